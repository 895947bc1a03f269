import { grown } from '../log/grow.ts';
import type { LogEvent } from '../log/log.ts';
import { ColumnAnswers, fieldsOf } from './column-answers.ts';
import type { EventColumns } from './event-columns.ts';
import type { ColumnTest, CompiledDetection } from './rule.ts';
import { EVENT_COLUMNS, sourceOf } from './sigma/column-values.ts';
import type { EventFields } from './sigma/event-fields.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** A set of rules is a number with a bit for each. */
export const MOST_RULES = 30;

/** What the rules make of one column. */
interface Sieve {
  readonly answers: ColumnAnswers;
  /** The rules that ask something of it, as bits, and the other ones. */
  readonly asking: number;
  readonly others: number;
  readonly tests: readonly { readonly bit: number; readonly test: ColumnTest }[];
  /** By the number of a value: the rules that it leaves over, or ASK. */
  left: Int32Array;
  /** By the same: those of which it says for certain all that they ask of the column. */
  certain: Int32Array;
  /** Which values these are the numbers of. */
  generation: number;
}

const ASK = -1;

/**
 * Leaves of some rules for one call those over that an event could match by each of its columns alone. Rules are asked
 * once for each value: logs repeat access keys, addresses and error codes without end.
 */
export class SieveSet {
  readonly #call: Call;
  readonly #sieves: readonly Sieve[];
  readonly #all: number;
  /** Those that are told. */
  readonly #told: number;
  /** Of the event last asked about: the rules that all columns are certain of, of those that are told and could match. */
  certain = 0;

  constructor(rules: readonly CompiledDetection[], call: Call, known: readonly ColumnAnswers[]) {
    this.#call = call;
    // A power would be no small number to V8: one more object for each event.
    this.#all = (1 << rules.length) - 1;
    this.#told = rules.reduce((bits, { told }, at) => (told ? bits | (1 << at) : bits), 0);
    this.#sieves = known.flatMap((answers): Sieve[] => {
      const tests = rules.flatMap(({ columns }, at) => {
        const test = columns.find((each) => answers.areOf(each));
        return test ? [{ bit: 1 << at, test }] : [];
      });
      if (tests.length === 0) return [];
      const others = tests.reduce((bits, { bit }) => bits & ~bit, this.#all);
      const left = new Int32Array(FIRST_VALUES).fill(ASK);
      const certain = new Int32Array(FIRST_VALUES);
      return [{ answers, asking: this.#all & ~others, others, tests, left, certain, generation: 0 }];
    });
  }

  /** Bit n is set if rule n could match. */
  leaves(event: EventColumns): number {
    let rules = this.#all;
    let certain = this.#told;
    const sieves = this.#sieves;
    // For each event of a log this is asked: an iterator would be more garbage than all the rest.
    for (let at = 0; at < sieves.length; at++) {
      const sieve = sieves[at]!;
      if ((rules & sieve.asking) === 0) continue;
      const value = event.valueOf(sieve.answers);
      if (sieve.generation !== sieve.answers.generation) forget(sieve);
      let left = value < sieve.left.length ? sieve.left[value]! : ASK;
      if (left === ASK) left = this.#ask(sieve, value, event);
      rules &= left;
      if (rules === 0) return 0;
      certain &= sieve.certain[value]!;
    }
    this.certain = certain & rules;
    return rules;
  }

  #ask(sieve: Sieve, value: number, event: EventColumns): number {
    const { answers, others, tests } = sieve;
    let fields: EventFields | undefined;
    let rules = others;
    let certain = others;
    for (const { bit, test } of tests) {
      let answer = answers.answerOf(test, value);
      if (answer === undefined) {
        const { column } = answers;
        fields ??= fieldsOf(column, event.textOf(sourceOf(column)) ?? '', event.context, this.#call);
        answer = test.answer(fields);
      }
      if (answer !== 'no') rules |= bit;
      if (answer === 'yes') certain |= bit;
    }
    if (value >= sieve.left.length) {
      const size = Math.max(value + 1, sieve.left.length * 2);
      const left = new Int32Array(size).fill(ASK);
      left.set(sieve.left);
      sieve.left = left;
      sieve.certain = grown(sieve.certain, size);
    }
    sieve.certain[value] = certain;
    return (sieve.left[value] = rules);
  }
}

/** Most columns have few values. */
const FIRST_VALUES = 16;

function forget(sieve: Sieve): void {
  sieve.left.fill(ASK);
  sieve.generation = sieve.answers.generation;
}

/** What the sieves of all calls share, while there are none: for each column those that tell few texts from each other, those that may tell any, and those of which each call asks anew. */
export function noAnswers(): readonly ColumnAnswers[] {
  return EVENT_COLUMNS.flatMap((column) => [column, column, column]).map(
    (column, place) => new ColumnAnswers(column, place),
  );
}

/** What is known of the values of columns is from now on by these rules as well. */
export function addTests(answers: readonly ColumnAnswers[], rules: readonly CompiledDetection[]): void {
  const tests = rules.flatMap(({ columns }) => columns);
  for (const each of answers) each.add(tests.filter((test) => placeOf(test) === each.place));
}

function placeOf({ column, isOfValue, parts }: ColumnTest): number {
  const sort = isOfValue ? (parts ? 0 : 1) : 2;
  return 3 * EVENT_COLUMNS.indexOf(column) + sort;
}
