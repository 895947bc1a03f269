import { ColumnRows, indexesOf, numbersOf } from './column-rows.ts';
import { tableOf } from './finish.ts';
import type { Log } from './log.ts';

/** Says something of a call by where it went and what it was. */
export type CallTest = (eventSource: string, eventName: string) => boolean;

/**
 * The indexes of the events whose source and name pass. Logs repeat a few calls over and over, so each pair of them is
 * asked about once: of a million events that are of no interest none is looked at.
 */
export function eventsOfCalls(log: Log, passes: CallTest): number[] {
  const { rows } = tableOf(log);
  const names = numbersOf(rows, 'eventName');
  const eventSources = numbersOf(rows, 'eventSource');
  /** By name: the source it was last met with, plus one, and the answer. Most names have one source. */
  const sources = new Uint32Array(rows.numbers);
  const answers = new Uint8Array(rows.numbers);
  const indexes: number[] = [];
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const source = eventSources[index]!;
    if (sources[name] !== source + 1) {
      sources[name] = source + 1;
      const passed = passes(rows.text('eventSource', index) ?? '', rows.text('eventName', index) ?? '');
      answers[name] = Number(passed);
    }
    if (answers[name] !== 0) indexes.push(index);
  }
  return indexes;
}

/**
 * The indexes of the events that may write an escape, name another access key than their caller's, or have an addendum.
 */
export function loudEvents(log: Log): number[] {
  const { rows } = tableOf(log);
  const quiet = rows instanceof ColumnRows ? rows.columns.quiet : new Uint8Array(rows.count);
  return indexesOf(quiet, 0, rows.count);
}
