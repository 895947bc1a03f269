import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rule } from '../../../src/core/detect/rule.ts';
import { checkRefused } from './support/check.ts';
import { load } from './support/rules.ts';

const detection = (head: string): string => `${head}
logsource: { product: aws, service: cloudtrail }
detection:
  a: { eventName: A }
  condition: a`;
const A = detection('title: A\nname: a');
const B = detection('title: B\nname: b\nid: 0b');
const correlation = (rules: string, more = '', head = 'title: C'): string => `${head}
correlation: { type: temporal, rules: ${rules}, timespan: 1h${more} }`;
const join = (...documents: readonly string[]): string => documents.join('\n---\n');

function only(text: string): Rule {
  const { rules, refused } = load(text);
  assert.deepEqual(refused, []);
  assert.equal(rules.length, 1);
  return rules[0]!;
}

test('a detection with everything', () => {
  const { compiled, prefilter, parts, ...rule } = only(`
title: Title
id: 5d1
name: short
status: test
description: What it is.
author: me
license: MIT
references: [https://a, https://b]
tags: attack.t1098
falsepositives: [Admins]
level: high
finding: shown
family: shown-ones
message: '{eventName}'
triage: ['One {x}', Two]
raise: { to: critical, when: flagged }
flags: none
new_terms: { fields: [user.name, cloud.account.id], history: 10d }
logsource: { product: AWS, service: CloudTrail }
detection:
  a: { eventSource: EC2.amazonaws.com, eventName: [A, B] }
  condition: a`) as Extract<Rule, { kind: 'detection' }>;
  const { evaluate, couldMatch, mayMatch, columns, words, needs, told, ...others } = compiled();
  assert.deepEqual(others, { key: '5d1' });
  assert.equal(typeof evaluate, 'function');
  assert.equal(typeof mayMatch, 'function');
  assert.deepEqual([columns, words, told?.rest], [[], [], []]);
  assert.equal(typeof parts, 'function');
  assert.ok(couldMatch({ eventSource: 'ec2.amazonaws.com', eventName: 'b' }));
  assert.ok(!couldMatch({ eventSource: 'ec2.amazonaws.com', eventName: 'c' }));
  assert.deepEqual(needs, []);
  assert.deepEqual(prefilter, {
    eventSources: new Set(['ec2.amazonaws.com']),
    eventNames: new Set(['a', 'b']),
  });
  assert.deepEqual(rule, {
    kind: 'detection',
    key: '5d1',
    id: '5d1',
    name: 'short',
    title: 'Title',
    level: 'high',
    finding: 'shown',
    family: 'shown-ones',
    description: 'What it is.',
    author: 'me',
    license: 'MIT',
    references: ['https://a', 'https://b'],
    tags: ['attack.t1098'],
    falsePositives: ['Admins'],
    message: '{eventName}',
    triage: ['One {x}', 'Two'],
    path: 'a.yml',
    line: 2,
    raise: { to: 'critical', when: 'flagged' },
    flags: 'none',
    reports: true,
    newTerms: { fields: ['user.name', 'cloud.account.id'], history: 864_000_000 },
  });
});

test('a detection with nothing but what it needs', () => {
  const { key, level, finding, reports, triage } = only(detection('title: Only a title'));
  assert.deepEqual(
    { key, level, finding, reports, triage },
    {
      key: 'Only a title',
      level: 'low',
      finding: 'Only a title',
      reports: true,
      triage: [],
    },
  );
});

test('a correlation with everything', () => {
  const { rules, refused } = load(
    join(
      A,
      B,
      `title: C
correlation:
  type: temporal
  rules: [a, b]
  group-by: [user, region]
  timespan: 2w
  condition: a and not b
  aliases: { user: { a: user.name, 0b: userIdentity.arn } }
anchor: B
where: { a: { cloudtrail.security_group.name|expand: 'x-%team%', y: [1, true] } }
same: { fields: [cloud.region], rules: [a] }
unlike: [{ fields: x, rules: a }, { fields: y, rules: [a] }]`,
    ),
  );
  assert.deepEqual(refused, []);
  const {
    type,
    rules: keys,
    ruleNames,
    groupBy,
    timespan,
    condition,
    presence,
    aliases,
    anchor,
    where,
    same,
    unlike,
  } = rules[2] as Extract<Rule, { kind: 'correlation' }>;
  assert.deepEqual(
    { type, keys, ruleNames, groupBy, timespan, condition, presence, aliases, anchor, where, same, unlike },
    {
      type: 'temporal',
      keys: ['a', '0b'],
      ruleNames: ['a', 'b'],
      groupBy: ['user', 'region'],
      timespan: 1_209_600_000,
      condition: undefined,
      presence: {
        kind: 'all',
        parts: [
          { kind: 'rule', position: 0 },
          { kind: 'not', part: { kind: 'rule', position: 1 } },
        ],
      },
      aliases: { user: { a: 'user.name', b: 'userIdentity.arn' } },
      anchor: 'b',
      where: { a: { 'cloudtrail.security_group.name': ['x-red', 'x-blue*'], y: ['1', 'true'] } },
      same: [{ fields: ['cloud.region'], rules: ['a'] }],
      unlike: [
        { fields: ['x'], rules: ['a'] },
        { fields: ['y'], rules: ['a'] },
      ],
    },
  );
});

test('a member without a value says as much as none', () => {
  const members = ['falsepositives', 'references', 'tags', 'triage', 'level', 'author'];
  const rule = only(`${members.map((name) => `${name}:`).join('\n')}\n${A}`);
  const { falsePositives, references, tags, triage, level, author } = rule;
  assert.deepEqual(
    [falsePositives, references, tags, triage, level, author],
    [[], [], [], [], 'low', undefined],
  );
});

test('every document is loaded, not applicable or refused', () => {
  const { seen, rules, notApplicable, refused } = load(
    join(A, '', detection('id: no title'), correlation('[a, b]'), '---'),
    join(
      B,
      'title: W\nlogsource: { product: windows, category: process_creation }',
      'logsource: { service: cloudtrail }',
    ),
  );
  assert.deepEqual(
    { seen, loaded: rules.length, notApplicable, refused: refused.length },
    {
      seen: 6,
      loaded: 3,
      notApplicable: 2,
      refused: 1,
    },
  );
});

test('a correlation of rules for other logs does not apply either', () => {
  const { notApplicable, refused } = load(
    join('title: W\nname: w\nlogsource: { product: windows }', correlation('w')),
  );
  assert.deepEqual({ notApplicable, refused }, { notApplicable: 2, refused: [] });
});

// References
function checkKeys(name: string, texts: readonly string[], expected: readonly string[]): void {
  test(name, () => {
    const { rules, refused } = load(...texts);
    assert.deepEqual(refused, []);
    assert.deepEqual(
      rules.flatMap((rule) => (rule.kind === 'correlation' ? rule.rules : [])),
      expected,
    );
  });
}
checkKeys('by id, name and title', [join(A, B, correlation('[0b, a, A]'))], ['0b', 'a', 'a']);
checkKeys('to a document further down and in another file', [correlation('[a, b]'), join(B, A)], ['a', '0b']);
checkKeys(
  'by title, of the same file first',
  [detection('title: A\nid: other'), join(A, correlation('A'))],
  ['a'],
);
checkKeys('by an id in other letters', [join(B.replace('0b', 'AB'), correlation('ab'))], ['AB']);
checkKeys(
  'named by the condition alone',
  [join(A, B, 'title: C\ncorrelation: { type: temporal, timespan: 1h, condition: (b or not a) and b }')],
  ['0b', 'a'],
);
checkKeys(
  'of two with one title the one that is for our logs',
  [join('title: A\nlogsource: { product: windows }', A, correlation('A'))],
  ['a'],
);
checkKeys(
  'by name before title',
  [join(detection('title: a'), A, correlation('a'))].map((text) =>
    text.replace('title: a\n', 'title: a\nid: x\n'),
  ),
  ['a'],
);

test('a rule stands after those it refers to', () => {
  const { rules } = load(correlation('[D, a]'), join(correlation('b', '', 'title: D'), B, A));
  assert.deepEqual(
    rules.map(({ title }) => title),
    ['B', 'D', 'A', 'C'],
  );
});

checkRefused(
  'a reference to nothing',
  join(
    A,
    `title: C
correlation: { type: temporal, rules: [a, nobody], timespan: 1h }
                                          ^ no rule has the id, name or title "nobody"`,
  ),
);
checkRefused(
  'an ambiguous title',
  join(
    A,
    detection('title: A\nname: a2'),
    `title: C
correlation: { type: temporal, rules: [A], timespan: 1h }
                                       ^ several rules have the title "A"`,
  ),
);
checkRefused(
  'a reference to itself',
  `title: C
correlation: { type: temporal, rules: [C], timespan: 1h }
                                       ^ the rule "C" refers back to this one`,
);
checkRefused(
  'a reference to a refused rule',
  join(
    `title: A
name: a
level: odd
       ^ "odd" is no level; levels are informational, low, medium, high, critical`,
    `title: C
correlation: { type: temporal, rules: [a], timespan: 1h }
                                       ^ the rule "a" was refused (a.yml:4)`,
  ).replace('level: odd', 'logsource: { product: aws, service: cloudtrail }\nlevel: odd'),
);
checkRefused(
  'one rule for another log source',
  join(
    A,
    'title: W\nlogsource: { product: linux }',
    `title: C
correlation: { type: temporal, rules: [a, W], timespan: 1h }
                                          ^ the rule "W" is for another log source`,
  ),
);
checkRefused(
  'an id twice',
  join(
    B,
    `title: Other
id: 0b
    ^ the id "0b" is already used at a.yml:1
logsource: { product: aws, service: cloudtrail }
detection: {}`,
  ),
);
checkRefused(
  'a name twice',
  join(
    A,
    `title: Other
name: a
      ^ the name "a" is already used at a.yml:1
logsource: { product: aws, service: cloudtrail }
detection: {}`,
  ),
);
checkRefused(
  'nothing but a title, twice',
  join(
    detection('title: T'),
    `title: T
       ^ the title "T" is already used at a.yml:1
logsource: { product: aws, service: cloudtrail }
detection: {}`,
  ),
);

test('a refused rule does not keep its names from another', () => {
  const broken = `${A.replace('name: a', 'name: a\nid: x')}\nlevel: odd`;
  const { rules, refused, notApplicable } = load(
    join(
      broken,
      'title: W\nid: x\nlogsource: { product: windows }',
      detection('title: New\nname: a\nid: x'),
      correlation('[x]'),
      correlation('[a]', '', 'title: D'),
    ),
  );
  assert.deepEqual(
    rules.map(({ title, reports }) => [title, reports]),
    [
      ['New', false],
      ['C', true],
      ['D', true],
    ],
  );
  assert.deepEqual([refused.map(({ line }) => line), notApplicable], [[8], 1]);
});
checkRefused(
  'a name that is the title of a nameless rule',
  join(
    detection('title: T'),
    `title: Other
name: T
      ^ the name "T" is already used at a.yml:1
logsource: { product: aws, service: cloudtrail }
detection: {}`,
  ),
);

// What several documents have in common
const GLOBAL = `action: global
title: Shared
level: high
logsource: { product: aws, service: cloudtrail }`;
test('the keys of a global document are those of the rules after it', () => {
  const one = 'id: 1\nlevel: low\ndetection: { a: { eventName: A }, condition: a }';
  const two = 'id: 2\ndetection: { a: { eventName: B }, condition: a }';
  const { rules, refused, seen } = load(join(GLOBAL, one, two, 'action: reset', one.replace('1', '3')));
  assert.deepEqual(
    rules.map(({ id, title, level }) => [id, title, level]),
    [
      ['1', 'Shared', 'high'],
      ['2', 'Shared', 'high'],
    ],
  );
  assert.deepEqual([refused.map(({ reason }) => reason), seen], [['a rule needs a logsource'], 3]);
});
test('a repeated document is the one before with some keys replaced', () => {
  const { rules } = load(
    join(B, 'action: repeat\nid: 2\nname: c\ndetection: { a: { eventName: C } }', correlation('c')),
  );
  const [first, second] = rules;
  assert.deepEqual(
    [first, second].map((rule) => rule?.kind === 'detection' && [...rule.prefilter.eventNames!]),
    [['a'], ['c']],
  );
});
checkRefused(
  'what a global document says is refused where it stands',
  join(
    GLOBAL.replace('high', 'odd'),
    `id: 1
detection: { a: { eventName: A }, condition: a }`,
  ).replace(
    'level: odd',
    'level: odd\n       ^ "odd" is no level; levels are informational, low, medium, high, critical',
  ),
);
checkRefused(
  'an unknown action',
  join(
    A,
    `action: again
        ^ action must be global, reset or repeat
title: B`,
    B,
  ),
);

// Correlations
const broken = (name: string, keys: string): void =>
  checkRefused(name, join(A, `title: C\ncorrelation:\n  rules: [a]\n${keys}`));
checkRefused(
  'no rules',
  `title: C
correlation: { type: temporal }
             ^ a correlation needs rules`,
);
broken(
  'an unknown type',
  `  type: value_max
        ^ the correlation type "value_max" is not supported
  timespan: 1h`,
);
broken(
  'an unknown key',
  `  type: temporal
  timespan: 1h
  groupby: x
  ^ correlation has no key "groupby"`,
);
broken(
  'a bad timespan',
  `  type: temporal
  timespan: 0m
            ^ "0m" is no timespan; write a count and one of s, m, h, d, w, M, y`,
);
broken(
  'a condition that sets no limit',
  `  type: value_count
  timespan: 1h
  condition: { field: x }
             ^ a condition needs one of gte, gt, lte, lt, eq, neq`,
);
broken(
  'a condition with a stray key',
  `  type: event_count
  timespan: 1h
  condition: { gt: 1, atleast: 3 }
                      ^ condition has no key "atleast"`,
);
broken(
  'a count that is none',
  `  type: event_count
  timespan: 1h
  condition: { gt: many }
                   ^ gt needs a number`,
);
broken(
  'values of which field',
  `  type: value_count
  timespan: 1h
  condition: { gt: 1 }
             ^ value_count needs a field`,
);
broken(
  'no condition',
  `  ^ a correlation of type event_count needs a condition
  type: event_count
  timespan: 1h`,
);
broken(
  'the sum of what',
  `  type: value_sum
  timespan: 1h
  condition: { gt: 1 }
             ^ value_sum needs a field`,
);
broken(
  'the mean of several fields',
  `  type: value_avg
  timespan: 1h
  condition: { gt: 1, field: [x, y] }
                             ^ value_avg takes one field`,
);
broken(
  'which percentile',
  `  type: value_percentile
  timespan: 1h
  condition: { gt: 1, field: x }
             ^ value_percentile needs a percentile`,
);
broken(
  'a percentile that is none',
  `  type: value_percentile
  timespan: 1h
  condition: { gt: 1, field: x, percentile: 101 }
                                            ^ percentile needs a number from 0 to 100`,
);
broken(
  'a percentile of a sum',
  `  type: value_sum
  timespan: 1h
  condition: { gt: 1, field: x, percentile: 50 }
                                            ^ "percentile" belongs to value_percentile`,
);
broken(
  'an expression of a count',
  `  type: event_count
  timespan: 1h
  condition: a
             ^ condition must be a mapping`,
);
broken(
  'an expression of a stranger',
  `  type: temporal
  timespan: 1h
  condition: a and not b
                       ^ condition: "b" is none of the correlation's rules`,
);
broken(
  'an expression that is broken',
  `  type: temporal
  timespan: 1h
  condition: a and
               ^ condition: the condition ends too early`,
);
broken(
  'an expression with a quantifier',
  `  type: temporal
  timespan: 1h
  condition: 1 of a
                  ^ condition: "of" is not supported in a correlation`,
);
broken(
  'an expression in order that needs nothing to be there',
  `  type: temporal_ordered
  timespan: 1h
  condition: not a
             ^ the condition must need at least one rule to be there`,
);
broken(
  'an expression in order, seen from an anchor',
  `  type: temporal_ordered
  timespan: 1h
  condition: a
             ^ temporal_ordered with an anchor takes no condition
anchor: a`,
);
checkRefused(
  'a rule that the expression leaves out',
  join(
    A,
    B,
    `title: C
correlation: { type: temporal, rules: [a, b], timespan: 1h, condition: not a }
                                                                       ^ the condition does not name the rule "b"`,
  ),
);
broken(
  'generate that is neither',
  `  type: temporal
  timespan: 1h
  generate: maybe
            ^ generate must be true or false`,
);
broken(
  'an alias of a stranger',
  `  type: temporal
  timespan: 1h
  aliases: { user: { b: user.name } }
                     ^ "b" is none of the correlation's rules`,
);
broken(
  'an anchor elsewhere',
  `  type: temporal
  timespan: 1h
anchor: b
        ^ "b" is none of the correlation's rules`,
);
broken(
  'where of a stranger',
  `  type: temporal
  timespan: 1h
where: { b: { x: y } }
         ^ "b" is none of the correlation's rules`,
);
broken(
  'where with a modifier',
  `  type: temporal
  timespan: 1h
where: { a: { x|re: y } }
                ^ in "where" only the modifier "expand" is supported`,
);
broken(
  'where with an unknown placeholder',
  `  type: temporal
  timespan: 1h
where: { a: { x|expand: '%nope%' } }
                         ^ the modifier "expand" knows no placeholder %nope%`,
);
broken(
  'same without rules',
  `  type: temporal
  timespan: 1h
anchor: a
same: { fields: [x] }
      ^ same needs "fields" and "rules"`,
);
broken(
  'unlike a stranger',
  `  type: temporal
  timespan: 1h
anchor: a
unlike: [{ fields: [x], rules: [a, b] }]
                                   ^ "b" is none of the correlation's rules`,
);
broken(
  'same without an anchor',
  `  type: temporal
  timespan: 1h
same: { fields: [x], rules: [a] }
^ "same" needs a temporal correlation with an anchor`,
);
broken(
  'unlike in a count',
  `  type: event_count
  timespan: 1h
  condition: { gte: 2 }
anchor: a
unlike: { fields: [x], rules: [a] }
^ "unlike" needs a temporal correlation with an anchor`,
);
broken(
  'new terms',
  `  type: temporal
  timespan: 1h
new_terms: { fields: x, history: 1d }
^ "new_terms" belongs to a detection`,
);

// Which documents report
function checkReports(name: string, text: string, expected: readonly string[]): void {
  test(name, () => {
    const reporting = load(text).rules.filter(({ reports }) => reports);
    assert.deepEqual(reporting.map(({ title }) => title).toSorted(), expected);
  });
}
checkReports('a rule of a correlation only feeds it', join(A, B, correlation('a')), ['B', 'C']);
checkReports('unless the correlation says otherwise', join(A, correlation('a', ', generate: true')), [
  'A',
  'C',
]);
checkReports(
  'one silent correlation is enough',
  join(A, correlation('a'), correlation('a', ', generate: true', 'title: D')),
  ['C', 'D'],
);
checkReports(
  'a finding of its own goes on reporting',
  join(`finding: own\n${A}`, correlation('a', '', 'title: C\nfinding: other')),
  ['A', 'C'],
);
checkReports(
  'the same finding does not',
  join(`finding: own\n${A}`, correlation('a', '', 'title: C\nfinding: own')),
  ['C'],
);
checkReports('a correlation of a correlation', join(A, correlation('a'), correlation('C', '', 'title: D')), [
  'D',
]);
checkReports('a refused correlation silences too', join(A, B, correlation('a', ', bad: key')), ['B']);

test('a file cut anywhere is loaded or refused, never more and never less', () => {
  const text = join(B, correlation('[a, b]', '', 'title: C\nfinding: c'), A);
  for (let length = 0; length < text.length; length += 5) {
    const { seen, rules, notApplicable, refused } = load(text.slice(0, length));
    assert.equal(seen, rules.length + notApplicable + refused.length, text.slice(0, length));
  }
});
