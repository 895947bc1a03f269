import { numbersOf } from './columns/column-rows.ts';
import { decode } from './bytes.ts';
import { NOTE } from './columns/columns.ts';
import { tableOf } from './finish.ts';
import { grown } from './grow.ts';
import type { Log } from './log.ts';
import type { Rows } from './columns/rows.ts';
import { StringTable } from './columns/strings.ts';

/**
 * Says something of a call by where it went and what it was, of the same call always the same: false where there is
 * nothing to say.
 */
export type CallTest<Answer extends object | true = object | true> = (
  eventSource: string,
  eventName: string,
) => Answer | false;

/**
 * The indexes of the events whose source and name pass. The same calls are made over and over, in one log as in the
 * next, so each is asked about once: of a million events that are of no interest none is looked at.
 */
export function eventsOfCalls(log: Log, passes: CallTest): number[] {
  const { calls, answers } = answersOfCalls(log, passes);
  const indexes: number[] = [];
  for (let index = 0; index < calls.length; index++) {
    if (answers[calls[index]!] !== false) indexes.push(index);
  }
  return indexes;
}

/** What was said of the calls of a log's events. */
export interface AnsweredCalls<Answer extends object | true> {
  /** By event: the number of its call. Empty where there is nothing to say of any. */
  readonly calls: Uint32Array;
  /** By the number of a call of this log. */
  readonly answers: readonly (Answer | false | undefined)[];
}

/** The same, event by event, and what was said. */
export function answersOfCalls<Answer extends object | true>(
  log: Log,
  passes: CallTest<Answer>,
): AnsweredCalls<Answer> {
  const { known, numbers, distinct } = callsOf(tableOf(log).rows);
  const answers = known.answersOf(passes);
  let isAnyWanted = false;
  for (let at = 0; at < distinct.length; at++) {
    const call = distinct[at]!;
    if ((answers[call] ?? known.ask(passes, call)) !== false) isAnyWanted = true;
  }
  return { calls: isAnyWanted ? numbers : NO_EVENTS, answers };
}

const NO_EVENTS = new Uint32Array();

/** So many different calls, and no more, are remembered from one log to the next. There are some ten thousand in AWS. */
const MOST_CALLS = 1 << 14;

/** What is known of names by the own numbers that some logs have for them. */
interface OfNumbers {
  readonly numbering: WeakRef<object>;
  /** By name: the source it was last met with, plus one, and the number of that call. Most names have one source. */
  readonly lastSource: Uint32Array;
  readonly lastCall: Uint32Array;
  /** By name: its number, which is not 0; a source has many names. */
  readonly namesOf: Uint32Array;
}

/** The calls of many logs, each with a number, and what was said of them. */
class KnownCalls {
  readonly #names = new StringTable();
  readonly #calls: (readonly [source: number, name: number])[] = [];
  readonly #numbers = new Map<number, number>();
  readonly #answers = new WeakMap<CallTest, (object | boolean | undefined)[]>();
  #ofNumbers: OfNumbers | undefined;
  /** By the number of a call: which of the logs was the last to have it. */
  readonly #lastLogs: number[] = [];
  #logs = 0;

  get isFull(): boolean {
    return this.#calls.length >= MOST_CALLS;
  }

  /** Begins another log. Returns what is known by its own numbers: what the log before has left, where it had the same. */
  beginLog({ numbering, numbers }: Rows): OfNumbers {
    this.#logs++;
    const known = this.#ofNumbers?.numbering.deref() === numbering ? this.#ofNumbers : undefined;
    if (known && known.namesOf.length >= numbers) return known;
    const size = known ? Math.max(numbers, 2 * known.namesOf.length) : numbers;
    return (this.#ofNumbers = {
      numbering: known?.numbering ?? new WeakRef(numbering),
      lastSource: grown(known?.lastSource ?? NO_EVENTS, size),
      lastCall: grown(known?.lastCall ?? NO_EVENTS, size),
      namesOf: grown(known?.namesOf ?? NO_EVENTS, size),
    });
  }

  /** True for a call that is first met in this log. */
  isNew(call: number): boolean {
    if (this.#lastLogs[call] === this.#logs) return false;
    this.#lastLogs[call] = this.#logs;
    return true;
  }

  /** The number of a source or a name. */
  numberOfName(bytes: Uint8Array): number {
    return this.#names.internPlain(bytes, 0, bytes.length);
  }

  /** The number of a call, by the numbers of its source and its name. */
  numberOf(source: number, name: number): number {
    const key = source * 2 ** 26 + name;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#calls.push([source, name]) - 1;
      this.#numbers.set(key, number);
      this.#lastLogs.push(0);
    }
    return number;
  }

  /** By the number of a call: what the test said of it, undefined where it was not asked. */
  answersOf<Answer extends object | true>(passes: CallTest<Answer>): readonly (Answer | false | undefined)[] {
    let answers = this.#answers.get(passes);
    if (!answers) this.#answers.set(passes, (answers = []));
    return answers as (Answer | false | undefined)[];
  }

  ask(passes: CallTest, call: number): object | boolean {
    const [source, name] = this.#calls[call]!;
    const answer = passes(this.#text(source), this.#text(name));
    const answers = this.#answers.get(passes)!;
    // Without holes: those make an array slow.
    while (answers.length <= call) answers.push(undefined);
    return (answers[call] = answer);
  }

  #text(number: number): string {
    return number === 0 ? '' : decode(this.#names.bytesOf(number));
  }
}

/** The calls of a log: of each event its number, and which numbers there are. */
interface Calls {
  readonly known: KnownCalls;
  readonly numbers: Uint32Array;
  readonly distinct: readonly number[];
}

let known = new KnownCalls();
/** Of the log last asked about: whoever asks one thing of its calls asks more. */
let latest: { readonly rows: { deref(): Rows | undefined }; readonly calls: Calls } | undefined;
/** Larger logs are not held for it; for small ones, of which there are thousands, that would be most of the work. */
const MOST_HELD = 1 << 10;

function callsOf(rows: Rows): Calls {
  if (latest?.rows.deref() !== rows) {
    if (known.isFull) known = new KnownCalls();
    const held = rows.count > MOST_HELD ? new WeakRef(rows) : { deref: () => rows };
    latest = { rows: held, calls: readCalls(rows, known) };
  }
  return latest.calls;
}

function readCalls(rows: Rows, all: KnownCalls): Calls {
  const names = numbersOf(rows, 'eventName');
  const sources = numbersOf(rows, 'eventSource');
  const numbers = new Uint32Array(names.length);
  const distinct: number[] = [];
  const { lastSource, lastCall, namesOf } = all.beginLog(rows);
  const numberOfName = (own: number): number =>
    own === 0 ? 0 : (namesOf[own] ||= all.numberOfName(rows.strings.bytesOf(rows.stringOf(own))));
  for (let index = 0; index < names.length; index++) {
    const name = names[index]!;
    const source = sources[index]!;
    if (lastSource[name] !== source + 1) {
      lastSource[name] = source + 1;
      lastCall[name] = all.numberOf(numberOfName(source), numberOfName(name));
    }
    const call = lastCall[name]!;
    if (all.isNew(call)) distinct.push(call);
    numbers[index] = call;
  }
  return { known: all, numbers, distinct };
}

/** The indexes of the events that may name another access key than their caller's, or have an addendum. */
export function loudEvents(log: Log): number[] {
  const { rows } = tableOf(log);
  const { count } = rows;
  const loud: number[] = [];
  for (let index = 0; index < count; index++) {
    const note = rows.note(index);
    if (note !== NOTE.quiet && note !== NOTE.keyless) loud.push(index);
  }
  return loud;
}

/** The indexes of the events of which nothing is known: they may have an addendum. */
export function unknownEvents(log: Log): number[] {
  const { rows } = tableOf(log);
  const { count } = rows;
  const unknown: number[] = [];
  for (let index = 0; index < count; index++) if (rows.note(index) === NOTE.none) unknown.push(index);
  return unknown;
}
