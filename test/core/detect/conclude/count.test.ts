import { proofOf } from '../../../rules/support/check.ts';
import { event } from '../../../rules/support/events.ts';
import { correlating } from './support/own-rules.ts';

const check = proofOf('test');

function counting(
  condition: string,
  rules = '[a]',
  groupBy = '[user.name]',
  type = 'event_count',
): { rules: string } {
  return {
    rules: correlating(`
finding: test
level: low
correlation:
  type: ${type}
  rules: ${rules}
  group-by: ${groupBy}
  timespan: 10m
  condition: ${condition}`),
  };
}

const every4 = {
  a0: event('A', {}),
  a4: event('A', { minutes: 4 }),
  a8: event('A', { minutes: 8 }),
  a12: event('A', { minutes: 12 }),
  a30: event('A', { minutes: 30 }),
  a31: event('A', { minutes: 31 }),
  a32: event('A', { minutes: 32 }),
};
check(
  'a count fires when the window reaches it and again after it fell below',
  every4,
  // Two minutes before `a12` the window lost `a0`.
  ['low a8 (a0, a4)', 'low a12 (a4, a8)', 'low a32 (a30, a31)'],
  counting('{ gte: 3 }'),
);
check('more than', every4, ['low a4 (a0, a8, a12)', 'low a31 (a30, a32)'], counting('{ gt: 1 }'));
check(
  'one is enough, each time',
  every4,
  ['low a0 (a4, a8, a12)', 'low a30 (a31, a32)'],
  counting('{ gte: 1 }'),
);
check(
  'more than a number that none counts',
  every4,
  ['low a8 (a0, a4)', 'low a12 (a4, a8)', 'low a32 (a30, a31)'],
  counting('{ gt: 2.5 }'),
);
check('as many as there are in no group', every4, [], counting('{ gte: 8 }'));
check('exactly', every4, ['low a4 (a0)', 'low a31 (a30)'], counting('{ eq: 2 }'));
check('less than: from the first', every4, ['low a0 (a4)', 'low a30 (a31)'], counting('{ lt: 3 }'));
check(
  'each group by itself',
  { a0: event('A', {}), bob: event('A', { user: 'bob' }), a1: event('A', { minutes: 1 }) },
  ['low a1 (a0)'],
  counting('{ gte: 2 }'),
);
check(
  'without a group all events are one',
  { a0: event('A', {}), bob: event('A', { user: 'bob', minutes: 1 }) },
  ['low bob (a0)'],
  counting('{ gte: 2 }', '[a]', '[]'),
);
check(
  'several documents add up, an event that is in two of them counts once',
  { a: event('A', {}), b: event('B', { minutes: 1 }), b2: event('B', { minutes: 2 }) },
  ['low b2 (a, b)'],
  {
    rules: `${counting('{ gte: 3 }', '[a, b, again]').rules}
---
title: B again
name: again
logsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: B }, condition: calls }`,
  },
);
check(
  'an event without the group-by value belongs to no group',
  { a0: event('A', { identity: {} }), a1: event('A', { identity: {}, minutes: 1 }) },
  [],
  counting('{ gte: 2 }'),
);
check(
  'different values; an event without one does not take part',
  {
    one: event('A', {}, { bucket: 'x' }),
    same: event('A', { minutes: 1 }, { bucket: 'x' }),
    none: event('A', { minutes: 2 }),
    two: event('A', { minutes: 3 }, { bucket: 'y' }),
  },
  ['low two (one, same)'],
  counting('{ gte: 2, field: requestParameters.bucket }', '[a]', '[user.name]', 'value_count'),
);
check(
  'every value of a list counts',
  { one: event('A', {}, { buckets: ['x', 'y'] }), two: event('A', { minutes: 1 }, { buckets: ['y', 'z'] }) },
  ['low two (one)'],
  counting('{ gte: 3, field: requestParameters.buckets }', '[a]', '[user.name]', 'value_count'),
);
check(
  'all values of one list reach the count',
  { one: event('A', {}, { buckets: ['x', 'y', 'z'] }) },
  ['low one'],
  counting('{ gte: 3, field: requestParameters.buckets }', '[a]', '[user.name]', 'value_count'),
);
check(
  'an event with a list belongs to the group of each element',
  {
    both: event('A', {}, { buckets: ['x', 'y'] }),
    x: event('A', { minutes: 1 }, { buckets: ['x'] }),
    y: event('A', { minutes: 2 }, { buckets: 'y' }),
  },
  ['low x (both)', 'low y (both)'],
  counting('{ gte: 2 }', '[a]', '[requestParameters.buckets]'),
);
check(
  'from an anchor the window reaches to both sides',
  {
    before: event('B', { minutes: -10 }, { bucket: 'x' }),
    a: event('A', {}, { bucket: 'y' }),
    after: event('B', { minutes: 10 }, { bucket: 'z' }),
    tooFar: event('B', { minutes: 10, seconds: 1 }, { bucket: 'w' }),
    lonely: event('A', { minutes: 40 }, { bucket: 'y' }),
  },
  ['low a (before, after)'],
  {
    rules: `${counting('{ gte: 3, field: requestParameters.bucket }', '[a, b]', '[user.name]', 'value_count').rules}\nanchor: a`,
  },
);
