import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeFile } from '../../../src/core/log/encoding.ts';
import type { Random } from '../../kernel/support/random.ts';

/** An export in one of its shapes. */
export interface Shape {
  readonly name: string;
  readonly text: (random: Random) => Uint8Array;
}

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures', 'log');

/** Every fixture as it is: each shape that an export can have. */
function fixtures(): Shape[] {
  return globSync('*', { cwd: FIXTURES })
    .toSorted()
    .map((name) => {
      const { text } = decodeFile(readFileSync(join(FIXTURES, name)));
      return { name, text: () => text };
    });
}

/** Ways to put many records together. */
const CONTAINERS: Readonly<Record<string, (records: readonly object[]) => string>> = {
  records: (records) => JSON.stringify({ Records: records }),
  'records, indented': (records) => JSON.stringify({ Records: records }, null, 2),
  array: (records) => JSON.stringify(records, null, 1),
  lines: (records) => records.map((record) => JSON.stringify(record)).join('\r\n'),
  concatenated: (records) => records.map((record) => JSON.stringify(record)).join(''),
  'lookup-events': (records) => JSON.stringify({ Events: records.map(inString('CloudTrailEvent')) }),
  eventbridge: (records) =>
    records
      .map((detail) => JSON.stringify({ 'detail-type': 'AWS API Call via CloudTrail', detail }))
      .join('\n'),
  'cloudwatch-logs': (records) => JSON.stringify({ events: records.map(inString('message')) }, null, 4),
  exported: (records) =>
    records.map((record) => `2026-03-01T10:00:00.000Z ${JSON.stringify(record)}\n`).join(''),
  splunk: (records) =>
    records.map((record) => JSON.stringify({ preview: false, result: inString('_raw')(record) })).join('\n'),
  ecs: (records) =>
    records.map((record) => JSON.stringify({ event: inString('original')(record) })).join('\n'),
  csv: (records) =>
    ['_time,_raw', ...records.map((record) => `1,"${JSON.stringify(record).replaceAll('"', '""')}"`)].join(
      '\n',
    ),
};

function inString(name: string): (record: object) => object {
  return (record) => ({ EventId: '1', [name]: JSON.stringify(record) });
}

/** All shapes: the fixtures, and many records in each container. */
export function allShapes(): Shape[] {
  const made = Object.entries(CONTAINERS).map(([name, put]) => ({
    name,
    text: (random: Random) =>
      new Uint8Array(Buffer.from(put(Array.from({ length: 2 + random.below(7) }, () => makeRecord(random))))),
  }));
  return [...made, ...fixtures()];
}

function makeRecord(random: Random): object {
  const id = `${random.below(1e9)}-${random.below(1e9)}`;
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'IAMUser',
      accessKeyId: `AKIA${random.below(1e9)}`,
      ...(random.below(2) && { sessionContext: { attributes: {}, sessionIssuer: { userName: 'röle' } } }),
    },
    eventTime: `2026-03-01T10:00:${10 + random.below(50)}Z`,
    eventSource: random.pick(['ec2.amazonaws.com', 's3.amazonaws.com']),
    eventName: random.pick(['CreateKeyPair', 'RunInstances', 'ListBuckets']),
    awsRegion: 'us-east-1',
    requestParameters: random.pick([
      { keyName: 'xg1' },
      { items: [{ policy: '{"Version":"2012","Statement":[{"Sid":"a\\"b"}]}' }, {}, []] },
      { deep: { deep: { deep: [[[{ text: '}{][",:\\' }]]] } } },
      { text: '🔑'.repeat(random.below(30)) },
      null,
    ]),
    responseElements: null,
    eventID: id,
    recipientAccountId: '111122223333',
  };
}
