import { ColumnRows, indexesOf, numbersOf } from './column-rows.ts';
import { decode } from './bytes.ts';
import { tableOf } from './finish.ts';
import type { Log } from './log.ts';
import type { Rows } from './rows.ts';

/** Says something of a call by where it went and what it was. */
export type CallTest = (eventSource: string, eventName: string) => boolean;

/**
 * The indexes of the events whose source and name pass. Logs repeat a few calls over and over, so each pair of them is
 * asked about once: of a million events that are of no interest none is looked at.
 */
export function eventsOfCalls(log: Log, passes: CallTest): number[] {
  const { numbers, calls } = callsOf(tableOf(log).rows);
  const answers = Uint8Array.from(calls, ([eventSource, eventName]) =>
    Number(passes(eventSource, eventName)),
  );
  const indexes: number[] = [];
  if (!answers.includes(1)) return indexes;
  for (let index = 0; index < numbers.length; index++) {
    if (answers[numbers[index]!] !== 0) indexes.push(index);
  }
  return indexes;
}

/** The distinct calls of a log, and the number of each event's. */
interface Calls {
  readonly calls: readonly (readonly [eventSource: string, eventName: string])[];
  readonly numbers: Uint32Array;
}

/** Of the log last asked about: whoever asks one thing of its calls asks more. */
let latest: { readonly rows: WeakRef<Rows>; readonly calls: Calls } | undefined;

function callsOf(rows: Rows): Calls {
  if (latest?.rows.deref() !== rows) latest = { rows: new WeakRef(rows), calls: readCalls(rows) };
  return latest.calls;
}

function readCalls(rows: Rows): Calls {
  const names = numbersOf(rows, 'eventName');
  const sources = numbersOf(rows, 'eventSource');
  const numbers = new Uint32Array(names.length);
  const calls: Calls['calls'][number][] = [];
  const known = new Map<number, number>();
  /** By name: the source it was last met with, plus one, and the number. Most names have one source. */
  const lastSource = new Uint32Array(rows.numbers);
  const lastNumber = new Uint32Array(rows.numbers);
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const source = sources[index]!;
    if (lastSource[name] !== source + 1) {
      const key = source * rows.numbers + name;
      let number = known.get(key);
      if (number === undefined) {
        number = calls.push([textOf(rows, source), textOf(rows, name)]) - 1;
        known.set(key, number);
      }
      lastSource[name] = source + 1;
      lastNumber[name] = number;
    }
    numbers[index] = lastNumber[name]!;
  }
  return { calls, numbers };
}

/** Each is read once, so it need not be kept among the texts that are asked for again. */
function textOf(rows: Rows, number: number): string {
  return number === 0 ? '' : decode(rows.strings.bytesOf(rows.stringOf(number)));
}

/**
 * The indexes of the events that may write an escape, name another access key than their caller's, or have an addendum.
 */
export function loudEvents(log: Log): number[] {
  const { rows } = tableOf(log);
  const quiet = rows instanceof ColumnRows ? rows.columns.quiet : new Uint8Array(rows.count);
  return indexesOf(quiet, 0, rows.count);
}
