/** Tests of rules: what passes says nothing, and what does not says why, at its place in the file of tests. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRuleTests } from '../../../../src/core/detect/rule-tests/parse.ts';
import { runRuleTest } from '../../../../src/core/detect/rule-tests/run.ts';
import { subjectOf } from '../../../../src/core/detect/rule-tests/subject.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { CONTEXT, eventText, readText } from '../support/rules.ts';

const detecting = (title: string, search: string): string => `title: ${title}
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  search: ${search}
  condition: search
`;
const filter = (rule: string, user: string): string => `title: ${user} may
logsource: { product: aws }
filter: { rules: ['${rule}'], search: { user: ${user} }, condition: not search }
`;
const CREATE = detecting('create', '{ eventName: CreateKeyPair }');
const EXPORTS: Readonly<Record<string, Log>> = {
  'two.json': readText(`{"Records":[${eventText({})},${eventText({ eventName: 'x' })}]}`),
};

const read = (path: string) => EXPORTS[path] ?? 'there is no such file';

/**
 * A file of tests of `mine.yml`, written with carets under each place that something is said of, and what is said
 * beside them.
 */
function check(name: string, rules: string, annotated: string, elsewhere = ''): void {
  test(name, () => {
    const lines = annotated.split('\n').filter((line) => !/^ *\^/.test(line));
    const text = lines.join('\n');
    const file = parseRuleTests({ path: 'mine.tests.yml', text });
    const ruleSet = loadRules(
      [
        { path: 'mine.yml', text: rules },
        { path: 'other.yml', text: elsewhere },
      ],
      CONTEXT.placeholders,
    );
    const subject = subjectOf(ruleSet, 'mine.yml');
    const said = [
      ...file.problems.map(({ line, column, reason }) => ({ line, column, message: reason })),
      ...file.tests.flatMap((each) => inOneGo(runRuleTest(each, subject, CONTEXT, read))),
    ];
    for (const { line, column, message } of said.toSorted((a, b) => b.line - a.line)) {
      lines.splice(line, 0, `${' '.repeat(column - 1)}^ ${message}`);
    }
    assert.equal(lines.join('\n'), annotated);
  });
}

check(
  'all is as expected',
  CREATE,
  `
defaults: { eventSource: ec2.amazonaws.com }
tests:
  - name: a finding
    events:
      - { eventName: Other }
      - { eventName: CreateKeyPair }
    expect:
      - { rule: create, event: 2, level: high }
  - name: as little as one wants to say
    events: [{ eventName: CreateKeyPair, eventSource: x }]
    expect: [{}]
  - name: a near miss
    events: [{ eventName: CreateKeyPairs }]
    expect: none
  - name: an export
    events: two.json
    expect: [{ event: 1 }]
  - name: each expectation is about another finding, whatever their order
    events: [{ eventName: CreateKeyPair }, { eventName: CreateKeyPair }]
    expect: [{}, { event: 1 }]`,
);

check(
  'what is missing and what is too much',
  CREATE,
  `
defaults: { eventSource: ec2.amazonaws.com }
tests:
  - name: not found
    events: [{ eventName: Other }]
    expect:
      - { rule: create, event: 1 }
        ^ not so: a finding of create on event 1
  - name: found
    events: [{ eventName: CreateKeyPair }]
    expect: none
            ^ not expected: a finding of create on event 1, high
  - name: found with another level
    events: [{ eventName: CreateKeyPair }, { eventName: CreateKeyPair }]
    expect:
      - { level: low, event: 1 }
      ^ not expected: a finding of create on event 1, high
        ^ not so: a finding on event 1, low
      - { event: 2 }`,
);

const ABROAD = detecting('abroad', '{ eventName: Get, source.as.organization.name: Telefonica* }');
check(
  'undecided is neither a finding nor none',
  ABROAD,
  `
defaults: { eventSource: x, eventName: Get }
tests:
  - name: no network is known
    events: [{ sourceIPAddress: 10.0.0.1 }]
    expect: undecided
  - name: so it is not none
    events: [{ sourceIPAddress: 10.0.0.1 }]
    expect: none
            ^ not expected: undecided of abroad on event 1: no AS known for 10.0.0.1
  - name: it is told apart
    events: [{ sourceIPAddress: 88.1.2.3 }, { sourceIPAddress: 10.0.0.1 }]
    expect:
      - { rule: abroad, event: 1 }
      - { undecided: true, event: 2 }
  - name: decided
    events: [{ sourceIPAddress: 3.5.140.2 }]
    expect: undecided
            ^ nothing is undecided`,
);

check(
  'a correlation, over all its events; one that is delivered twice counts once',
  `${CREATE.replace('title: create', 'title: create\nname: create')}---
title: burst
level: medium
correlation: { type: event_count, rules: [create], group-by: [userName], timespan: 1h, condition: { gte: 2 } }
`,
  `
defaults: { eventSource: x, eventName: CreateKeyPair, userName: ana }
tests:
  - name: two
    events:
      - { eventTime: '2026-11-04T10:00:00Z', eventID: a }
      - { eventTime: '2026-11-04T10:05:00Z', eventID: b }
    expect: [{ rule: burst, event: 2, level: medium }]
  - name: one, twice
    events:
      - { eventTime: '2026-11-04T10:00:00Z', eventID: a }
      - { eventTime: '2026-11-04T10:00:00Z', eventID: a }
    expect: none`,
);

check(
  'rules and filters of other files are not tested',
  CREATE,
  `
tests:
  - name: other rules may find what they want, and other filters hide nothing
    events: [{ eventName: CreateKeyPair, eventSource: x, user: bob }]
    expect: [{ rule: create }]
  - name: nor may they be named
    events: [{ eventName: CreateKeyPair, eventSource: x }]
    expect: [{ rule: elsewhere }]
             ^ no rule that is tested here is called "elsewhere"`,
  `${detecting('elsewhere', '{ eventName: CreateKeyPair }')}---\n${filter('create', 'bob')}`,
);

check(
  'a filter is tested with the rules that it is for',
  filter('elsewhere', 'bob'),
  `
defaults: { eventSource: x, eventName: CreateKeyPair }
tests:
  - name: what it takes away is not found
    events: [{ user: bob }, { user: ana }]
    expect: [{ rule: elsewhere, event: 2 }]`,
  detecting('elsewhere', '{ eventName: CreateKeyPair }'),
);

check(
  'rules that were refused, or are for other logs',
  CREATE.replace('high', 'huge'),
  `
tests:
  - name: one
          ^ line 2 of the rules: "huge" is no level; levels are informational, low, medium, high, critical
    events: [{ eventName: x, eventSource: x }]
    expect: none`,
);
check(
  'rules for other logs',
  CREATE.replace('aws', 'windows'),
  `
tests:
  - name: one
          ^ there is no rule that is for CloudTrail
    events: [{ eventName: x, eventSource: x }]
    expect: none`,
);

check(
  'what is wrong with a test stands where it is, and the others run',
  CREATE,
  `
tests:
  - events: []
    ^ a test needs a name
  - name: no events
    ^ a test needs events
  - name: no expectation
    ^ a test needs "expect": none, undecided or a list
    events: []
  - name: misspelt
    event: []
    ^ a test has no key "event"
  - name: no list
    events: { eventName: x }
            ^ events must be a list, or the path of an export
    expect: none
  - name: no event
    events: [{ eventName: x }]
             ^ an event needs eventSource
    expect: none
  - name: no CloudTrail
          ^ 1 of the events are none of CloudTrail's
    events: [{ eventName: x, eventSource: x, eventCategory: Insight, eventType: AwsCloudTrailInsight }]
    expect: none
  - name: no file
    events: none.json
            ^ there is no such file
    expect: none
  - name: no word
    events: []
    expect: nothing
            ^ expect must be none, undecided or a list
  - name: no number
    events: []
    expect: [{ event: 0 }]
                      ^ event must be its number, counted from 1
  - name: no level
    events: []
    expect: [{ level: huge }]
                      ^ "huge" is no level; levels are informational, low, medium, high, critical
  - name: a level of nothing
    events: []
    expect: [{ undecided: true, level: low }]
                                       ^ what is undecided has no level
  - name: good
    events: [{ eventName: CreateKeyPair, eventSource: x }]
    expect: [{}]`,
);
check('a file without tests', CREATE, 'test: []\n^ a file of tests has no key "test"');
check('a list of nothing', CREATE, 'tests: []\n^ no tests');
check('an empty file', CREATE, '\n^ no tests');
check('no list', CREATE, 'tests: 7\n       ^ a file of tests needs "tests", a list');
check(
  'broken YAML',
  CREATE,
  'tests: [\n        ^ Flow sequence in block collection must be sufficiently indented and end with a ]',
);

test('values come as JSON has them; an account that begins with a zero stays what it is', () => {
  const text = `tests:
  - name: x
    events:
      - { eventName: a, eventSource: b, account: 012345678901, n: 7, f: 1.5, t: true, z: null, d: 2026-11-04, l: [1, { m: x }] }
    expect: none`;
  const [{ events } = assert.fail()] = parseRuleTests({ path: 'a', text }).tests;
  assert.deepEqual(events.kind === 'inline' && events.records, [
    {
      eventName: 'a',
      eventSource: 'b',
      account: '012345678901',
      n: 7,
      f: 1.5,
      t: true,
      z: null,
      d: '2026-11-04',
      l: [1, { m: 'x' }],
    },
  ]);
});
