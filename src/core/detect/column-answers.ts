import type { EnrichContext } from '../enrich/enrichment.ts';
import type { Rows } from '../log/columns/rows.ts';
import { grown } from '../log/grow.ts';
import type { Truth } from './sigma/expr.ts';
import { isKindAtHand, kindOf, type EventColumn } from './sigma/column-values.ts';

/** Values that are met once (addresses, error messages) must not pile up. */
const MOST_VALUES = 4096;

/** As it is noted, where 0 is that nobody has asked. */
const TRUTHS: readonly (Truth | undefined)[] = [undefined, 'no', 'undecided', 'yes'];

/** By the own number of a text of some logs the number of its value plus one, 0 where nobody has asked. */
export interface ValuesOfTexts {
  /** What the logs have in common. Held weakly: it may be all that is kept of a log. */
  readonly numbering: WeakRef<object>;
  numbers: Uint16Array<ArrayBuffer>;
  generation: number;
}

/**
 * The values of one column, each with a number, and what rules said of it: of a value each rule is asked once, however
 * many calls it is for.
 */
export class ColumnAnswers {
  readonly column: EventColumn;
  /** Its place among all of a rule set. */
  readonly place: number;
  readonly #rules: number;
  readonly #parts: readonly string[] | undefined;
  readonly #numbers = new Map<string, number>();
  /** Of texts as they are, where to tell what kind they are of takes longer. */
  readonly #ofTexts = new Map<string, number>();
  /** By value: for each rule its answer, 0 where nobody has asked. */
  readonly #answers: Uint8Array[] = [];
  #valuesOfTexts: ValuesOfTexts | undefined;
  /** Another one: the numbers mean other values. */
  generation = 0;

  /** Rules have numbers below `rules`; of texts in which none of `parts` stands they all say the same. */
  constructor(column: EventColumn, place: number, rules: number, parts: readonly string[] | undefined) {
    this.column = column;
    this.place = place;
    this.#rules = rules;
    this.#parts = parts;
  }

  /** The number, below MOST_VALUES, of the value that a text of the column is, which may begin another generation. */
  valueOf(text: string, context: EnrichContext): number {
    if (isKindAtHand(this.column)) return this.#numberOf(text, context);
    let number = this.#ofTexts.get(text);
    if (number === undefined) {
      number = this.#numberOf(text, context);
      if (this.#ofTexts.size >= MOST_VALUES) this.#ofTexts.clear();
      this.#ofTexts.set(text, number);
    }
    return number;
  }

  #numberOf(text: string, context: EnrichContext): number {
    const kind = kindOf(this.column, text, context, this.#parts);
    let number = this.#numbers.get(kind);
    if (number === undefined) {
      if (this.#numbers.size >= MOST_VALUES) this.forget();
      this.#numbers.set(kind, (number = this.#numbers.size));
    }
    return number;
  }

  /** Room for the values of all texts of a log: what is known of them from the log before, where that had the same numbers. */
  valuesOfTexts({ numbering, numbers: size }: Pick<Rows, 'numbering' | 'numbers'>): ValuesOfTexts {
    let known = this.#valuesOfTexts;
    if (known?.numbering.deref() !== numbering) {
      known = {
        numbering: new WeakRef(numbering),
        numbers: new Uint16Array(size),
        generation: this.generation,
      };
      this.#valuesOfTexts = known;
    } else if (known.numbers.length < size) {
      known.numbers = grown(known.numbers, Math.max(size, 2 * known.numbers.length));
    }
    return known;
  }

  /** What a rule said of the value with this number; undefined where it was not asked. */
  known(value: number, rule: number): Truth | undefined {
    return TRUTHS[this.#answers[value]?.[rule] ?? 0];
  }

  note(value: number, rule: number, answer: Truth): void {
    const answers = (this.#answers[value] ??= new Uint8Array(this.#rules));
    answers[rule] = TRUTHS.indexOf(answer);
  }

  forget(): void {
    this.#numbers.clear();
    this.#ofTexts.clear();
    this.#answers.length = 0;
    this.generation++;
  }
}
