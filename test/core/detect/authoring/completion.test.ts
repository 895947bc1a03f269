import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completionsAt } from '../../../../src/core/detect/authoring/completion.ts';
import type { Known } from '../../../../src/core/detect/authoring/known.ts';

const HEAD = `title: Test
logsource: { product: aws, service: cloudtrail }
`;
const KNOWN: Known = {
  calls: new Map([['iam.amazonaws.com', new Set(['MakeWonders'])]]),
  rules: [{ name: 'create_key_pair', title: 'Key pair created' }],
  placeholders: ['known_bad_key_pair_names'],
};

interface Expected {
  /** What would be inserted, the likeliest first. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** What is written there already and gives way. */
  readonly replaces?: string;
}

/** What is offered at the `@` of a text. */
function check(name: string, marked: string, { first, has = [], lacks = [], replaces = '' }: Expected): void {
  test(name, () => {
    const offset = marked.indexOf('@');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const found = completionsAt(text, offset, KNOWN).toSorted((a, b) => a.rank - b.rank);
    const inserts = found.map(({ insert }) => insert);
    if (first) assert.deepEqual(inserts.slice(0, first.length), first);
    for (const insert of has)
      assert.ok(inserts.includes(insert), `${insert} is not offered: ${inserts.slice(0, 9).join()}…`);
    for (const insert of lacks) assert.ok(!inserts.includes(insert), `${insert} is offered`);
    for (const { start, end } of found) assert.equal(text.slice(start, end), replaces);
  });
}

/** Places where nothing is offered. */
function checkNone(name: string, marked: string): void {
  check(name, marked, { first: [] });
  test(`${name}: nothing`, () => {
    const offset = marked.indexOf('@');
    assert.deepEqual(completionsAt(marked.replace('@', ''), offset, KNOWN), []);
  });
}

// Keys
check('the keys of a rule, what it needs first, without those it has', `${HEAD}@`, {
  first: ['detection:'],
  has: ['level: ', 'tags:', 'finding: ', 'new_terms:', 'triage:'],
  lacks: ['title: ', 'logsource:', 'correlation:', 'anchor: '],
});
check('a key in the middle of a document', `title: Test\nlev@\nlogsource: {}\ndetection: {}`, {
  has: ['level: '],
  lacks: ['detection:'],
  replaces: 'lev',
});
check('a key that has its colon', `${HEAD}le@: high`, { has: ['level'], lacks: ['level: '], replaces: 'le' });
check('the keys of a log source', `title: Test\nlogsource:\n  product: aws\n  @\ndetection: {}`, {
  has: ['service: '],
  lacks: ['product: '],
});
check('the same in one line', `title: Test\nlogsource: { product: aws, s@`, {
  has: ['service: '],
  lacks: ['product: '],
  replaces: 's',
});
check('the keys of a correlation', `title: Test\ncorrelation:\n  ty@\nlevel: high`, {
  first: ['type: ', 'timespan: '],
  has: ['group-by: '],
  replaces: 'ty',
});
check('our keys of a correlation', `title: Test\ncorrelation: {}\n@`, {
  has: ['anchor: ', 'same:'],
  lacks: ['new_terms:'],
});
check('the limits of a count', `title: Test\ncorrelation:\n  type: event_count\n  condition: { g@`, {
  has: ['gte: ', 'gt: '],
  replaces: 'g',
});
check('the keys of a filter', `title: Test\nlogsource: {}\nfilter:\n  @`, {
  first: ['rules: ', 'condition: '],
});
check('our key of a filter', `title: Test\nlogsource: {}\nfilter: {}\nex@`, {
  has: ['expires: '],
  lacks: ['level: '],
  replaces: 'ex',
});
check('the keys of an item of a list', `${HEAD}related:\n  - id: x\n    @`, {
  first: ['type: '],
  lacks: ['id: '],
});
check('the second document of a file', `foo: bar\n---\n${HEAD}lev@`, { has: ['level: '], replaces: 'lev' });

// Words
check('a level', `${HEAD}level: @`, { first: ['informational', 'low', 'medium', 'high', 'critical'] });
check('a status, half-written and in quotes', `${HEAD}status: "exp@"`, {
  has: ['experimental'],
  replaces: 'exp',
});
check('a type of correlation', `title: Test\ncorrelation:\n  type: @`, {
  first: ['event_count'],
  has: ['temporal_ordered', 'value_median'],
});
check('what a raised level hangs on', `${HEAD}raise:\n  to: high\n  when: @`, { first: ['flagged'] });
check('the log source that is ours', `title: T\nlogsource:\n  service: @`, { first: ['cloudtrail'] });
check('a rule that a filter is for', `title: T\nlogsource: {}\nfilter:\n  rules:\n    - @`, {
  first: ['create_key_pair'],
});
check('a tag', `${HEAD}tags:\n  - attack.t1098.@`, {
  has: ['attack.t1098.001', 'attack.persistence'],
  replaces: 'attack.t1098.',
});
check('a tag in one line', `${HEAD}tags: [attack.persistence, @]`, { has: ['attack.t1098.001'] });

// Searches
check('fields, those of every event before those of a service', `${HEAD}detection:\n  selection:\n    @`, {
  first: ['eventName: '],
  has: [
    'source.as.organization.name: ',
    'requestParameters.keyName: ',
    'userIdentity.sessionContext.sessionIssuer.arn: ',
  ],
});
check(
  'fields of the service first, where it is named',
  `${HEAD}detection:\n  s:\n    eventSource: signin.amazonaws.com\n    @`,
  {
    first: ['responseElements.ConsoleLogin: '],
    lacks: ['eventSource: '],
  },
);
check('fields in an item of a list', `${HEAD}detection:\n  s:\n    - eventName: x\n      @`, {
  lacks: ['eventName: '],
  has: ['eventSource: '],
});
check('modifiers, none twice', `${HEAD}detection:\n  s:\n    eventName|contains|@`, {
  has: ['all: ', 'cased: '],
  lacks: ['contains: ', 'wildcard: '],
});
check('a modifier before a colon', `${HEAD}detection:\n  s:\n    eventName|st@: x`, {
  has: ['startswith'],
  replaces: 'st',
});
check(
  'the calls of the service that the search names, those in the open logs first',
  `${HEAD}detection:\n  s:\n    eventSource: iam.amazonaws.com\n    eventName:\n      - @`,
  {
    first: ['MakeWonders'],
    has: ['CreateUser'],
    lacks: ['RunInstances'],
  },
);
check(
  'the same in one line',
  `${HEAD}detection: { s: { eventSource: iam.amazonaws.com, eventName: [CreateUser, @`,
  {
    first: ['MakeWonders'],
    lacks: ['RunInstances'],
  },
);
check(
  'the same in brackets over several lines',
  `${HEAD}detection:\n  s: {\n    eventSource: iam.amazonaws.com, # theirs\n    eventName: [\n      CreateUser,\n      @`,
  {
    first: ['MakeWonders'],
    lacks: ['RunInstances'],
  },
);
check('fields in brackets over several lines', `${HEAD}detection:\n  s: {\n    eventName: x,\n    @\n  }`, {
  lacks: ['eventName: '],
  has: ['eventSource: '],
});
check(
  'in a bracket that begins below its key',
  `${HEAD}tags:\n  [\n    attack.persistence,\n    attack.t1098.@\n  ]`,
  {
    has: ['attack.t1098.001'],
    replaces: 'attack.t1098.',
  },
);
check('what comes below a bracket that was never closed', `${HEAD}tags: [attack.persistence,\nle@`, {
  has: ['level: '],
  replaces: 'le',
});
check('below brackets that are closed', `${HEAD}detection:\n  s: {\n    eventName: x\n  }\n  @`, {
  has: ['condition: '],
  lacks: ['eventName: '],
});
check('a bracket in a text is none', `${HEAD}description: |\n  [see\n    below\ndetection:\n  s:\n    @`, {
  first: ['eventName: '],
});
check(
  'searches in brackets over several lines',
  `${HEAD}detection: {\n  first: { eventName: x },\n  second: { eventName: y },\n  condition: @\n}`,
  { has: ['first', 'second'], lacks: ['condition', 'eventName'] },
);
check('services', `${HEAD}detection:\n  s:\n    eventSource: @`, {
  first: ['iam.amazonaws.com'],
  has: ['ec2.amazonaws.com'],
});
check('values of a derived field', `${HEAD}detection:\n  s:\n    cloudtrail.credential.kind: @`, {
  first: ['long-term', 'temporary'],
});
check('values of a field with modifiers', `${HEAD}detection:\n  s:\n    userIdentity.type|contains: @`, {
  has: ['AssumedRole'],
});
check('lists for expand', `${HEAD}detection:\n  s:\n    requestParameters.keyName|expand: '%kn@'`, {
  first: ['%known_bad_key_pair_names%'],
  replaces: '%kn',
});
check('fields for fieldref', `${HEAD}detection:\n  s:\n    eventName|fieldref: @`, { has: ['userAgent'] });

// Conditions
const SEARCHES = `${HEAD}detection:
  filter_a: { x: 1 }
  filter_b:
    y: 2
  selection:
    - z
`;
check('searches and what joins them', `${SEARCHES}  condition: selection and not 1@`, {
  first: ['filter_a', 'filter_b', 'selection'],
  has: ['1 of filter_*', 'all of them', 'not'],
  replaces: '1',
});
check('a condition over several lines', `${SEARCHES}  condition: |\n    selection and\n    @`, {
  first: ['filter_a'],
});
check('a list of conditions', `${SEARCHES}  condition:\n    - selection\n    - @`, { first: ['filter_a'] });
check('searches in one line', `${HEAD}detection: { one: { a: 1 }, two: [x, y], condition: @`, {
  first: ['one', 'two'],
});

checkNone('other YAML', 'on: push\njobs:\n  @');
checkNone('a comment', `${HEAD}# lev@`);
checkNone('a title', `${HEAD}title: lev@`);
checkNone('a description over several lines', `${HEAD}description: |\n  lev@`);
checkNone('below a key that Sigma does not know', `${HEAD}custom:\n  lev@`);
