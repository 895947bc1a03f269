import { ColumnEvent } from './event.ts';
import type { EventTable } from './event.ts';
import type { Log, LogEvent } from './log.ts';
import type { Problem } from './problem.ts';
import { newReading } from './reading.ts';
import type { Reading } from './reading.ts';
import { Walker } from './walk.ts';

/** What helps to recognise an export. */
export interface ReadOptions {
  /** The file's name. */
  readonly name?: string;
}

/** About two milliseconds of work. */
const STEP = 1 << 19;

/** Reads an export of any shape. Never throws: what cannot be read is a problem of the log. */
export function readLog(text: Uint8Array, options: ReadOptions = {}): Log {
  const steps = readLogInSteps(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same, pausing every two milliseconds or so, for a caller that has other things to do. */
export function* readLogInSteps(text: Uint8Array, _options: ReadOptions = {}): Generator<void, Log> {
  const reading = newReading(text);
  const walker = new Walker(reading);
  walker.begin(text, 0, text.length, reading.layerLists[0]!, (index) => index);
  while (!walker.step(STEP)) yield;
  return logOf(reading, walker);
}

function logOf(reading: Reading, walker: Walker): Log {
  const { text, columns, notEvents, unreadable } = reading;
  if (!reading.recognised) return notCloudTrail(text);
  const events: LogEvent[] = [];
  const log: Log = { format: reading.format ?? walker.shapeOfRoots(), text, events, notEvents, unreadable, problems: reading.problems };
  const table: EventTable = { columns, layerLists: reading.layerLists, recent: new Map() };
  for (let index = 0; index < columns.count; index++) events.push(new ColumnEvent(log, index, table));
  return log;
}

function notCloudTrail(text: Uint8Array): Log {
  const problem: Problem = {
    code: 'not-cloudtrail', message: 'No CloudTrail record was found in this text.', span: { offset: 0, length: Math.min(1, text.length) },
    severity: 'error',
  };
  return { format: 'unknown', text, events: [], notEvents: [], unreadable: 0, problems: [problem] };
}
