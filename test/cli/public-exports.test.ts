import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { FindingJson } from '../../src/core/analysis/exports/finding-json.ts';
import type { Location } from '../../src/core/analysis/exports/location.ts';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import type { JsonValue } from '../../src/core/log/json/value.ts';
import { folderWith } from '../scan/support/folder.ts';
import { jsonLines, runCli } from './support/cli.ts';

/** Some 250 public exports of every shape, kept outside the repository. */
const ARCHIVE = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'exports.tar.gz');
const skip = existsSync(ARCHIVE) ? false : 'the public exports are not here';

/** Fires on every event; evidence of it are four fields, where they are present. */
const EVERY_EVENT = `title: Every event
id: 0a0a0a0a-0000-4000-8000-000000000000
level: informational
logsource: {product: aws, service: cloudtrail}
detection:
  name: {eventName: '*'}
  key: {userIdentity.accessKeyId: '*'}
  arn: {userIdentity.arn: '*'}
  address: {sourceIPAddress: '*'}
  condition: name and (key or not key) and (arn or not arn) and (address or not address)
`;

test('public exports: every event is accounted for, and every place is exact', { skip }, async (t) => {
  const folder = folderWith(t, { 'rules/every.yml': EVERY_EVENT });
  execFileSync('tar', ['-xzf', ARCHIVE, '-C', folder]);
  const summaryPath = join(folder, 'summary.json');
  const rules = ['--no-builtin-rules', '--rules', join(folder, 'rules')];
  const { code, out } = await runCli(
    'scan',
    join(folder, 'open'),
    '--format',
    'jsonl',
    '--summary',
    summaryPath,
    ...rules,
  );
  assert.equal(code, 0);

  const summary: Summary = JSON.parse(readFileSync(summaryPath, 'utf8'));
  const { files, records, events, duplicates, notEvents, unreadable } = summary;
  assert.equal(files.seen, files.read + files.skipped.length);
  assert.equal(records, events + duplicates + notEvents + unreadable);
  assert.ok(events > 4900, `${events} events`);

  const findings = jsonLines<FindingJson>(out);
  assert.equal(findings.length, events);
  const wrong = findings.flatMap(wrongPlaces);
  assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} places`);
});

/** The places of a finding whose text is not what the finding says. */
function wrongPlaces({ event, location, evidence }: FindingJson): string[] {
  const wrong: string[] = [];
  const tell = (what: string, at: Location): void => {
    wrong.push(`${what} at ${at.path}:${at.offset}+${at.length}: ${cut(at).slice(0, 60)}`);
  };
  if (!isRecord(location, event.eventID)) tell(`event ${event.eventID}`, location);
  for (const { field, value, location: at } of evidence) {
    if (at && !holds(at, value)) tell(`${field} = ${JSON.stringify(value)}`, at);
  }
  return wrong;
}

/** True if the place holds the record with that id: as JSON once the container's escapes are undone, or as a row with it. */
function isRecord(at: Location, eventID: string | null): boolean {
  const text = cut(at);
  for (const candidate of unwrapped(text)) {
    try {
      const record: { eventID?: string } = JSON.parse(candidate);
      if ((record.eventID ?? null) === eventID) return true;
    } catch {
      // Not this layer.
    }
  }
  return eventID === null || text.includes(eventID);
}

function holds(at: Location, value: JsonValue): boolean {
  return unwrapped(cut(at)).some((text) => text === value);
}

/** A text as it stands, and with JSON escapes or CSV quotes undone. */
function unwrapped(text: string): string[] {
  const texts = [text, text.replaceAll('""', '"')];
  try {
    texts.push(JSON.parse(`"${text}"`));
  } catch {
    // Not inside a string.
  }
  return texts;
}

const contents = new Map<string, Buffer>();

function cut({ path, offset, length }: Location): string {
  let bytes = contents.get(path);
  if (!bytes) {
    const file = readFileSync(path);
    bytes = file[0] === 0x1f && file[1] === 0x8b ? gunzipSync(file) : file;
    contents.set(path, bytes);
  }
  return bytes.subarray(offset, offset + length).toString();
}
