import { ColumnRows } from './columns/column-rows.ts';
import type { EditedRows } from './columns/edited-rows.ts';
import { newColumns } from './columns/columns.ts';
import { ColumnEvent } from './column-event.ts';
import type { EventTable } from './column-event.ts';
import type { Log, LogEvent, LogFormat, NotEvent } from './log.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { looksBinary } from './encoding.ts';
import type { Reading } from './walk/reading.ts';
import { RecordCache } from './record-cache.ts';
import type { Untimed } from './columns/rows.ts';

/** Of a log that was read here, or edited since. */
type ReadRows = ColumnRows | EditedRows;

const NO_EVENTS = tableFor(new ColumnRows(newColumns(0)), [], undefined);

/** A log's rows, in a field of it that only we see: a WeakMap of thousands of logs is a burden on every collection. */
export abstract class TabledLog {
  readonly #table: EventTable;

  constructor(table: EventTable) {
    this.#table = table;
  }

  static tableOf(log: object): EventTable | undefined {
    return #table in log ? log.#table : undefined;
  }
}

/** The rows behind a log. */
export function tableOf(log: Log): EventTable {
  return TabledLog.tableOf(log) ?? NO_EVENTS;
}

/** The log that a finished reading amounts to; one that is passing is gone before another is read. */
export function logOf(
  reading: Reading,
  found: LogFormat,
  { name = 'this text', isPassing = false }: { readonly name?: string; readonly isPassing?: boolean },
): Log {
  const { text, columns, notEvents, unreadable } = reading;
  if (!reading.recognised) return notCloudTrail(text, name);
  const format = columns.count === 0 && unreadable === 0 ? formatWithoutEvents(notEvents, found) : found;
  const rows = new ColumnRows(columns);
  const problems = [...reading.problems, ...remarks(notEvents, rows)];
  if (problems.length > 1) problems.sort((a, b) => a.span.offset - b.span.offset);
  const table = tableFor(rows, reading.layerLists, reading.header, isPassing);
  return new ReadLog({ format, text, notEvents, unreadable, problems }, table);
}

/** There may be one for each of thousands of files: as an object with a getter of its own it would take much longer to make. */
class ReadLog extends TabledLog implements Log {
  readonly format: LogFormat;
  readonly text: Uint8Array;
  readonly textLength: number;
  readonly notEvents: readonly NotEvent[];
  readonly unreadable: number;
  readonly problems: readonly Problem[];
  #events: readonly LogEvent[] | undefined;

  constructor(
    {
      format,
      text,
      notEvents,
      unreadable,
      problems,
    }: Omit<Log, 'text' | 'textLength' | 'events'> & { readonly text: Uint8Array },
    table: EventTable,
  ) {
    super(table);
    this.format = format;
    this.text = text;
    this.textLength = text.length;
    this.notEvents = notEvents;
    this.unreadable = unreadable;
    this.problems = problems;
  }

  /** Who reads many logs one after the other asks only for the events that matter. */
  get events(): readonly LogEvent[] {
    return (this.#events ??= eventsOf(this, tableOf(this)));
  }
}

function eventsOf(log: Log, table: EventTable): LogEvent[] {
  return Array.from({ length: table.rows.count }, (_, index) => new ColumnEvent(log, index, table));
}

/** The table of a log with these rows. */
export function tableFor(
  rows: ReadRows,
  layerLists: EventTable['layerLists'],
  header: EventTable['header'],
  isPassing = false,
): EventTable {
  return { rows, layerLists, header, cache: new RecordCache(isPassing) };
}

function notCloudTrail(text: Uint8Array, name: string): Log {
  const [code, message]: [ProblemCode, string] = looksBinary(text)
    ? ['binary', `Not text: ${name}.`]
    : text.every(isBlank)
      ? ['empty', `There is nothing but white space in ${name}.`]
      : ['not-cloudtrail', `No CloudTrail record was found in ${name}.`];
  const problem: Problem = { code, message, span: { offset: 0, length: 0 }, severity: 'error' };
  return {
    format: 'unknown',
    text,
    textLength: text.length,
    events: [],
    notEvents: [],
    unreadable: 0,
    problems: [problem],
  };
}

function isBlank(byte: number): boolean {
  return byte <= 0x20;
}

const FORMATS: Partial<Record<NotEvent['kind'], LogFormat>> = {
  digest: 'digest',
  insights: 'insights',
  notification: 's3-notification',
};

function formatWithoutEvents(notEvents: readonly NotEvent[], found: LogFormat): LogFormat {
  const first = notEvents[0];
  return (first && FORMATS[first.kind]) ?? found;
}

const NAMES: Record<NotEvent['kind'], string> = {
  digest: 'CloudTrail digest (checksums of log files)',
  insights: 'CloudTrail Insights (unusual activity, not calls)',
  notification: 'AWS notification',
  other: 'Record that is no CloudTrail event, or empty list of records',
};

/** What is to be said of records that are read and have nothing wrong with their text. */
export function remarks(notEvents: readonly NotEvent[], rows: ReadRows): Problem[] {
  return remarksOn(notEvents, rows.untimed());
}

/** The same where it is known which events have no usable time; undefined: none. */
export function remarksOn(notEvents: readonly NotEvent[], without: Untimed | undefined): Problem[] {
  return [...namedNotEvents(notEvents), ...(without ? [untimedProblem(without)] : [])];
}

/** True for what `remarks` says, false for what is wrong with the text. */
export function isRemark({ code }: Problem): boolean {
  return code === 'not-an-event' || code === 'unreadable-time';
}

/** One problem a kind, at the first of them. */
function namedNotEvents(notEvents: readonly NotEvent[]): Problem[] {
  if (notEvents.length === 0) return [];
  return Object.entries(NAMES).flatMap(([kind, name]) => {
    const records = notEvents.filter((record) => record.kind === kind);
    const first = records[0];
    if (!first) return [];
    return [
      {
        code: 'not-an-event',
        message: `${name}: ${records.length}, not counted among the events.`,
        span: first.span,
        severity: 'information',
      },
    ];
  });
}

function untimedProblem({ count, first }: Untimed): Problem {
  const message = `${count} of the events have no time with a usable zone; the first is here.`;
  return { code: 'unreadable-time', message, span: first, severity: 'warning' };
}
