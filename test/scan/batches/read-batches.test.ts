import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../../bench/data/log.ts';
import { DIST } from '../../../scripts/lib/paths.ts';
import { loadEngine } from '../../../src/cli/engine.ts';
import { factsOf } from '../../../src/core/analysis/facts/log-facts.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { BatchReader } from '../../../src/scan/batches/read-batches.ts';
import type { FileToRead, PackedFile } from '../../../src/scan/files/packed-export.ts';
import { openExport } from '../../../src/scan/files/open-export.ts';
import { packingToSend, readPackedInSteps } from '../../../src/scan/files/read-packed.ts';
import { fileStamp } from '../../../src/scan/files/read-file.ts';
import { ParcelWriter, unpacked } from '../../../src/scan/pool/parcel.ts';
import { newReaders, newWriters } from '../../../src/scan/pool/wire.ts';
import { Texts } from '../../../src/scan/texts/texts.ts';
import { StringTable } from '../../../src/core/log/columns/strings.ts';
import { walk } from '../../../src/scan/walk.ts';
import { exportOf, IMPORT } from '../../cli/support/records.ts';
import { mixedCase } from '../support/case.ts';
import { folderWith } from '../support/folder.ts';
import { plainFile } from '../support/plain-found.ts';

const loaded = loadEngine(DIST, {
  rules: [],
  builtinRules: true,
  asn: undefined,
  placeholders: undefined,
  forReferences: false,
});

/** It looks for all there is. */
const engine = { ...loaded.engine, factsOf };

const QUIET = { eventSource: 'iam.amazonaws.com', eventName: 'GetUser', requestParameters: null };
const LISTED = { eventSource: 'iam.amazonaws.com', eventName: 'ListUsers', requestParameters: null };
const ASSUMED = {
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/a' },
  responseElements: { credentials: { accessKeyId: 'ASIAAAAAAAAAAAAAAAAB', sessionToken: 'x' } },
};
const GROUP = {
  eventName: 'CreateSecurityGroup',
  requestParameters: { groupName: 'web' },
  responseElements: { groupId: 'sg-1' },
};
const CREATED = { responseElements: { keyName: 'laptop', keyPairId: 'key-1' } };
const EXPORT = exportOf(QUIET);
const RECORD = EXPORT.slice('{"Records":['.length, -']}'.length);

/** Whatever may be joined, and finds something in its own place or nothing. */
const JOINED = {
  'quiet.json': EXPORT,
  'three.json.gz': gzipSync(exportOf(QUIET, LISTED, QUIET)),
  'created.json.gz': gzipSync(exportOf(QUIET, CREATED, GROUP)),
  'assumed.json': exportOf(ASSUMED, QUIET, ASSUMED),
  'told.json.gz': gzipSync(exportOf(LISTED, QUIET, LISTED)),
  'imported.json.gz': gzipSync(exportOf(QUIET, IMPORT)),
  'wide.json.gz': gzipSync(
    exportOf({ ...QUIET, userAgent: 'größe' }, { requestParameters: { keyName: 'größe-🔑' } }),
  ),
  'undecided.json': exportOf({ sourceIPAddress: '10.9.9.9' }),
  'last.json': exportOf(QUIET),
};

test('small files that are read together say what each says alone', (t) => {
  checkTogether(t, JOINED, 1);
  checkTogether(t, mixedCase());
});

test('what is found has the places of its own file', (t) => {
  const folder = folderWith(t, JOINED);
  const texts = new Texts({ kernel: () => engine.scanner });
  const shared = { strings: new StringTable(), texts, asn: engine.enrich.asn };
  const places = (file: PackedFile): unknown => {
    assert.equal(file.kind, 'read');
    const opened = openExport(file, fileStamp(file.path), shared);
    const { log, matches } = opened.caseLog;
    return [
      log.events.map(({ span }) => opened.placeOf(span)),
      log.textLength,
      log.events.map(({ index, span, time, eventID }) => ({ index, span, time, eventID })),
      log.events.map((event) => event.record()),
      log.events.map((event) => log.events[event.index]!.locate(['eventName'])),
      matches.matches,
    ];
  };
  const files = filesIn(folder);
  const alone = files.map((file) => inOneGo(readPackedInSteps(file, engine)));
  const together = readTogether(files);
  const plain = (all: readonly PackedFile[]): unknown => JSON.parse(JSON.stringify(all.map(places)));
  assert.deepEqual(plain(together.files), plain(alone));
});

/** Between two files that say nothing odd. */
const ODD: Readonly<Record<string, string | Uint8Array>> = {
  'empty list': '{"Records":[]}',
  'a member behind the list': `{"Records":[${RECORD}],"more":1}`,
  'a list behind the list': `{"Records":[${RECORD}],"more":[]}`,
  'two lists': `{"Records":[${RECORD}],"Records":[${RECORD}]}`,
  'two exports': `${EXPORT}${EXPORT}`,
  'two exports and a comma': `${EXPORT},${EXPORT}`,
  'two lists side by side': `{"Records":[${RECORD}]},{"Records":[${RECORD}]}`,
  'a comma too many': `{"Records":[${RECORD},]}`,
  'a comma missing': `{"Records":[${RECORD}${RECORD}]}`,
  'a comma before': `{"Records":[,${RECORD}]}`,
  blanks: `{"Records":[ ${RECORD} , ${RECORD} ]}`,
  'a bracket open': `{"Records":[${RECORD},{]}`,
  'a bracket too many': `{"Records":[${RECORD}}]}`,
  'a string open': `{"Records":[${RECORD},"]}`,
  'half a record': `{"Records":[${RECORD.slice(0, -9)}]}`,
  'the other half': `{"Records":[${RECORD.slice(9)}]}`,
  'a number among records': `{"Records":[${RECORD},1]}`,
  'a record in a list': `{"Records":[[${RECORD}]]}`,
  'a record in an object': `{"Records":[{"detail":${RECORD}}]}`,
  'a record in a string': `{"Records":[${JSON.stringify({ CloudTrailEvent: RECORD })}]}`,
  'no record': '{"Records":[{"a":1}]}',
  'no record beside one': `{"Records":[{"a":1},${RECORD}]}`,
  'a notification': '{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put"}]}',
  insights: `{"Records":[${RECORD.replace('{', '{"eventType":"AwsCloudTrailInsight",')}]}`,
  'no time': exportOf({ ...QUIET, eventTime: undefined }),
  'another time': exportOf({ ...QUIET, eventTime: '2026-11-04T10:01:00.5Z' }, QUIET),
  escapes: exportOf({ ...QUIET, userAgent: 'a "b" \\ c' }),
  'wide characters': exportOf({ ...QUIET, userAgent: 'größe' }),
  'a mark': `\ufeff${EXPORT}`,
  'a line': `${EXPORT}\n`,
  lines: JSON.stringify(JSON.parse(EXPORT), null, 2),
  'a zero': EXPORT.replace('GetUser', 'Get\0User'),
  'UTF-16': Buffer.from(EXPORT, 'utf16le'),
  cut: gzipSync(EXPORT).subarray(0, -20),
  members: Buffer.concat([gzipSync(EXPORT), gzipSync(EXPORT)]),
  nothing: '',
  other: 'no log',
};

for (const [what, text] of Object.entries(ODD)) {
  test(`among files that are read together: ${what}`, (t) => {
    checkTogether(t, { 'a.json': EXPORT, 'b.json': text, 'c.json.gz': gzipSync(exportOf(LISTED)) });
  });
}

test('a file that would make a batch too large is in the next, and a large one alone', (t) => {
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_, n) => [`${n}.json.gz`, gzipSync(generateLog(6_000, 'one-line', n))]),
  );
  const large = { '3a.json.gz': gzipSync(generateLog(600_000, 'one-line', 1)) };
  const ascii = Object.entries(many).length;
  assert.ok(checkTogether(t, many) < ascii / 4);
  checkTogether(t, { ...many, ...large });
});

test('a small file that unpacks to more strings than there is room for is read alone', (t) => {
  const many = Array.from({ length: 36 }, (_, n) => ({ ...QUIET, userAgent: `${n}`.padEnd(1 << 20, 'x') }));
  checkTogether(t, {
    'a.json': EXPORT,
    'b.json.gz': gzipSync(exportOf(...many)),
    'c.json': exportOf(LISTED),
  });
});

test('files whose references somebody may ask for are read alone', (t) => {
  const files = filesIn(folderWith(t, JOINED));
  const reader = new BatchReader(engine, packingToSend(engine), {});
  for (const read of reader.readInSteps(files)) if (read) assert.equal(read.kind, 'read');
});

/** Compares, and returns how many batches there were, or how many there have to be. */
function checkTogether(
  t: TestContext,
  contents: Readonly<Record<string, string | Uint8Array>>,
  batches?: number,
): number {
  const files = filesIn(folderWith(t, contents));
  const alone = files.map((file) => plainFile(inOneGo(readPackedInSteps(file, engine))));
  const together = readTogether(files);
  assert.deepEqual(together.files.map(plainFile), alone);
  if (batches !== undefined) assert.equal(together.batches, batches);
  return together.batches;
}

/** As a thread does, which sends what it has read. */
function readTogether(files: readonly FileToRead[]): {
  readonly files: readonly PackedFile[];
  readonly batches: number;
} {
  const reader = new BatchReader(engine, packingToSend(engine), { forReferences: false });
  const writer = new ParcelWriter(newWriters());
  let batches = 0;
  for (const read of reader.readInSteps(files)) {
    if (!read) continue;
    if (read.kind === 'batch') {
      writer.addBatch(read);
      batches++;
    } else {
      assert.ok(read.kind === 'read' || read.kind === 'skipped');
      writer.add(read);
    }
  }
  const { parcel, transferred } = writer.parcel();
  const sent = structuredClone(parcel, { transfer: transferred });
  return { files: [...unpacked(sent, files, newReaders())], batches };
}

function filesIn(folder: string): FileToRead[] {
  return walk([folder]).files.map((path) => ({
    path,
    id: `log of ${path}`,
    size: fileStamp(path)!.size,
  }));
}
