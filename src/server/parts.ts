import type { Log, LogEvent } from '../core/log/log.ts';
import { formatRecord } from '../core/analysis/exports/formatted-record.ts';

/** A part is at most this many bytes of source: formatted twice as much in some 50,000 lines, made in a moment. */
const PART_BYTES = 1_000_000;
/** An editor colours, folds and shows lenses below these; a part stays well inside. */
const MOST_CHARACTERS = 4_900_000;
const MOST_LINES = 99_000;

/** A stretch of a log's events that one rendering shows. */
export interface Part {
  readonly number: number;
  readonly events: readonly LogEvent[];
}

/** A log never changes, so it is cut once. */
const known = new WeakMap<Log, readonly Part[]>();

/** A log's events cut into parts that can be shown one at a time. At least one part, which may be empty. */
export function partsOf(log: Log): readonly Part[] {
  let parts = known.get(log);
  if (!parts) known.set(log, (parts = cut(log)));
  return parts;
}

function cut(log: Log): readonly Part[] {
  const parts: LogEvent[][] = [[]];
  let bytes = 0;
  for (const event of log.events) {
    if (bytes > 0 && bytes + event.span.length > PART_BYTES) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(event);
    bytes += event.span.length;
  }
  return parts.map((events, number) => ({ number, events }));
}

/** The number of the part that shows the event standing at `offset` of the log's text, or next after it. */
export function partNumberAt(log: Log, offset: number): number {
  const parts = partsOf(log);
  const part = parts.find(({ events }) => {
    const last = events.at(-1);
    return last && offset < last.span.offset + last.span.length;
  });
  return (part ?? parts.at(-1)!).number;
}

/** What a part looks like, record by record: join them with `SEPARATOR` between `BEGIN` and `END`. */
export const BEGIN = '[\n';
export const SEPARATOR = ',\n';
export const END = '\n]\n';
export const INDENT = '  ';

/** So many bytes of source are formatted in a step. */
const STEP_BYTES = 50_000;

/**
 * Each record of a part, indented. A record that would make the text too large when indented (deep nesting can grow it
 * a hundredfold) stands in one line.
 */
export function* formatRecords({ events }: Part): Generator<void, readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  let lines = 0;
  let bytesLeft = events.reduce((sum, { span }) => sum + span.length, 0);
  let bytesDone = 0;
  for (const event of events) {
    const record = formatRecord(event);
    bytesLeft -= event.span.length;
    bytesDone += event.span.length;
    const indented = record.indented.replaceAll('\n', `\n${INDENT}`);
    const lineCount = indented.split('\n').length;
    const fits =
      characters + indented.length + bytesLeft <= MOST_CHARACTERS &&
      lines + lineCount + (events.length - texts.length) <= MOST_LINES;
    const text = INDENT + (fits ? indented : record.compact);
    characters += text.length + SEPARATOR.length;
    lines += fits ? lineCount : 1;
    texts.push(text);
    if (bytesDone >= STEP_BYTES) {
      bytesDone = 0;
      yield;
    }
  }
  return texts;
}
