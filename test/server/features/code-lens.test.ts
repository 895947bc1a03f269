import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { codeLenses, resolveCodeLens } from '../../../src/server/features/code-lens.ts';
import { event, EVERYTHING, PATIENT, records, renderingOf, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';

/** The lenses as `line: title`. */
function check(text: string, expected: readonly string[], filter = EVERYTHING): void {
  const snapshot = snapshotOf({ [URI]: text }, filter);
  const lenses = inOneGo(codeLenses(snapshot, snapshot.view(URI)!, PATIENT));
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
    '20: 2 events with this access key [A]',
    '20: 1 event with this key pair [C]',
  ]));

test('findings that the filter hides have no lens', () =>
  check(LOG, [], { minimumLevel: 'medium', search: '' }));

test('above a log of one line the way to the formatted view', () =>
  check(JSON.stringify(JSON.parse(records(event(1, { eventName: 'ListUsers' })))), [
    '0: Open formatted view',
  ]));

test('above a line that the editor does not draw to its end, how much of it is drawn', () => {
  const text = JSON.stringify(JSON.parse(records(event(1, { eventName: 'ListUsers' }))));
  const titleOf = (drawnCharacters: number) => {
    const snapshot = { ...snapshotOf({ [URI]: text }), drawnCharacters };
    return inOneGo(codeLenses(snapshot, snapshot.view(URI)!, PATIENT))[0]?.command?.title;
  };
  assert.equal(titleOf(text.length), 'Open formatted view');
  assert.equal(titleOf(100), 'Open formatted view (VS Code draws the first 100 characters of this line)');
});

test('in a part of a large log: where it lies, and the ways on, at both ends', () => {
  const many = Array.from({ length: 6000 }, (_, number) =>
    event(number, { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com' }),
  );
  const snapshot = snapshotOf({ [URI]: JSON.stringify({ Records: many }) });
  const shown = (part: number) => {
    const view = renderingOf(snapshot, { source: URI, part });
    const lastLine = view.text.split('\n').length - 2;
    return inOneGo(codeLenses(snapshot, view, PATIENT)).map(
      ({ range, command }) =>
        `${range.start.line === lastLine ? 'end' : range.start.line}: ${command?.title}`,
    );
  };
  const [title = ''] = shown(1);
  assert.match(title, /^0: Events [\d,]+ to [\d,]+ of 6,000: part 2 of \d$/);
  const atTop = [title, '0: Previous events', '0: Next events'];
  assert.deepEqual(shown(1), [...atTop, ...atTop.map((lens) => lens.replace('0: ', 'end: '))]);
  assert.ok(!shown(0).includes('0: Previous events'));
  const [next] = inOneGo(
    codeLenses(snapshot, renderingOf(snapshot, { source: URI, part: 0 }), PATIENT),
  ).filter(({ command }) => command?.title === 'Next events');
  assert.equal(next?.command?.arguments?.[0].uri, renderingOf(snapshot, { source: URI, part: 1 }).uri);
});

test('what there is no time to count is counted when an editor shows it', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const lenses = inOneGo(codeLenses(snapshot, snapshot.view(URI)!, { isOver: () => true }));
  assert.deepEqual(
    lenses.map(({ command }) => command?.title),
    ['1 finding: Key pair imported', undefined, undefined],
  );
  const resolved = lenses.map((lens) => inOneGo(resolveCodeLens(snapshot, lens)).command?.title);
  assert.deepEqual(resolved.slice(1), [
    '2 events with this access key [A]',
    '1 event with this key pair [C]',
  ]);
});
