import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, loadOne, ruleWith } from '../support/rules.ts';
import { conforms, detecting } from './support/check.ts';

// The specification's own examples, told of calls in AWS.

/** One value for each modifier of the appendix. */
const MODIFIERS: Readonly<Record<string, string>> = {
  'x|contains|all': '[a, b]',
  'x|startswith': 'a',
  'x|endswith': 'a',
  'x|contains': 'a',
  'x|exists': 'true',
  'x|cased': 'a',
  'x|neq': 'a',
  'x|windash': '-a',
  'x|re': 'a.*b',
  'x|re|i': 'a',
  'x|re|m': 'a',
  'x|re|s': 'a',
  'x|base64': 'a',
  'x|base64offset': 'a',
  'x|utf16le': 'a',
  'x|utf16be': 'a',
  'x|utf16': 'a',
  'x|wide': 'a',
  'x|lt': '1',
  'x|lte': '1',
  'x|gt': '1',
  'x|gte': '1',
  'x|minute': '1',
  'x|hour': '1',
  'x|day': '1',
  'x|week': '1',
  'x|month': '1',
  'x|year': '2026',
  'x|cidr': '10.0.0.0/8',
  'x|expand': "'%team%'",
  'x|fieldref': 'y',
};
for (const [key, value] of Object.entries(MODIFIERS)) {
  test(`${key} loads`, () =>
    assert.equal(loadOne(ruleWith(`a: { '${key}': ${value} }\ncondition: a`)).kind, 'detection'));
}

const rule = (detection: string): string => ruleWith(detection).replace('title: Test', 'title: found');

conforms(
  'keywords: one of them',
  rule("words:\n  - 'DeleteTrail'\n  - 'curl -d stolen'\ncondition: words"),
  { trail: { eventName: 'DeleteTrail' }, agent: { userAgent: 'x CURL -d STOLEN y' }, other: {} },
  ['found: trail', 'found: agent'],
);
conforms(
  'keywords: all of them',
  rule("words:\n  '|all':\n    - 'bucket'\n    - ' -acl '\ncondition: words"),
  { both: { a: 'put -acl x', b: 'a bucket' }, one: { b: 'a bucket' } },
  ['found: both'],
);
conforms(
  'a list of maps: one of them, each with all its fields',
  rule(
    'selection:\n  - userAgent|endswith: kali\n    readOnly: false\n  - errorCode|contains: denied\ncondition: selection',
  ),
  {
    a: { userAgent: 'x kali', readOnly: false },
    half: { userAgent: 'kali' },
    b: { errorCode: 'AccessDenied' },
  },
  ['found: a', 'found: b'],
);
conforms(
  'a map: all of its fields, each with one of its values',
  rule(
    'selection:\n  eventSource: ec2.amazonaws.com\n  eventName: [RunInstances, StartInstances]\ncondition: selection',
  ),
  {
    run: { eventName: 'RunInstances' },
    other: { eventName: 'RunInstances', eventSource: 'x' },
    stop: { eventName: 'StopInstances' },
  },
  ['found: run'],
);
conforms(
  'null in a search of its own, and not',
  rule(
    'selection:\n  eventName: ConsoleLogin\nfilter:\n  errorMessage: null\ncondition: selection and not filter',
  ),
  {
    failed: { eventName: 'ConsoleLogin', errorMessage: 'Failed authentication' },
    fine: { eventName: 'ConsoleLogin' },
  },
  ['found: failed'],
);
conforms(
  'empty or null',
  rule(
    "main:\n  eventName: Get\nempty1:\n  field: ''\nempty2:\n  field: null\ncondition: main and 1 of empty*",
  ),
  {
    text: { eventName: 'Get', field: '' },
    none: { eventName: 'Get' },
    full: { eventName: 'Get', field: 'x' },
  },
  ['found: text', 'found: none'],
);
conforms(
  'names with an underscore are not them',
  rule('a:\n  eventName: Get\n_b:\n  readOnly: true\ncondition: all of them'),
  { get: { eventName: 'Get' } },
  ['found: get'],
);
conforms(
  'several conditions: one of them',
  rule('a:\n  eventName: Get\nb:\n  eventName: Put\ncondition:\n  - a\n  - b and not a'),
  { get: { eventName: 'Get' }, put: { eventName: 'Put' }, list: { eventName: 'List' } },
  ['found: get', 'found: put'],
);
conforms(
  'or binds least, not most',
  rule('a: { x: 1 }\nb: { y: 1 }\nc: { z: 1 }\ncondition: a or b and not c'),
  { a: { x: 1, z: 1 }, b: { y: 1 }, bc: { y: 1, z: 1 } },
  ['found: a', 'found: b'],
);

// Escapes, a row each: the value of the rule, a field that fits, one that does not.
for (const [value, fits, differs] of [
  ['prog?', 'prog1', 'prog'],
  ['prog*', 'prog', 'pro'],
  [String.raw`a\b`, String.raw`a\b`, 'ab'],
  [String.raw`a\\b`, String.raw`a\b`, String.raw`a\\b`],
  [String.raw`a\*`, 'a*', 'ab'],
  [String.raw`a\?`, 'a?', 'ab'],
  [String.raw`a\\*`, String.raw`a\b`, 'a*'],
  [String.raw`a\\\*`, String.raw`a\*`, String.raw`a\b`],
  [String.raw`a\\\\b`, String.raw`a\\b`, String.raw`a\b`],
] as const) {
  conforms(
    `the text ${value}`,
    detecting('found', `x: '${value}'`),
    { fits: { x: fits }, differs: { x: differs } },
    ['found: fits'],
  );
}

test('a rule for other logs does not apply, whatever it says', () => {
  const text = ruleWith('a: { x|unheard: 1 }\ncondition: a').replace('cloudtrail', 'vpcflow');
  const { notApplicable, refused } = load(text);
  assert.deepEqual([notApplicable, refused], [1, []]);
});
