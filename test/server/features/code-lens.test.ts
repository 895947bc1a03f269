import assert from 'node:assert/strict';
import test from 'node:test';
import { codeLenses } from '../../../src/server/features/code-lens.ts';
import { createKeyPair, event, EVERYTHING, records, renderingOf, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';

/** The lenses as `line: title`. */
function check(text: string, expected: readonly string[], filter = EVERYTHING): void {
  const snapshot = snapshotOf({ [URI]: text }, filter);
  const lenses = codeLenses(snapshot, snapshot.view(URI)!);
  const shown = lenses.map(({ range, command }) => `${range.start.line}: ${command?.title}`);
  assert.deepEqual(shown, expected);
}

const LOG = records(
  event(1, { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com' }),
  event(2, { eventName: 'ImportKeyPair', requestParameters: { keyName: 'laptop' } }),
);

test('above a flagged event: its findings and its pivots', () =>
  check(LOG, [
    '20: 1 finding: Key pair imported',
    '20: 2 events with this access key',
    '20: 1 event with this key pair',
  ]));

test('findings that the filter hides have no lens', () =>
  check(LOG, [], { minimumLevel: 'medium', search: '' }));

test('above a log of one line the way to the formatted view', () =>
  check(JSON.stringify(JSON.parse(records(event(1, { eventName: 'ListUsers' })))), [
    '0: Open formatted view',
  ]));

test('in a part of a large log: where it lies, and the ways on, at both ends', () => {
  const many = Array.from({ length: 6000 }, (_, number) =>
    event(number, { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com' }),
  );
  const snapshot = snapshotOf({ [URI]: JSON.stringify({ Records: many }) });
  const shown = (part: number) => {
    const view = renderingOf(snapshot, { source: URI, part });
    const lastLine = view.text.split('\n').length - 2;
    return codeLenses(snapshot, view).map(
      ({ range, command }) =>
        `${range.start.line === lastLine ? 'end' : range.start.line}: ${command?.title}`,
    );
  };
  const [title = ''] = shown(1);
  assert.match(title, /^0: Events [\d,]+ to [\d,]+ of 6,000: part 2 of \d$/);
  const atTop = [title, '0: Previous events', '0: Next events'];
  assert.deepEqual(shown(1), [...atTop, ...atTop.map((lens) => lens.replace('0: ', 'end: '))]);
  assert.ok(!shown(0).includes('0: Previous events'));
  const [next] = codeLenses(snapshot, renderingOf(snapshot, { source: URI, part: 0 })).filter(
    ({ command }) => command?.title === 'Next events',
  );
  assert.equal(next?.command?.arguments?.[0].uri, renderingOf(snapshot, { source: URI, part: 1 }).uri);
});

test('counting goes on later where many findings meet much text', () => {
  const padding = 'x'.repeat(1_000_000);
  const snapshot = snapshotOf({
    [URI]: records(...Array.from({ length: 30 }, (_, number) => createKeyPair(number, 'xg1', { padding }))),
  });
  const lenses = codeLenses(snapshot, snapshot.view(URI)!);
  assert.ok(lenses.some(({ command }) => command === undefined));
  assert.ok(lenses.every(({ command, data }) => command !== undefined || data !== undefined));
});
