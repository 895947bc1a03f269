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
  const { evaluate, prefilter, ...rule } = only(`
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
message: '{eventName}'
triage: ['One {x}', Two]
raise: { to: critical, when: flagged }
flags: none
new_terms: { fields: [user.name, cloud.account.id], history: 10d }
logsource: { product: AWS, service: CloudTrail }
detection:
  a: { eventSource: EC2.amazonaws.com, eventName: [A, B] }
  condition: a`) as Extract<Rule, { kind: 'detection' }>;
  assert.equal(typeof evaluate, 'function');
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
  type: value_count
  rules: [a, b]
  group-by: [user, region]
  timespan: 2w
  condition: { gte: 3, field: region }
  aliases: { user: { a: user.name, b: userIdentity.arn } }
anchor: b
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
    aliases,
    anchor,
    where,
    same,
    unlike,
  } = rules[2] as Extract<Rule, { kind: 'correlation' }>;
  assert.deepEqual(
    { type, keys, ruleNames, groupBy, timespan, condition, aliases, anchor, where, same, unlike },
    {
      type: 'value_count',
      keys: ['a', '0b'],
      ruleNames: ['a', 'b'],
      groupBy: ['user', 'region'],
      timespan: 1_209_600_000,
      condition: { op: 'gte', count: 3, field: 'region' },
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
  `  type: value_sum
        ^ the correlation type "value_sum" is not supported
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
  'a condition of two',
  `  type: event_count
  timespan: 1h
  condition: { gt: 1, lt: 3 }
             ^ a condition needs one of gte, gt, lte, lt, eq, neq`,
);
broken(
  'a count that is none',
  `  type: event_count
  timespan: 1h
  condition: { gt: many }
                   ^ gt needs a count`,
);
broken(
  'values of which field',
  `  type: value_count
  timespan: 1h
  condition: { gt: 1 }
             ^ value_count needs a field`,
);
broken(
  'a condition of a chain',
  `  type: temporal
  timespan: 1h
  condition: a and not b
             ^ a condition is not supported in a correlation of type temporal`,
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
same: { fields: [x] }
      ^ same needs "fields" and "rules"`,
);
broken(
  'unlike a stranger',
  `  type: temporal
  timespan: 1h
unlike: [{ fields: [x], rules: [a, b] }]
                                   ^ "b" is none of the correlation's rules`,
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
