import { proofOf, type Events } from '../../../rules/support/check.ts';
import { event, TEMPORARY_KEY } from '../../../rules/support/events.ts';
import { correlating } from './support/own-rules.ts';

const proof = proofOf('test');

function check(name: string, correlation: string, events: Events, expected: readonly string[]): void {
  proof(name, events, expected, { rules: correlating(`finding: test\nlevel: low\n${correlation.trim()}`) });
}

const TEMPORAL = 'correlation: { type: temporal, rules: [a, b], group-by: [user.name], timespan: 10m }';
check(
  'any order: the event that completes the window is the anchor',
  TEMPORAL,
  { b: event('B', {}), a: event('A', { minutes: 10 }), lateB: event('B', { minutes: 20, seconds: 1 }) },
  ['low a (b)'],
);
check(
  'fires once while the window stays complete, and again after it was not',
  TEMPORAL,
  {
    a: event('A', {}),
    b: event('B', { minutes: 5 }),
    again: event('B', { minutes: 6 }),
    a2: event('A', { minutes: 30 }),
    b2: event('B', { minutes: 31 }),
  },
  ['low b (a, again)', 'low b2 (a2)'],
);
check('each group by itself', TEMPORAL, { a: event('A', {}), b: event('B', { user: 'bob' }) }, []);

const ORDERED =
  'correlation: { type: temporal_ordered, rules: [a, b, c], group-by: [user.name], timespan: 10m }';
check(
  'in order, with other events between',
  ORDERED,
  {
    c0: event('C', {}),
    a: event('A', { minutes: 1 }),
    c1: event('C', { minutes: 2 }),
    b: event('B', { minutes: 3 }),
    c: event('C', { minutes: 11 }),
  },
  ['low c (a, b)'],
);
check(
  'not in another order',
  ORDERED,
  { b: event('B', {}), a: event('A', { minutes: 1 }), c: event('C', { minutes: 2 }) },
  [],
);
check('equal times are in order', ORDERED, { c: event('C', {}), b: event('B', {}), a: event('A', {}) }, [
  'low c (b, a)',
]);
check(
  'the latest beginning counts: an old one does not spoil the window',
  ORDERED,
  {
    old: event('A', {}),
    a: event('A', { minutes: 5 }),
    b: event('B', { minutes: 6 }),
    c: event('C', { minutes: 15 }),
    late: event('C', { minutes: 15, seconds: 1 }),
  },
  ['low c (a, b)'],
);
check(
  'one event is not two steps',
  'correlation: { type: temporal_ordered, rules: [a, a], group-by: [user.name], timespan: 10m }',
  { one: event('A', {}), other: event('A', { minutes: 20 }), third: event('A', { minutes: 21 }) },
  ['low third (other)'],
);
check(
  'once while the window holds a complete chain',
  ORDERED,
  {
    a: event('A', {}),
    b: event('B', {}),
    c: event('C', {}),
    c2: event('C', { minutes: 1 }),
    a3: event('A', { minutes: 30 }),
    b3: event('B', { minutes: 30 }),
    c3: event('C', { minutes: 30 }),
  },
  ['low c (a, b, c2)', 'low c3 (a3, b3)'],
);

check(
  'an anchor looks to both sides, an ordered one only back',
  `
correlation: { type: temporal_ordered, rules: [b, a], group-by: [user.name], timespan: 10m }
anchor: a`,
  {
    b: event('B', {}),
    a: event('A', { minutes: 10 }),
    early: event('A', { minutes: -1 }),
    late: event('A', { minutes: 10, seconds: 1 }),
  },
  ['low a (b)'],
);
check(
  'nor is an anchor a step before itself',
  `
correlation: { type: temporal_ordered, rules: [a, a], group-by: [user.name], timespan: 10m }
anchor: a`,
  { a: event('A', {}), b: event('A', { minutes: 20 }), c: event('A', { minutes: 21 }) },
  ['low c (b)'],
);
check(
  'aliases name the same thing in other fields',
  `
correlation:
  type: temporal_ordered
  rules: [a, b]
  aliases:
    issued:
      a: responseElements.accessKey
      b: userIdentity.accessKeyId
  group-by: [issued]
  timespan: 10m`,
  {
    a: event('A', {}, null, { accessKey: TEMPORARY_KEY }),
    b: event('B', { minutes: 1, key: TEMPORARY_KEY }),
    other: event('B', { minutes: 1 }),
  },
  ['low b (a)'],
);
check(
  'same and unlike compare with the anchor, a list by any element',
  `
correlation: { type: temporal, rules: [a, b, c], group-by: [user.name], timespan: 10m }
anchor: a
same: { fields: [requestParameters.bucket], rules: [b] }
unlike: { fields: [requestParameters.bucket], rules: [c] }`,
  {
    one: event('A', {}, { bucket: ['x', 'y'] }),
    b: event('B', {}, { bucket: ['y', 'z'] }),
    otherB: event('B', {}, { bucket: 'w' }),
    c: event('C', {}),
    otherC: event('C', {}, { bucket: 'x' }),
    two: event('A', { minutes: 1 }, { bucket: 'v' }),
  },
  ['low one (b, c)'],
);
check(
  'where takes globs and placeholders',
  `
correlation: { type: temporal, rules: [a, b], group-by: [user.name], timespan: 10m }
anchor: a
where:
  b:
    requestParameters.groupName|expand: ['%known_bad_group_names%', 'web-*']`,
  {
    a: event('A', {}),
    listed: event('B', {}, { groupName: 'Java_Ghost' }),
    glob: event('B', {}, { groupName: 'web-7' }),
    other: event('B', {}, { groupName: 'db' }),
  },
  ['low a (listed, glob)'],
);

proof(
  'a correlation of correlations: the inner one stands for its anchor, its chain comes along',
  {
    a: event('A', {}),
    b: event('B', { minutes: 1 }),
    c: event('C', { minutes: 2 }),
    lonely: event('C', { minutes: 30 }),
  },
  ['low c (a, b)'],
  {
    rules: correlating(
      'name: inner\ncorrelation: { type: temporal_ordered, rules: [a, b], group-by: [user.name], timespan: 10m }',
      'finding: test\nlevel: low\ncorrelation: { type: temporal_ordered, rules: [inner, c], group-by: [user.name], timespan: 10m }',
    ),
  },
);
