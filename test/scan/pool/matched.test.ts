import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventFacts, Evidence, Match } from '../../../src/core/detect/finding.ts';
import type { Parts } from '../../../src/scan/files/found.ts';
import { readMatched, writeMatched } from '../../../src/scan/pool/matched.ts';
import { PlainReader } from '../../../src/scan/pool/plain-reader.ts';
import { PlainWriter } from '../../../src/scan/pool/plain-writer.ts';

const LOG = 'a log';

/** Matches come out as they were put in, as often as somebody asks. */
function check(matched: Parts['matched']): Parts['matched'] {
  const [writer, reader] = [new PlainWriter(), new PlainReader()];
  writer.apart(() => writeMatched(writer, matched));
  const part = reader.open(structuredClone(writer.message())).apart(readMatched, LOG);
  assert.deepEqual(part.read(), matched);
  const again = part.read();
  assert.deepEqual(again, matched);
  return again;
}

const event: EventFacts = {
  log: LOG,
  index: 7,
  span: { offset: 2 ** 33, length: 900 },
  eventID: undefined,
  eventName: 'CreateKeyPair',
  eventSource: 'ec2.amazonaws.com',
  eventTime: '2026-11-04T10:00:00Z',
  time: -1.5,
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  credential: 'long-term',
  principalArn: undefined,
  userName: 'alice',
  accountId: '111122223333',
  region: undefined,
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2',
  as: { number: 64496, organization: 'Example' },
  success: false,
  keyPairs: [{ role: 'created', name: 'k', keyPairId: undefined }],
  securityGroups: [{ name: undefined, reason: undefined, groupId: 'sg-1' }],
};
const other: EventFacts = { ...event, index: 8, as: undefined, keyPairs: [], time: undefined };

function matchWith(...evidence: readonly Evidence[]): Match {
  return { rule: 'a rule', event, evidence, values: {} };
}

test('evidence stands inside its record, before it (a header), or nowhere', () => {
  check({
    matches: [
      matchWith(
        { field: 'a', value: 'text', span: { offset: 2 ** 33 + 5, length: 0 } },
        { field: 'a', value: [1, { b: null }], span: { offset: 3, length: 4 } },
        { field: 'a', value: null, span: null },
        { field: 'd', value: true, span: null, from: { field: 'e', value: null } },
        { field: 'd', value: 1.5, span: { offset: 2 ** 33, length: 1 }, from: { field: '', value: '' } },
      ),
      matchWith(),
    ],
    undecided: [],
    suppressed: [],
  });
});

test('what rules say of one event is about one and the same', () => {
  const values = { ['__proto__']: ['x'], 'user.name': ['alice', 'bob'], none: [] };
  const suppressed = { match: { ...matchWith(), event: other, values }, filters: ['f', 'g'] };
  const {
    matches,
    undecided,
    suppressed: [held] = [],
  } = check({
    matches: [{ ...matchWith(), values }, matchWith()],
    undecided: [
      { rule: 'b', event, reasons: ['no AS known'] },
      { rule: 'b', event: other, reasons: [] },
    ],
    suppressed: [suppressed],
  });
  assert.equal(matches[0]!.event, matches[1]!.event);
  assert.equal(matches[0]!.event, undecided[0]!.event);
  assert.equal(held!.match.event, undecided[1]!.event);
});

test('times come back as they were written', () => {
  const time = Date.UTC(2026, 10, 4, 10);
  for (const [eventTime, at] of [
    ['2026-11-04T10:00:00Z', time],
    ['2026-11-04T10:00:00.000Z', time],
    ['2026-11-04T11:00:00+01:00', time],
    ['2026-11-04T10:00:00Z', time + 1],
    ['yesterday', undefined],
    [undefined, undefined],
    [undefined, time],
  ] as const) {
    check({
      matches: [{ ...matchWith(), event: { ...event, eventTime, time: at } }],
      undecided: [],
      suppressed: [],
    });
  }
});
