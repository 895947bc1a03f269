import { enrich } from '../enrich/enrich.ts';
import { grown } from '../log/grow.ts';
import type { LogEvent } from '../log/log.ts';
import { ColumnAnswers } from './column-answers.ts';
import type { EventColumns } from './event-columns.ts';
import type { ColumnTest, DetectionRule } from './rule.ts';
import { EventFields } from './sigma/event-fields.ts';
import { EVENT_COLUMNS, sourceOf, type EventColumn } from './sigma/column-values.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** A set of rules is a number with a bit for each. */
export const MOST_RULES = 30;

/** What the rules make of one column. */
interface Sieve {
  readonly answers: ColumnAnswers;
  /** The rules that ask nothing of it, as bits. */
  readonly others: number;
  readonly tests: readonly { readonly bit: number; readonly rule: number; readonly test: ColumnTest }[];
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
  /** Of the event last asked about: the rules that all columns are certain of, of those that are told. */
  certain = 0;

  constructor(rules: readonly DetectionRule[], call: Call, { numbers, answers }: Known) {
    this.#call = call;
    this.#all = 2 ** rules.length - 1;
    this.#told = rules.reduce((bits, { told }, at) => (told ? bits | (1 << at) : bits), 0);
    this.#sieves = answers.flatMap((ofColumn): Sieve[] => {
      const tests = rules.flatMap((rule, at) => {
        const test = rule.columns.find((each) => ofColumn.tests.has(each));
        return test ? [{ bit: 1 << at, rule: numbers.get(rule)!, test }] : [];
      });
      if (tests.length === 0) return [];
      const others = tests.reduce((bits, { bit }) => bits & ~bit, this.#all);
      const left = new Int32Array(FIRST_VALUES).fill(ASK);
      const certain = new Int32Array(FIRST_VALUES);
      return [{ answers: ofColumn.answers, others, tests, left, certain, generation: 0 }];
    });
  }

  /** Bit n is set if rule n could match. */
  leaves(event: EventColumns): number {
    let rules = this.#all;
    let certain = this.#told;
    for (const sieve of this.#sieves) {
      const value = event.valueOf(sieve.answers);
      if (sieve.generation !== sieve.answers.generation) forget(sieve);
      let left = value < sieve.left.length ? sieve.left[value]! : ASK;
      if (left === ASK) left = this.#ask(sieve, value, event);
      rules &= left;
      if (rules === 0) return 0;
      certain &= sieve.certain[value]!;
    }
    this.certain = certain;
    return rules;
  }

  #ask(sieve: Sieve, value: number, event: EventColumns): number {
    const { answers, others, tests } = sieve;
    // Mostly what it is made for is known from other calls.
    let fields: EventFields | undefined;
    let rules = others;
    let certain = others;
    for (const { bit, rule, test } of tests) {
      let answer = test.isOfValue ? answers.known(value, rule) : undefined;
      if (answer === undefined) {
        fields ??= this.#fieldsOf(answers.column, event);
        answer = test.answer(fields);
        if (test.isOfValue) answers.note(value, rule, answer);
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

  #fieldsOf(column: EventColumn, of: EventColumns): EventFields {
    const source = sourceOf(column);
    const event = { ...this.#call, [source]: of.textOf(source) } as unknown as LogEvent;
    return EventFields.ofColumn(column, { event, enrichment: enrich(event, of.context) });
  }
}

/** Most columns have few values. */
const FIRST_VALUES = 16;

function forget(sieve: Sieve): void {
  sieve.left.fill(ASK);
  sieve.generation = sieve.answers.generation;
}

/** What the sieves of all calls share. */
export interface Known {
  readonly numbers: ReadonlyMap<DetectionRule, number>;
  readonly answers: readonly Answers[];
}

/** The answers to some tests of a column. */
interface Answers {
  readonly answers: ColumnAnswers;
  readonly tests: ReadonlySet<ColumnTest>;
}

/** Tests that tell few values from each other have their answers apart from those that may tell any. */
function answersOf(column: EventColumn, at: number, rules: readonly DetectionRule[]): Answers[] {
  const tests = rules.flatMap(({ columns }) => columns.filter((test) => test.column === column));
  const [some, all] = [tests.filter(({ parts }) => parts), tests.filter(({ parts }) => !parts)];
  const parts = [...new Set(some.flatMap((test) => test.parts!))];
  return [
    { tests: new Set(some), answers: new ColumnAnswers(column, 2 * at, rules.length, parts) },
    { tests: new Set(all), answers: new ColumnAnswers(column, 2 * at + 1, rules.length, undefined) },
  ];
}

/** What is known of the values of columns, by these rules: nothing yet. */
export function knownOf(rules: readonly DetectionRule[]): Known {
  return {
    numbers: new Map(rules.map((rule, at) => [rule, at])),
    answers: EVENT_COLUMNS.flatMap((column, at) => answersOf(column, at, rules)),
  };
}
