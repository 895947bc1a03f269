import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsWhenAsked } from '../../../../src/core/analysis/facts/facts-when-asked.ts';
import {
  factsForFindings,
  factsOf,
  factsOfRecord,
  NO_FACTS,
  type LogFacts,
} from '../../../../src/core/analysis/facts/log-facts.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { read, readFixture } from '../../log/check.ts';
import { record } from '../support/case.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const OTHER = 'ASIABBBBBBBBBBBBBBBB';

/** Which access keys a record names outside of its caller, and where. */
function check(name: string, text: string, expected: readonly string[]): void {
  test(name, () => {
    const found = factsOf(read(text)).accessKeys.map(
      ({ index, value, path }) => `${index} ${value} ${path.join('.')}`,
    );
    assert.deepEqual(found, expected);
  });
}

const issued = { credentials: { accessKeyId: OTHER } };

check('the caller alone', [record(), record()].join('\n'), []);
check('a key in the response', record({ responseElements: issued }), [
  `0 ${OTHER} responseElements.credentials.accessKeyId`,
]);
check('a call without a key of its own', record({ userIdentity: {}, responseElements: issued }), [
  `0 ${OTHER} responseElements.credentials.accessKeyId`,
]);
check('the caller named again', record({ requestParameters: { accessKeyId: KEY } }), [
  `0 ${KEY} requestParameters.accessKeyId`,
]);
check(
  'in a list, in the second record',
  [record(), record({ requestParameters: { keys: ['a', OTHER] } })].join('\n'),
  [`1 ${OTHER} requestParameters.keys.1`],
);
check(
  'a caller that is no key, and the same word elsewhere',
  record({ userIdentity: { accessKeyId: 'REDACTED' }, errorCode: 'REDACTED' }),
  [],
);
check(
  'part of a longer text',
  record({ errorMessage: `the key ${OTHER} is gone`, errorCode: `x${OTHER}` }),
  [],
);
check(
  'too short, other letters, other prefixes',
  record({
    requestParameters: {
      a: OTHER.slice(0, 15),
      b: OTHER.toLowerCase(),
      c: `AIDA${OTHER.slice(4)}`,
      d: `${OTHER}-`,
    },
  }),
  [],
);
check('longer than usual', record({ requestParameters: { a: `${OTHER}${OTHER}` } }), [
  `0 ${OTHER}${OTHER} requestParameters.a`,
]);
check(
  'of two values of one name the last',
  record({ responseElements: issued }).replace(`"${OTHER}"`, `"${OTHER}","accessKeyId":"${KEY}"`),
  [`0 ${KEY} responseElements.credentials.accessKeyId`],
);
check(
  'of two values of one name the last, which is no key',
  record({ responseElements: issued }).replace(`"${OTHER}"`, `"${OTHER}","accessKeyId":"none"`),
  [],
);
check(
  'longer than usual, in a response',
  record({ responseElements: { credentials: { accessKeyId: `${OTHER}-` } } }),
  [],
);
check('in a response and elsewhere', record({ requestParameters: { a: KEY }, responseElements: issued }), [
  `0 ${KEY} requestParameters.a`,
  `0 ${OTHER} responseElements.credentials.accessKeyId`,
]);
check(
  'written with escapes',
  record({ responseElements: issued }).replace(OTHER, String.raw`ASIA\u0042BBBBBBBBBBBBBBB`),
  [`0 ${OTHER} responseElements.credentials.accessKeyId`],
);
check(
  'written with escapes in a string',
  JSON.stringify({
    Events: [
      {
        CloudTrailEvent: record({ responseElements: issued }).replace(
          OTHER,
          String.raw`\u0041SIABBBBBBBBBBBBBBBB`,
        ),
      },
    ],
  }),
  [`0 ${OTHER} responseElements.credentials.accessKeyId`],
);
check('no events', '{}', []);

test('facts are plain data, and the same when they are found one by one', () => {
  for (const name of ['records.json', 'athena.csv', 'ocsf.jsonl', 'lookup-events.json']) {
    const log = readFixture(name);
    const facts = factsOf(log);
    assert.ok(facts.keyPairs.length > 0 && facts.securityGroups.length > 0, name);
    assert.deepEqual(structuredClone(facts), facts);
    const asked = factsWhenAsked(log);
    inOneGo(asked.findInSteps('keyPairs'));
    for (const [part, found] of Object.entries(facts)) assert.deepEqual(asked[part as keyof LogFacts], found);
  }
});

test('the facts of the records one by one are those of the log', () => {
  const update = { reason: 'UPDATED_DATA', originalEventID: 'first' };
  const texts = [record(), record({ addendum: update, responseElements: issued }), record()];
  const logs = ['records.json', 'athena.csv', 'ocsf.jsonl', 'lookup-events.json'].map((name) =>
    readFixture(name),
  );
  for (const log of [...logs, read(texts.join('\n'))]) {
    const ofRecords = log.events.map(factsOfRecord);
    for (const [part, found] of Object.entries(factsOf(log))) {
      assert.deepEqual(
        ofRecords.flatMap((facts): readonly unknown[] => facts[part as keyof LogFacts]),
        found,
      );
    }
  }
});

test('for findings alone, what is superseded and what should have been delivered is found', () => {
  const update = { reason: 'UPDATED_DATA', originalEventID: 'first' };
  const digest = {
    awsAccountId: '111122223333',
    digestS3Object: 'a/CloudTrail-Digest/us-east-1/b',
    logFiles: [],
  };
  const texts = [record({ addendum: update, responseElements: issued }), JSON.stringify(digest)];
  for (const [at, text] of texts.entries()) {
    const log = read(text);
    const { updates, digests } = factsOf(log);
    assert.deepEqual([updates.length, digests.length], at === 0 ? [1, 0] : [0, 1]);
    assert.deepEqual(factsForFindings(log), { ...NO_FACTS, updates, digests });
  }
});
