/**
 * Reads public CloudTrail exports of many shapes and compares with an independent reading: JSON.parse and a few lines a
 * shape. The collection lies beside a development checkout and is not part of the project; without it the tests skip.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeFile } from '../../../../src/core/log/encoding.ts';
import { cut, layersOf } from '../../../../src/core/log/event.ts';
import type { FieldPath, JsonObject, JsonValue } from '../../../../src/core/log/json/value.ts';
import { isObject, valueAt } from '../../../../src/core/log/json/value.ts';
import type { Log, LogEvent } from '../../../../src/core/log/log.ts';
import { looksLikeCloudTrail } from '../../../../src/core/log/sniff.ts';
import { exportFiles, skip } from './export-files.ts';

/** Reads each export in some way and compares. */
export function checkPublicExports(how: string, read: (file: string, bytes: Uint8Array) => Log): void {
  describe(`public exports ${how}`, { skip }, () => checkAll(read));
}

function checkAll(read: (file: string, bytes: Uint8Array) => Log): void {
  const { files, read: bytesOf } = exportFiles();
  for (const file of files) {
    test(file, () => {
      const bytes = bytesOf(file);
      check(file, bytes, read(file, bytes));
    });
  }
}

/** The collection's damaged files, and how many of their events can be read. */
const DAMAGED: Record<string, number> = {
  'samples-large.json': 840,
  'SerializerTestFileBadJsonFormat.json': 2,
  'bad_cloudtrail.json': 0,
  // A raw line break inside a string.
  'ex5.json': 1,
};
/** Files about other things in CloudTrail's envelopes. */
const OTHER = /cloudwatch_logs(?:_2|_ddtags)?\.json$|control_message|rds_aurora/;

function check(file: string, bytes: Uint8Array, log: Log): void {
  const { text } = decodeFile(bytes);
  const damaged = Object.entries(DAMAGED).find(([name]) => file.endsWith(name));
  if (OTHER.test(file)) assert.equal(log.format, 'unknown');
  else if (log.events.length > 0)
    assert.ok(
      looksLikeCloudTrail(bytes.subarray(0, 4096), file.replace(/.*\//, '')),
      'recognised by its first bytes',
    );
  if (damaged) {
    assert.equal(log.events.length, damaged[1]);
  } else {
    const found = ids(log.events.map((event) => event.eventID));
    const expected = ids(idsIn(new TextDecoder().decode(text)));
    assert.deepEqual(difference(found, expected), [], 'events that the independent reading does not have');
    assert.deepEqual(difference(expected, found), [], 'events that only the independent reading has');
    assert.equal(found.length, expected.length);
    assert.equal(log.unreadable, 0);
  }
  for (const event of log.events) checkEvent(log, event, damaged !== undefined);
}

/** What a converted record concludes from a cell that says something else. */
const CONCLUDED = new Set(['userIdentity.type', 'eventSource']);

function checkEvent(log: Log, event: LogEvent, damaged: boolean): void {
  const record = event.record();
  const converted =
    ['console-csv', 'ocsf'].includes(log.format) ||
    (log.format === 'athena-csv' && layersOf(event).length === 0);
  if (!converted && !damaged) assert.deepEqual(JSON.parse(cut(event, event.span)), record);
  assert.equal(event.eventName, record['eventName']);
  for (const [path, value] of leaves(record)) {
    const span = event.locate(path);
    assert.ok(span, `${path.join('.')} has a place`);
    const text = cut(event, span);
    if (damaged) assert.equal(typeof text, 'string');
    else if (!converted)
      assert.deepEqual(typeof value === 'string' ? JSON.parse(`"${text}"`) : JSON.parse(text), value);
    else if (!CONCLUDED.has(path.join('.')))
      assert.equal(unquoted(text), typeof value === 'string' ? value : JSON.stringify(value), path.join('.'));
    const found = event.pathAt(span.offset + (span.length >> 1));
    assert.ok(found, 'and the place has a path');
    assert.deepEqual(converted ? event.locate(found) : found, converted ? span : path);
  }
}

/** In a cell the text may hold JSON, so its quotes may be doubled or escaped. */
function unquoted(text: string): string {
  try {
    return JSON.parse(`"${text.replaceAll('""', '\\"')}"`) as string;
  } catch {
    return text;
  }
}

function* leaves(value: JsonValue, path: FieldPath = []): Generator<[FieldPath, JsonValue]> {
  if (typeof value !== 'object' || value === null) yield [path, value];
  else
    for (const [key, inner] of Object.entries(value))
      yield* leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function ids(list: readonly (JsonValue | undefined)[]): string[] {
  return list.map((id) => (typeof id === 'string' && id !== '' ? id : '(none)')).toSorted();
}

function difference(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((id) => !known.has(id));
}

/** The independent reading. */
function idsIn(text: string): (JsonValue | undefined)[] {
  return recordsIn(text).map((record) => record['eventID']);
}

function recordsIn(text: string): JsonObject[] {
  if (/^\s*[[{]/.test(text)) {
    try {
      return recordsOf(JSON.parse(text) as JsonValue);
    } catch {
      return text
        .split(/\r?\n/)
        .flatMap((line) => (line.trim() === '' ? [] : recordsOf(JSON.parse(line) as JsonValue)));
    }
  }
  if (/^\d{4}-/.test(text))
    return text
      .split('\n')
      .flatMap((line) =>
        line === '' ? [] : recordsOf(JSON.parse(line.slice(line.indexOf('{'))) as JsonValue),
      );
  const [header, ...rows] = csvRows(text);
  return rows.map((row) => {
    const raw = row[header!.indexOf('_raw')];
    return raw === undefined
      ? { eventID: row[header!.findIndex((name) => /^event ?id$/i.test(name))]! }
      : (JSON.parse(raw) as JsonObject);
  });
}

const ENVELOPES = [
  'Records',
  'Events',
  'data',
  'detail',
  'event',
  'test_events',
  'logEvents',
  'events',
  'hits',
  '_source',
  'aws',
  'cloudtrail',
  'result',
  'body',
  'results',
  'QueryResultRows',
  'override_record',
  '_raw',
];
const STRINGS = ['CloudTrailEvent', 'message', '_raw', 'eventJson', 'value'];

function recordsOf(value: JsonValue): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(recordsOf);
  if (!isObject(value)) return [];
  const original = valueAt(value, ['event', 'original']);
  if (typeof original === 'string') return recordsOf(JSON.parse(original) as JsonValue);
  for (const name of STRINGS) {
    const text = value[name];
    if (typeof text === 'string' && /^\s*\{/.test(text)) return recordsOf(JSON.parse(text) as JsonValue);
  }
  if (typeof value['class_uid'] === 'number') return [{ eventID: valueAt(value, ['metadata', 'uid'])! }];
  if (typeof value['eventName'] === 'string' && typeof value['eventSource'] === 'string') return [value];
  return ENVELOPES.flatMap((name) => recordsOf(value[name] ?? null));
}

function csvRows(text: string): string[][] {
  const delimiter = text.split('\n')[0]!.includes(';') ? ';' : ',';
  const cell = new RegExp(`("(?:[^"]|"")*"|[^"${delimiter}\\r\\n]*)(${delimiter}|\\r?\\n|$)`, 'gy');
  const rows: string[][] = [[]];
  for (const [, content = '', end] of text.matchAll(cell)) {
    rows.at(-1)!.push(content.startsWith('"') ? content.slice(1, -1).replaceAll('""', '"') : content);
    if (end !== delimiter) rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}
