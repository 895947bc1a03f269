import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createInvestigation } from '../../../../src/core/analysis/investigation.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../../src/core/log/json/value.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { exportFiles, skip } from '../../log/support/export-files.ts';
import { ENRICH } from '../support/case.ts';

/** Who issued which access key, by a reading of its own: `parent child`. */
type Pairs = ReadonlySet<string>;

describe('lineage of public exports', { skip }, () => {
  const { files, read } = exportFiles();
  const texts = files
    .map((file) => ({ file, text: Buffer.from(read(file)).toString() }))
    .flatMap(({ file, text }) => {
      const records = recordsIn(text);
      return records.length > 0 ? [{ file, text, records }] : [];
    });

  test('every credential that was issued leads to its issuer, and none is invented', () => {
    const investigation = createInvestigation({
      rules: { rules: [], refused: [], seen: 0, notApplicable: 0 },
      enrich: ENRICH,
    });
    for (const { file, text } of texts) investigation.setLog(file, readLog(Buffer.from(text)));
    const expected = pairsIn(texts.flatMap(({ records }) => records));
    assert.ok(expected.size > 20, `${expected.size} pairs`);
    const children = new Set([...expected].map((pair) => pair.split(' ')[1]!));
    const found = [...children].flatMap((value) =>
      inOneGo(investigation.originsInSteps({ kind: 'access-key', value }))
        .filter(({ basis }) => basis === 'recorded')
        .map(({ from, to }) => `${from.value} ${to.value}`),
    );
    assert.deepEqual(new Set(found), expected);
  });
});

/** The records of an export that is JSON, or JSON a line, throughout; of any other none. */
function recordsIn(text: string): JsonObject[] {
  const whole = parsed(text);
  const values = whole === undefined ? text.trim().split('\n').map(parsed) : [whole];
  const records = values.flatMap((value) => {
    const list = isObject(value) ? (value['Records'] ?? value) : value;
    return Array.isArray(list) ? list : [list];
  });
  return records.filter(isObject);
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function pairsIn(records: readonly JsonObject[]): Pairs {
  const pairs = new Set<string>();
  const delivered = new Set<string>();
  for (const record of records) {
    const { eventID, recipientAccountId, awsRegion } = record;
    const id = JSON.stringify([eventID, recipientAccountId, awsRegion]);
    if (eventID !== undefined && delivered.has(id)) continue;
    delivered.add(id);
    if (record['errorCode'] || record['errorMessage']) continue;
    if (!/^(sts|iam)\.amazonaws\.com$/.test(textAt(record, 'eventSource') ?? '')) continue;
    if (!ISSUES.test(textAt(record, 'eventName') ?? '')) continue;
    const child =
      textAt(record, 'responseElements', 'credentials', 'accessKeyId') ??
      textAt(record, 'responseElements', 'accessKey', 'accessKeyId');
    const parent =
      textAt(record, 'userIdentity', 'accessKeyId') ??
      textAt(record, 'userIdentity', 'arn') ??
      textAt(record, 'sourceIPAddress');
    if (child && parent) pairs.add(`${parent} ${child}`);
  }
  return pairs;
}

const ISSUES = /^(AssumeRole|GetSessionToken|GetFederationToken|CreateAccessKey)/;

function textAt(record: JsonObject, ...path: readonly string[]): string | undefined {
  let value: JsonValue | undefined = record;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}
