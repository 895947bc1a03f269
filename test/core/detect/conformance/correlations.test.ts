import { conforms, detecting, type Records } from './support/check.ts';

/** Detections `list`, `get` and `put`, for the calls of these names, and a correlation of them. */
function correlating(correlation: string): string {
  const detections = ['list', 'get', 'put'].map((name) => detecting(name, `eventName: ${name}`));
  return [...detections, `title: found\n${correlation.trim()}`].join('\n---\n');
}

const list = (at: number, more: object = {}): Records[string] => ({
  at,
  eventName: 'List',
  user: 'ana',
  ...more,
});
const get = (at: number, more: object = {}): Records[string] => ({
  at,
  eventName: 'Get',
  user: 'ana',
  ...more,
});
const put = (at: number, more: object = {}): Records[string] => ({
  at,
  eventName: 'Put',
  user: 'ana',
  ...more,
});

// event_count
const manyGets = correlating(`
correlation:
  type: event_count
  rules: [get]
  group-by: [user]
  timespan: 1h
  condition: { gte: 3 }`);
conforms(
  'event_count: as many within the time, of one user',
  manyGets,
  { a: get(0), b: get(30), c: get(60), bob: get(60, { user: 'bob' }) },
  ['found: c (a, b)'],
);
conforms('event_count: too far apart', manyGets, { a: get(0), b: get(30), c: get(61) }, []);
conforms('event_count: not by two users', manyGets, { a: get(0), b: get(1), c: get(2, { user: 'bob' }) }, []);
conforms(
  'event_count: no user, no group',
  manyGets,
  { a: get(0, { user: null }), b: get(1, { user: null }), c: get(2, { user: null }) },
  [],
);
conforms(
  'event_count: of several rules together',
  manyGets.replace('rules: [get]', 'rules: [get, put]'),
  { a: get(0), b: put(1), c: get(2) },
  ['found: c (a, b)'],
);
conforms(
  'event_count: pairs of fields make the groups',
  manyGets.replace('[user]', '[user, region]'),
  {
    a: get(0, { region: 'x' }),
    b: get(1, { region: 'x' }),
    other: get(2, { region: 'y' }),
    c: get(3, { region: 'x' }),
  },
  ['found: c (a, b)'],
);

// Every operator, and a range
const counting = (condition: string): string => manyGets.replace('{ gte: 3 }', condition);
const four = { a: get(0), b: get(1), c: get(2), d: get(3) };
conforms('gt', counting('{ gt: 3 }'), four, ['found: d (a, b, c)']);
conforms('eq', counting('{ eq: 2 }'), four, ['found: b (a)']);
conforms('lt', counting('{ lt: 2 }'), four, ['found: a']);
conforms('lte', counting('{ lte: 1 }'), four, ['found: a']);
conforms('neq', counting('{ neq: 1 }'), four, ['found: b (a, c, d)']);
conforms('a range', counting('{ gt: 1, lte: 3 }'), four, ['found: b (a, c)']);
conforms('a range that nothing is in', counting('{ gt: 3, lt: 4 }'), four, []);

// Units of time
for (const [timespan, minutes] of [
  ['90s', 1.5],
  ['90m', 90],
  ['2h', 120],
  ['1d', 1440],
  ['1w', 10_080],
  ['1M', 43_829],
  ['1y', 525_949],
] as const) {
  const rules = counting('{ gte: 2 }').replace('1h', timespan);
  conforms(`${timespan}: inside`, rules, { a: get(0), b: get(minutes) }, ['found: b (a)']);
  conforms(`${timespan}: outside`, rules, { a: get(0), b: get(minutes + 1) }, []);
}

// value_count
const manyBuckets = correlating(`
correlation:
  type: value_count
  rules: [get]
  group-by: [user]
  timespan: 1h
  condition: { gte: 2, field: bucket }`);
conforms(
  'value_count: different values',
  manyBuckets,
  { a: get(0, { bucket: 'x' }), b: get(1, { bucket: 'x' }), none: get(2), c: get(3, { bucket: 'y' }) },
  ['found: c (a, b)'],
);
conforms(
  'value_count: case counts',
  manyBuckets,
  { a: get(0, { bucket: 'x' }), b: get(1, { bucket: 'X' }) },
  ['found: b (a)'],
);
conforms(
  'value_count: of several fields the combinations',
  manyBuckets.replace('bucket }', '[bucket, key] }'),
  {
    a: get(0, { bucket: 'x', key: 1 }),
    same: get(1, { bucket: 'x', key: 1 }),
    half: get(2, { bucket: 'y' }),
    b: get(3, { bucket: 'x', key: 2 }),
  },
  ['found: b (a, same)'],
);

// Computed values
const computing = (type: string, condition: string): string =>
  correlating(`
correlation:
  type: ${type}
  rules: [get]
  group-by: [user]
  timespan: 10m
  condition: { field: bytes, ${condition} }`);
const bytes = (...sizes: readonly unknown[]): Records =>
  Object.fromEntries(sizes.map((size, at) => [`e${at}`, get(at, { bytes: size })]));
conforms('value_sum', computing('value_sum', 'gt: 100'), bytes(60, 40, 1), ['found: e2 (e0, e1)']);
conforms('value_sum: numbers may stand as text', computing('value_sum', 'gte: 100'), bytes('60', 'x', 40.5), [
  'found: e2 (e0)',
]);
conforms(
  'value_sum: what left the window no longer counts',
  computing('value_sum', 'gte: 100'),
  { a: get(0, { bytes: 60 }), b: get(11, { bytes: 60 }) },
  [],
);
conforms('value_avg', computing('value_avg', 'gte: 50'), bytes(10, 40, 100), ['found: e2 (e0, e1)']);
conforms('value_avg: a range', computing('value_avg', 'gte: 20, lt: 30'), bytes(10, 40, 100), [
  'found: e1 (e0)',
]);
conforms('value_median', computing('value_median', 'gte: 30'), bytes(1, 30, 1, 59, 60), [
  'found: e4 (e0, e1, e2, e3)',
]);
conforms('value_median: between two numbers', computing('value_median', 'eq: 15.5'), bytes(1, 30), [
  'found: e1 (e0)',
]);
conforms(
  'value_percentile',
  computing('value_percentile', 'percentile: 75, gte: 30'),
  bytes(10, 20, 30, 40, 50),
  ['found: e3 (e0, e1, e2, e4)'],
);
conforms(
  'value_percentile: the least',
  computing('value_percentile', 'percentile: 0, lt: 5'),
  bytes(10, 20, 4),
  ['found: e2 (e0, e1)'],
);

// temporal
const together = correlating(`
correlation:
  type: temporal
  rules: [list, get, put]
  group-by: [user]
  timespan: 10m`);
conforms('temporal: all, in any order', together, { p: put(0), l: list(5), g: get(10) }, ['found: g (p, l)']);
conforms('temporal: not all', together, { p: put(0), l: list(5), late: get(11) }, []);
const withCondition = (rules: string, condition: string): string =>
  rules.replace('timespan: 10m', `timespan: 10m\n  condition: ${condition}`);
conforms(
  'temporal: two of three',
  withCondition(together, '{ gte: 2 }'),
  { p: put(0), p2: put(1), g: get(2) },
  ['found: g (p, p2)'],
);
conforms(
  'temporal: exactly two',
  withCondition(together, '{ eq: 2 }'),
  { p: put(0), g: get(2), l: list(3) },
  ['found: g (p)'],
);
conforms(
  'temporal: an expression',
  withCondition(together, 'put and (list or get)'),
  { l: list(0), g: get(1), p: put(2) },
  ['found: p (l, g)'],
);
conforms(
  'temporal: an expression that does not hold',
  withCondition(together, 'put and (list or get)'),
  { l: list(0), g: get(1) },
  [],
);
conforms(
  'temporal: without one of them',
  withCondition(together, 'put and get and not list'),
  { l: list(0), g: get(8), p: put(9), p2: put(11) },
  ['found: p2 (g, p)'],
);
conforms(
  'temporal: the rules named by the condition alone',
  together.replace('rules: [list, get, put]', 'condition: list and get'),
  { l: list(0), g: get(1) },
  ['found: g (l)'],
);

// temporal_ordered
const inOrder = together.replace('temporal', 'temporal_ordered');
conforms('temporal_ordered: in the order of the rules', inOrder, { l: list(0), g: get(1), p: put(2) }, [
  'found: p (l, g)',
]);
conforms('temporal_ordered: not in another', inOrder, { g: get(0), l: list(1), p: put(2) }, []);
conforms(
  'temporal_ordered: two of three',
  withCondition(inOrder, '{ gte: 2 }'),
  { g: get(0), l: list(1), p: put(2) },
  ['found: p (l)'],
);
conforms(
  'temporal_ordered: exactly two',
  withCondition(inOrder, '{ eq: 2 }'),
  { l: list(0), g: get(1), p: put(2) },
  ['found: g (l)'],
);
conforms(
  'temporal_ordered: in the order of the expression',
  withCondition(inOrder, 'put and (list or get)'),
  { l: list(0), p: put(1), g: get(2) },
  ['found: g (p)'],
);
conforms(
  'temporal_ordered: without one of them',
  withCondition(inOrder, 'list and put and not get'),
  { l: list(0), g: get(1), p: put(2), l2: list(12), p2: put(13) },
  ['found: p2 (l2)'],
);

// Aliases
conforms(
  'aliases: one value, two names',
  correlating(`
correlation:
  type: temporal
  rules: [list, put]
  group-by: [who]
  timespan: 10m
  aliases: { who: { list: user, put: owner } }`),
  { l: list(0), other: put(1, { owner: 'bob' }), p: put(2, { owner: 'ana' }) },
  ['found: p (l)'],
);

// Correlations of correlations
conforms(
  'a correlation of correlations',
  correlating(`
name: burst
correlation: { type: event_count, rules: [get], group-by: [user], timespan: 10m, condition: { gte: 2 } }
---
title: chain
correlation: { type: temporal_ordered, rules: [burst, put], group-by: [user], timespan: 10m }`),
  { a: get(0), b: get(1), early: put(0.5), p: put(3), alone: put(30) },
  ['chain: p (a, b)'],
);

// What is reported
conforms('without generate only the correlation', together, { l: list(0), g: get(1) }, []);
conforms(
  'generate: the rules as well',
  together.replace('timespan: 10m', 'timespan: 10m\n  generate: true'),
  { l: list(0), g: get(1), p: put(2) },
  ['list: l', 'get: g', 'put: p', 'found: p (l, g)'],
);
