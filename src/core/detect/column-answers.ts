import type { EnrichContext } from '../enrich/enrichment.ts';
import { enrich } from '../enrich/enrich.ts';
import type { Rows } from '../log/columns/rows.ts';
import { grown } from '../log/grow.ts';
import type { LogEvent } from '../log/log.ts';
import type { ColumnTest } from './rule.ts';
import { isKindAtHand, kindOf, sourceOf, type EventColumn } from './sigma/column-values.ts';
import { EventFields } from './sigma/event-fields.ts';
import type { Truth } from './sigma/expr.ts';

/** Values that are met once (addresses, error messages) must not pile up. */
const MOST_VALUES = 4096;

/** By the own number of a text of some logs the number of its value plus one, 0 where nobody has asked. */
export interface ValuesOfTexts {
  /** What the logs have in common. Held weakly: it may be all that is kept of a log. */
  readonly numbering: WeakRef<object>;
  numbers: Uint16Array<ArrayBuffer>;
  /** Of a column whose texts are of a kind by how they begin: what its value is by that. */
  readonly ofBeginnings: Map<number, number>;
  generation: number;
}

/**
 * What some tests say of the texts of one column. Texts of which they all say the same are one value: of thousands of
 * addresses a handful is left. Tests that ask for the call as well have as many values as there are kinds of texts.
 */
export class ColumnAnswers {
  readonly column: EventColumn;
  /** Its place among all of a rule set. */
  readonly place: number;
  readonly #tests = new Set<ColumnTest>();
  #areOfValue = true;
  /** Of texts in which none of these stands the tests say the same. */
  #parts: readonly string[] | undefined = [];
  readonly #ofKinds = new Map<string, number>();
  /** By what the tests say, as text. */
  readonly #ofAnswers = new Map<string, number>();
  /** Of texts as they are, where to tell what kind they are of takes longer. */
  readonly #ofTexts = new Map<string, number>();
  /** By value. */
  readonly #answers: (ReadonlyMap<ColumnTest, Truth> | undefined)[] = [];
  #valuesOfTexts: ValuesOfTexts | undefined;
  /** Another one: the numbers mean other values. */
  generation = 0;

  constructor(column: EventColumn, place: number) {
    this.column = column;
    this.place = place;
  }

  /** Takes up tests, of which either all or none ask for the call: that begins another generation, if they are new. */
  add(tests: readonly ColumnTest[]): void {
    const added = tests.filter((test) => !this.#tests.has(test));
    if (added.length === 0) return;
    for (const test of added) {
      this.#tests.add(test);
      this.#areOfValue &&= test.isOfValue;
      this.#parts = this.#parts && test.parts && [...new Set([...this.#parts, ...test.parts])];
    }
    this.forget();
  }

  areOf(test: ColumnTest): boolean {
    return this.#tests.has(test);
  }

  /** The number, below MOST_VALUES, of the value that a text of the column is, which may begin another generation. */
  valueOf(text: string, context: EnrichContext): number {
    if (isKindAtHand(this.column)) return this.#valueOfKind(text, context);
    let value = this.#ofTexts.get(text);
    if (value === undefined) {
      value = this.#valueOfKind(text, context);
      note(this.#ofTexts, text, value);
    }
    return value;
  }

  #valueOfKind(text: string, context: EnrichContext): number {
    const kind = kindOf(this.column, text, context, this.#parts);
    let value = this.#ofKinds.get(kind);
    if (value === undefined) {
      value = this.#ask(kind, text, context);
      note(this.#ofKinds, kind, value);
    }
    return value;
  }

  #ask(kind: string, text: string, context: EnrichContext): number {
    const fields = fieldsOf(this.column, text, context);
    const answers = this.#areOfValue
      ? new Map(Array.from(this.#tests, (test) => [test, test.answer(fields)]))
      : undefined;
    const name = answers ? [...answers.values()].join() : kind;
    let value = this.#ofAnswers.get(name);
    if (value === undefined) {
      if (this.#ofAnswers.size >= MOST_VALUES) this.forget();
      value = this.#answers.push(answers) - 1;
      this.#ofAnswers.set(name, value);
    }
    return value;
  }

  /** Room for the values of all texts of a log: what is known of them from the log before, where that had the same numbers. */
  valuesOfTexts({ numbering, numbers: size }: Pick<Rows, 'numbering' | 'numbers'>): ValuesOfTexts {
    let known = this.#valuesOfTexts;
    if (known?.numbering.deref() !== numbering) {
      known = {
        numbering: new WeakRef(numbering),
        numbers: new Uint16Array(size),
        ofBeginnings: new Map(),
        generation: this.generation,
      };
      this.#valuesOfTexts = known;
    } else if (known.numbers.length < size) {
      known.numbers = grown(known.numbers, Math.max(size, 2 * known.numbers.length));
    }
    return known;
  }

  /** What a test says of the value with this number; undefined of one that asks for the call as well. */
  answerOf(test: ColumnTest, value: number): Truth | undefined {
    return this.#answers[value]?.get(test);
  }

  forget(): void {
    this.#ofKinds.clear();
    this.#ofAnswers.clear();
    this.#ofTexts.clear();
    this.#answers.length = 0;
    this.generation++;
  }
}

function note(values: Map<string, number>, text: string, value: number): void {
  if (values.size >= MOST_VALUES) values.clear();
  values.set(text, value);
}

/** What is known of an event where only a text of one column, '' for none, is; and its call, where that is asked for. */
export function fieldsOf(
  column: EventColumn,
  text: string,
  context: EnrichContext,
  call?: Pick<LogEvent, 'eventSource' | 'eventName'>,
): EventFields {
  const event = { ...call, [sourceOf(column)]: text === '' ? undefined : text } as unknown as LogEvent;
  return EventFields.ofColumn(column, { event, enrichment: enrich(event, context) });
}
