import { NEWLINE, RETURN } from '../bytes.ts';
import { firstThat } from '../binary-search.ts';
import { ColumnRows } from '../columns/column-rows.ts';
import { EditedLog } from './edited-log.ts';
import { EditedRows } from '../columns/edited-rows.ts';
import { tableOf } from '../finish.ts';
import type { Log, LogFormat, NotEvent } from '../log.ts';
import type { ProblemCode } from '../problem.ts';
import { readLog } from '../read.ts';
import { newReading } from '../walk/reading.ts';
import type { LogText, TextEdit } from '../text/log-text.ts';
import { ChunkedText, chunkText } from '../text/chunked-text.ts';
import { Walker } from '../walk/walker.ts';

/**
 * The log after an edit of its text: the same as reading the new text. When the edit lies inside one record and leaves
 * it one, only that record is read again.
 */
export function editLog(log: Log, edit: TextEdit): Log {
  const text = (log.text instanceof ChunkedText ? log.text : chunkText(log.text.subarray())).withEdit(edit);
  return rereadRecord(log, edit, text)?.after ?? readLog(text.subarray());
}

/** An edit inside one record: the log before, the log after, and the number of the record's event in both. */
export interface RecordEdit {
  readonly before: Log;
  readonly after: Log;
  readonly index: number;
}

/** Problems that do not touch the text's structure. Any other, and one record cannot be judged by itself. */
const HARMLESS: ReadonlySet<ProblemCode> = new Set(['not-an-event', 'unreadable-time']);
/** Names that depend on where the line breaks are. */
const BY_LINES: ReadonlySet<LogFormat> = new Set(['json-lines', 'concatenated', 'record']);

/** What became of `log`, whose text after `edit` is `text`; undefined where all of it has to be read again. */
export function rereadRecord(log: Log, edit: TextEdit, text: LogText): RecordEdit | undefined {
  const table = tableOf(log);
  const rows = table.rows instanceof ColumnRows ? EditedRows.of(table.rows) : table.rows;
  if (
    !(rows instanceof EditedRows) ||
    table.header ||
    !log.problems.every((problem) => HARMLESS.has(problem.code))
  )
    return undefined;
  if (
    BY_LINES.has(log.format) &&
    (hasBreak(edit.inserted) || hasBreak(log.text.subarray(edit.offset, edit.offset + edit.deleted)))
  ) {
    return undefined;
  }
  const index = recordAround(rows, edit);
  if (index < 0) return undefined;
  const shift = edit.inserted.length - edit.deleted;
  const offset = rows.at('offset', index);
  const length = rows.at('length', index) + shift;
  const bytes = text.subarray(offset, offset + length);
  const alone = newReading(bytes, rows.emptyRow());
  const walker = new Walker(alone);
  walker.begin(bytes, 0, length, alone.layerLists[0]!, (at) => offset + at);
  walker.walkAll();
  const same =
    alone.columns.count === 1 &&
    alone.problems.length === 0 &&
    alone.columns.offset[0] === offset &&
    alone.columns.length[0] === length;
  if (!same) return undefined;

  const notEvents =
    log.notEvents.length === 0 || shift === 0
      ? log.notEvents
      : log.notEvents.map((record) => moved(record, edit.offset, shift));
  const after = new EditedLog(
    log,
    text,
    notEvents,
    rows.withEvent(index, alone.columns, shift),
    table.layerLists,
  );
  return { before: log, after, index };
}

/** The event, in CloudTrail's own form and in no string, whose brackets lie around the edit; -1 when there is none. */
function recordAround(rows: EditedRows, edit: TextEdit): number {
  const index = firstThat(rows.count, (at) => rows.at('offset', at) >= edit.offset) - 1;
  if (index < 0 || rows.at('layers', index) !== 0 || rows.at('shape', index) !== 0) return -1;
  const end = rows.at('offset', index) + rows.at('length', index);
  return edit.offset + edit.deleted < end ? index : -1;
}

function moved(record: NotEvent, from: number, shift: number): NotEvent {
  const { offset, length } = record.span;
  return offset < from ? record : { kind: record.kind, span: { offset: offset + shift, length } };
}

function hasBreak(bytes: Uint8Array): boolean {
  return bytes.includes(NEWLINE) || bytes.includes(RETURN);
}
