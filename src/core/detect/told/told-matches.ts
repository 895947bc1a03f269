import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { grown } from '../../log/grow.ts';
import type { Noted } from './noted.ts';

/**
 * Matches that the columns of a log tell, as numbers: most of those that there are for correlations to count, so that they
 * are made objects of only when somebody concludes. Plain data, for other threads.
 */
export interface ToldMatches {
  /** Keys of rules, and the fields that are their evidence. */
  readonly rules: readonly ToldRule[];
  /** What columns do not tell of events, in the order of these. */
  readonly noted: readonly Noted[];
  /** Of each match, in order, WIDTH numbers: see `TOLD`. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

export interface ToldRule {
  readonly key: string;
  /** Those that columns do not tell are noted. */
  readonly fields: readonly string[];
}

/** What the numbers of a match are. */
export const TOLD = {
  /** The event, by its index. */
  event: 0,
  /** Which of the rules. */
  rule: 1,
  /** What is noted of its event, plus one; 0 for nothing. */
  noted: 2,
  /** From here on where in the record texts begin, by TEXT_PLACES. */
  places: 3,
} as const;
export const WIDTH = TOLD.places + TEXT_PLACES.length;

const NO_NUMBERS = new Uint32Array();

/** Takes up matches one after the other. */
export class ToldWriter {
  readonly #rules: ToldRule[] = [];
  readonly #numbersOfRules = new Map<ToldRule, number>();
  readonly #noted: Noted[] = [];
  // Small logs mostly have none.
  #numbers = NO_NUMBERS;
  #used = 0;

  /** Of an event one match after the other. */
  add(event: number, rule: ToldRule, noted: Noted | undefined, places: ArrayLike<number>): void {
    if (this.#used + WIDTH > this.#numbers.length)
      this.#numbers = grown(this.#numbers, Math.max(WIDTH * 16, this.#numbers.length * 2));
    const at = this.#used;
    this.#numbers[at + TOLD.event] = event;
    this.#numbers[at + TOLD.rule] = this.#numberOf(rule);
    this.#numbers[at + TOLD.noted] = noted ? this.#numberOfNoted(noted) + 1 : 0;
    this.#numbers.set(places, at + TOLD.places);
    this.#used += WIDTH;
  }

  /** Takes up one of `told`, whose numbers begin at `at`, as that of event `event`. */
  copy({ rules, noted, numbers }: ToldMatches, at: number, event: number): void {
    const note = noted[numbers[at + TOLD.noted]! - 1];
    const places = numbers.subarray(at + TOLD.places, at + WIDTH);
    this.add(event, rules[numbers[at + TOLD.rule]!]!, note, places);
  }

  /** Undefined: none. */
  end(): ToldMatches | undefined {
    if (this.#used === 0) return undefined;
    return {
      rules: this.#rules,
      noted: this.#noted,
      numbers: this.#numbers.slice(0, this.#used),
    };
  }

  #numberOf(rule: ToldRule): number {
    let number = this.#numbersOfRules.get(rule);
    if (number === undefined) {
      number = this.#rules.findIndex((known) => isSame(known, rule));
      if (number < 0) number = this.#rules.push(rule) - 1;
      this.#numbersOfRules.set(rule, number);
    }
    return number;
  }

  #numberOfNoted(noted: Noted): number {
    const isLast = this.#noted.at(-1) === noted;
    return isLast ? this.#noted.length - 1 : this.#noted.push(noted) - 1;
  }
}

/** Those of a rule may differ by the call. */
function isSame(rule: ToldRule, other: ToldRule): boolean {
  return (
    rule.key === other.key &&
    rule.fields.length === other.fields.length &&
    rule.fields.every((field, at) => field === other.fields[at])
  );
}
