import { beginsLikeJson } from './bytes.ts';
import type { Columns } from './columns/columns.ts';
import { csvHeader } from './csv/row.ts';
import { CsvWalker, csvShape } from './csv/walk.ts';
import { logOf } from './finish.ts';
import type { Log, LogFormat } from './log.ts';
import { newReading } from './walk/reading.ts';
import type { Scanner } from './walk/scanner.ts';
import { formatOf } from './shapes/shapes.ts';
import { inOneGo } from './steps.ts';
import { Walker } from './walk/walker.ts';

/** What else is known of an export. */
export interface ReadOptions {
  /** The file's name, for messages. */
  readonly name?: string;
  /** Reads plain records faster. */
  readonly scanner?: Scanner | undefined;
  /** What to read into, without events, for a log that is gone before another is read; undefined for new columns. */
  readonly columns?: Columns | undefined;
}

/** About two milliseconds of work. */
const STEP = 1 << 19;

/**
 * Reads an export of any shape. `text` is UTF-8 without a byte order mark (see `encoding.ts`). Never throws: what cannot
 * be read is a problem of the log.
 */
export function readLog(text: Uint8Array, options: ReadOptions = {}): Log {
  return inOneGo(readLogInSteps(text, options));
}

/** The same, pausing every two milliseconds or so, for a caller that has other things to do. */
export function* readLogInSteps(text: Uint8Array, options: ReadOptions = {}): Generator<void, Log> {
  const reading = newReading(text, options.columns);
  const header = beginsLikeJson(text) ? undefined : csvHeader(text);
  const shape = csvShape(header);
  let format: () => LogFormat;
  if (header && shape !== undefined) {
    const walker = new CsvWalker(reading, header, shape);
    format = () => formatOf(shape);
    while (!walker.step(STEP)) yield;
  } else {
    const walker = new Walker(reading);
    const records = options.scanner?.begin(text, reading.columns);
    if (records) walker.readRecordsBy(records);
    walker.begin(text, 0, text.length, reading.layerLists[0]!, (index) => index);
    format = () => reading.format ?? walker.shapeOfRoots();
    while (!walker.step(STEP)) yield;
    records?.end();
  }
  return logOf(reading, format(), { ...options, isPassing: options.columns !== undefined });
}
