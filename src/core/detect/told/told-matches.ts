import type { AutonomousSystem } from '../../enrich/enrichment.ts';
import { TEXT_PLACES } from '../../log/columns/columns.ts';
import { grown } from '../../log/grow.ts';

/**
 * Matches that the columns of a log tell, as numbers: most of those that there are for correlations to count, so that they
 * are made objects of only when somebody concludes. Plain data, for other threads.
 */
export interface ToldMatches {
  /** Keys of rules, and the fields that are their evidence. */
  readonly rules: readonly ToldRule[];
  readonly systems: readonly AutonomousSystem[];
  /** Of each match, in order, WIDTH numbers: see `TOLD`. */
  readonly numbers: Uint32Array<ArrayBuffer>;
}

export interface ToldRule {
  readonly key: string;
  readonly fields: readonly string[];
}

/** What the numbers of a match are. */
export const TOLD = {
  /** The event, by its index. */
  event: 0,
  /** Which of the rules. */
  rule: 1,
  /** Which of the systems the call came from, plus one; 0 for none that is known. */
  system: 2,
  /** From here on where in the record texts begin, by TEXT_PLACES. */
  places: 3,
} as const;
export const WIDTH = TOLD.places + TEXT_PLACES.length;

const NO_NUMBERS = new Uint32Array();

/** Takes up matches one after the other. */
export class ToldWriter {
  readonly #rules: ToldRule[] = [];
  readonly #numbersOfRules = new Map<string, number>();
  readonly #systems: AutonomousSystem[] = [];
  readonly #numbersOfSystems = new Map<number, number>();
  // Small logs mostly have none.
  #numbers = NO_NUMBERS;
  #used = 0;

  add(event: number, rule: ToldRule, system: AutonomousSystem | undefined, places: ArrayLike<number>): void {
    if (this.#used + WIDTH > this.#numbers.length)
      this.#numbers = grown(this.#numbers, Math.max(WIDTH * 16, this.#numbers.length * 2));
    const at = this.#used;
    this.#numbers[at + TOLD.event] = event;
    this.#numbers[at + TOLD.rule] = this.#numberOf(rule);
    this.#numbers[at + TOLD.system] = system ? this.#numberOfSystem(system) + 1 : 0;
    this.#numbers.set(places, at + TOLD.places);
    this.#used += WIDTH;
  }

  /** Takes up one of `told`, whose numbers begin at `at`, as that of event `event`. */
  copy({ rules, systems, numbers }: ToldMatches, at: number, event: number): void {
    const system = systems[numbers[at + TOLD.system]! - 1];
    const places = numbers.subarray(at + TOLD.places, at + WIDTH);
    this.add(event, rules[numbers[at + TOLD.rule]!]!, system, places);
  }

  /** Undefined: none. */
  end(): ToldMatches | undefined {
    if (this.#used === 0) return undefined;
    return {
      rules: this.#rules,
      systems: this.#systems,
      numbers: this.#numbers.slice(0, this.#used),
    };
  }

  #numberOf(rule: ToldRule): number {
    let number = this.#numbersOfRules.get(rule.key);
    if (number === undefined) this.#numbersOfRules.set(rule.key, (number = this.#rules.push(rule) - 1));
    return number;
  }

  /** A number may have several names. */
  #numberOfSystem(system: AutonomousSystem): number {
    const { number: name, organization } = system;
    const known = this.#numbersOfSystems.get(name);
    if (known !== undefined && this.#systems[known]!.organization === organization) return known;
    const number = this.#systems.push({ number: name, organization }) - 1;
    this.#numbersOfSystems.set(name, number);
    return number;
  }
}
