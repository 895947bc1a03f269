/** Which matches anything may come of: only these are concluded from. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexJoins } from '../../../../../src/core/detect/conclude/joins.ts';
import { askForWanted } from '../../../../../src/core/detect/conclude/wanted/wanted.ts';
import { inOneGo } from '../../../../../src/core/log/steps.ts';
import type { Events } from '../../../../rules/support/check.ts';
import { createKeyPair, event } from '../../../../rules/support/events.ts';
import { load } from '../../support/rules.ts';
import { correlating } from '../support/own-rules.ts';
import { matchesInParts } from '../support/told.ts';

/** The events, by their names, of which matches are left; the same whether columns tell them or not. */
function check(
  what: string,
  rule: string,
  events: Events,
  expected: readonly string[],
  ...more: readonly string[]
): void {
  const rules = load(correlating(...more, `finding: test\nlevel: low\n${rule.trim()}`));
  const names = Object.keys(events);
  for (const isTold of [true, false])
    test(`${what}: ${isTold ? 'told by columns' : 'objects'}`, () => {
      assert.deepEqual(rules.refused, []);
      const log = matchesInParts('log', Object.values(events), rules, () => isTold);
      const [wanted] = inOneGo(askForWanted([log], rules.rules, indexJoins([log])));
      const left = (wanted?.matches ?? []).map(({ event: { index } }) => names[index]!);
      assert.deepEqual([...new Set(left)], expected);
    });
}

function correlation(type: string, rules: string, more = ''): string {
  return `correlation: { type: ${type}, rules: ${rules}, group-by: [user.name], timespan: 10m${more} }`;
}

const far = { minutes: 100 };
const COUNT = correlation('event_count', '[a]', ', condition: { gte: 3 }');
const four = {
  a0: event('A', {}),
  a1: event('A', { minutes: 4 }),
  a2: event('A', { minutes: 10 }),
  lone: event('A', far),
  bob: event('A', { user: 'bob' }),
};
check('enough in a window', COUNT, four, ['a0', 'a1', 'a2']);
check('too few', correlation('event_count', '[a]', ', condition: { gt: 3 }'), four, []);
check('fewer than a number', correlation('event_count', '[a]', ', condition: { lt: 9 }'), four, [
  'a0',
  'a1',
  'a2',
  'lone',
  'bob',
]);
check('a document that reports by itself', COUNT, { a: event('A', {}), b: event('B', {}) }, ['b']);
check(
  'nobody in particular: in no group',
  COUNT,
  { a0: event('A', { identity: {} }), a1: event('A', { identity: {} }), a2: event('A', { identity: {} }) },
  [],
);
check(
  'an unknown account is a group, too',
  COUNT.replace('user.name', 'cloud.account.id'),
  {
    a0: event('A', { account: undefined }),
    a1: event('A', { account: undefined }),
    a2: event('A', { account: undefined }),
    known: event('A', {}),
  },
  ['a0', 'a1', 'a2'],
);
check(
  'a document without events that is needed',
  correlation('temporal', '[a, b]'),
  { a0: event('A', {}), a1: event('A', { minutes: 1 }) },
  [],
);
check(
  'all that is needed, in one window',
  correlation('temporal', '[a, b]'),
  {
    a: event('A', {}),
    b: event('B', { minutes: -10 }),
    far: event('A', far),
    bob: event('B', { user: 'bob' }),
  },
  ['a', 'b'],
);
check(
  'one of two is needed',
  correlation('temporal_ordered', '[a, b, c]', ', condition: c and (a or b)'),
  { c: event('C', {}), a: event('A', { minutes: 1 }), far: event('A', far) },
  ['c', 'a'],
);
check(
  'on either side of an anchor',
  `${correlation('temporal', '[a, b]')}\nanchor: a`,
  {
    before: event('B', { minutes: -10 }),
    a: event('A', {}),
    after: event('B', { minutes: 10 }),
    far: event('B', far),
  },
  ['before', 'a', 'after'],
);
check(
  'a correlation that cannot fire is none that another one could count on',
  correlation('temporal', '[many, b]'),
  { a: event('A', {}), b: event('B', {}) },
  [],
  `name: many\n${correlation('event_count', '[a]', ', condition: { gte: 2 }')}`,
);
check(
  'a sum depends on all there is',
  correlation('value_sum', '[a]', ', condition: { field: requestParameters.n, gte: 9 }'),
  { a: event('A', {}, { n: 1 }), far: event('A', far, { n: 1 }) },
  ['a', 'far'],
);
check(
  'a creation may be behind any chain, and of an event without a time that is to be said',
  correlation('temporal', '[a, b]'),
  {
    made: createKeyPair('k', {}),
    timeless: event('A', { record: { eventTime: undefined } }),
    a: event('A', {}),
  },
  ['made', 'timeless'],
  `name: keys\nlogsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: CreateKeyPair }, condition: calls }`,
  `name: many\n${correlation('event_count', '[keys]', ', condition: { gte: 9 }')}`,
);
check(
  'values of a list',
  correlation('value_count', '[a]', ', condition: { field: requestParameters.buckets, gte: 3 }'),
  {
    list: event('A', {}, { buckets: ['x', 'y', 'z'] }),
    one: event('A', far, { buckets: 'x' }),
    none: event('A', far),
  },
  ['list'],
);
check(
  'each group that a list is in',
  COUNT.replace('user.name', 'requestParameters.buckets'),
  {
    both: event('A', {}, { buckets: ['x', 'y'] }),
    y0: event('A', {}, { buckets: 'y' }),
    x: event('A', {}, { buckets: 'x' }),
    y1: event('A', {}, { buckets: ['y', 'z'] }),
  },
  ['both', 'y0', 'y1'],
);
