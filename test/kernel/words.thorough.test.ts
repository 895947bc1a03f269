/** Rules that look for their words in a part of the record only match what they match in all of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchLog } from '../../src/core/detect/match.ts';
import { isPlain } from '../../src/core/log/event.ts';
import { readLog } from '../../src/core/log/read.ts';
import { CONTEXT, load, ruleWith } from '../core/detect/support/rules.ts';
import { kernel } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

const RULES = load(
  [
    'a: { requestParameters.x: Wanted }',
    'a: { responseElements.x|contains: wanted }',
    'a: { requestParameters.x.y|contains: wanted }',
    'a: [{ requestParameters.x: wanted }, { requestParameters.y: other }]',
    'a: [{ requestParameters.x: wanted }, { responseElements.x: wanted }]',
    'a: { requestParameters.x: wanted, responseElements.y: other }',
    'a: { requestParameters: wanted }',
    'a: { note: wanted }',
  ]
    .map((detection, at) => `id: r${at}\n${ruleWith(`${detection}\ncondition: a`)}`)
    .join('---\n'),
);

/** What rules match in a record with these members, and whether it is plain. */
function matchesOf(members: string): { readonly rules: readonly string[]; readonly plain: boolean } {
  const text = Buffer.from(`[{"eventVersion":"1.08","eventName":"a","eventSource":"b",${members}}]`);
  const [read, plainly] = [readLog(text), readLog(text, { scanner: kernel })];
  const [expected, found] = [read, plainly].map((log) =>
    matchLog('log', log, RULES, CONTEXT).matches.map(({ rule }) => rule),
  );
  assert.deepEqual(found, expected, members);
  return { rules: found!, plain: isPlain(plainly.events[0]!) };
}

function check(members: string, rules: readonly string[], plain = true): void {
  test(members, () => assert.deepEqual(matchesOf(members), { rules, plain }));
}

check('"requestParameters":{"x":"WANTED"},"note":1', ['r0', 'r3', 'r4']);
check('"note":1,"responseElements":{"x":"unwanted"},"requestParameters":null', ['r1']);
check('"note":"wanted","requestParameters":{},"responseElements":{}', ['r7']);
check('"requestParameters":[{"x":"wanted"},{"x":{"y":"wanted"}}]', ['r0', 'r2', 'r3', 'r4']);
check('"requestParameters":"wanted"', ['r6']);
check('"requestParameters":{"x":"no"},"requestParameters":{"x":"wanted"}', ['r0', 'r3', 'r4']);
check('"requestParameters":{"x":"wanted"},"requestParameters":{"x":"no"}', []);
check('"requestParameters.x":"wanted","requestParameters":{"x":"no"}', ['r0', 'r3', 'r4'], false);
check('"requestParameters":{"x":"\\u0077anted"}', ['r0', 'r3', 'r4'], false);
check('"requestParameters":{"x":"wanted"},"responseElements":{"y":"other"}', ['r0', 'r3', 'r4', 'r5']);

function recordWith(name: string): string {
  return `{"eventVersion":"1.08","eventName":"a","eventSource":"b","${name}":"wanted","requestParameters":{"z":1}}`;
}

test('a name with a dot is not overlooked where it comes again, however long', () => {
  const long = `requestParameters.${'y'.repeat(40)}`;
  const text = Buffer.from(
    `[${['requestParameters.x', 'requestParameters.x', long].map(recordWith).join(',')}]`,
  );
  const log = readLog(text, { scanner: kernel });
  assert.deepEqual(
    log.events.map((event) => isPlain(event)),
    [false, false, false],
  );
  const matches = matchLog('log', log, RULES, CONTEXT).matches.map(({ rule, event }) => [event.index, rule]);
  assert.deepEqual(
    matches.filter(([, rule]) => rule === 'r0'),
    [
      [0, 'r0'],
      [1, 'r0'],
    ],
  );
});

test('the same of any members in any order', () => {
  let plain = 0;
  let matches = 0;
  for (let seed = 1; seed <= 600; seed++) {
    const random = randomFrom(seed);
    const text = (): string =>
      random.pick(['"wanted"', '"other"', '"un-WANTED"', '"w\\u0061nted"', '1', 'null']);
    const value = (): string =>
      random.pick([text(), `{"x":${text()},"y":${text()}}`, `[{"x":{"y":${text()}}}]`]);
    const member = (): string =>
      `"${random.pick(['requestParameters', 'responseElements', 'note', 'requestParameters.x', 'other'])}":${value()}`;
    const found = matchesOf(Array.from({ length: 1 + random.below(4) }, member).join(','));
    if (found.plain) plain++;
    matches += found.rules.length;
  }
  assert.ok(plain > 100 && matches > 100, `${plain} ${matches}`);
});
