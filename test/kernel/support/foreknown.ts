import assert from 'node:assert/strict';
import { formatRecord } from '../../../src/core/analysis/exports/formatted-record.ts';
import { stringsIn } from '../../../src/core/analysis/references/paths-of.ts';
import type { TextColumn } from '../../../src/core/log/columns/columns.ts';
import { encode } from '../../../src/core/log/bytes.ts';
import { tableOf } from '../../../src/core/log/finish.ts';
import { placeOf, rootOf } from '../../../src/core/log/json/read.ts';
import { valueAt, type JsonValue } from '../../../src/core/log/json/value.ts';
import type { Log, LogEvent } from '../../../src/core/log/log.ts';
import { PATH_OF_COLUMN, parseOutline, type Outline } from '../../../src/core/log/columns/outline.ts';
import { hashOf, isSigned, mayHold } from '../../../src/core/log/columns/signature.ts';

/** What the columns say of the layout of records is how these are formatted. */
export function checkOutlines(log: Log): void {
  const { rows } = tableOf(log);
  for (const event of log.events) {
    const text = rows.text('outline', event.index);
    if (text === undefined) continue;
    const outline = parseOutline(text);
    assert.ok(outline);
    assert.deepEqual(outline, outlineOf(event, outline));
  }
}

function outlineOf(event: LogEvent, { lineOf }: Outline): Outline {
  const { indented } = formatRecord(event);
  const lines = indented.split('\n').length;
  const bytes = encode(indented);
  const root = rootOf(bytes);
  const found = Object.keys(lineOf).map((column) => {
    const place = placeOf(bytes, root, PATH_OF_COLUMN[column as TextColumn]!)!;
    return [column, bytes.subarray(0, place.start).filter((byte) => byte === 0x0a).length] as const;
  });
  const indents = indented.split('\n').map((line) => /^ */.exec(line)![0].length / 2);
  return { lines, depth: Math.max(...indents), lineOf: Object.fromEntries(found) };
}

/** Columns have neither empty texts nor words without quotes, which only parsing takes for texts. */
const NO_TEXT: ReadonlySet<string> = new Set(['', 'NaN']);

/**
 * Signatures know each string of their records that can be asked about and stands in no column. Returns how many events
 * they are about.
 */
export function checkSignatures(log: Log): number {
  const { rows } = tableOf(log);
  const { signatures } = rows;
  let covered = 0;
  for (const [number, { first, end, filter }] of signatures.entries()) {
    assert.ok(first < end && first >= (signatures[number - 1]?.end ?? 0) && end <= rows.count);
    covered += end - first;
    for (const event of log.events.slice(first, end)) {
      const record: JsonValue = event.record();
      const inColumns = new Set<string>();
      for (const [column, path] of Object.entries(PATH_OF_COLUMN)) {
        const value = valueAt(record, path);
        if (typeof value === 'string') inColumns.add(JSON.stringify(path));
        const text: string | undefined = rows.text(column as TextColumn, event.index);
        assert.equal(text, typeof value === 'string' && !NO_TEXT.has(value) ? value : undefined);
      }
      for (const { value, path } of stringsIn(record, isSigned)) {
        if (!inColumns.has(JSON.stringify(path))) assert.ok(mayHold(filter, hashOf(encode(value))), value);
      }
    }
  }
  return covered;
}
