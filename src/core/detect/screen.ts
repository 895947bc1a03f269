import type { EnrichContext } from '../enrich/enrichment.ts';
import type { LogEvent } from '../log/log.ts';
import type { EventColumns } from './event-columns.ts';
import type { CompiledDetection } from './rule.ts';
import { anyOfWords, searchFor } from './sigma/word-search.ts';
import { addTests, MOST_RULES, noAnswers, SieveSet } from './sieves.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** Leaves of the rules for one call those over that an event could match by its columns. */
export type Screen = (event: EventColumns) => Left;

/** Some rules, in their order. */
export interface Possible {
  readonly rules: readonly CompiledDetection[];
  /** False where none of them matches the event, as far as the bytes of its record show. */
  mayMatch(event: LogEvent): boolean;
}

/** Of the rules for a call those that columns leave over. */
export interface Left extends Possible {
  /** Those of them of which columns tell that the event matches, but for the rest of their conditions. */
  readonly certain: readonly CompiledDetection[];
  /** The other ones. */
  readonly uncertain: Possible;
  /** The certain ones can be told, if no other matches: see `ToldEvents`. */
  readonly areTold: boolean;
}

/** True of rules whose conditions columns tell where that is all that is to be said of a match of theirs. */
export type AreTold = (rules: readonly CompiledDetection[]) => boolean;

/** Gives the function that makes screens: for some rules, and one call. */
export function screensOf(areTold: AreTold): (rules: readonly CompiledDetection[], call: Call) => Screen {
  const known = noAnswers();
  /** What the values were judged by. */
  let judgedBy: EnrichContext | undefined;
  const judge = (context: EnrichContext): void => {
    for (const answers of known) answers.forget();
    judgedBy = context;
  };
  return (rules, call) => {
    addTests(known, rules);
    const parts: SomeRules[] = [];
    for (let from = 0; from < rules.length; from += MOST_RULES) {
      const some = rules.slice(from, from + MOST_RULES);
      parts.push(new SomeRules(some, new SieveSet(some, call, known), areTold));
    }
    const [only] = parts;
    return (event) => {
      if (judgedBy !== event.context) judge(event.context);
      return only && parts.length === 1 ? only.left(event) : leftOfAll(parts, event);
    };
  };
}

/** A function of its own: one that holds `event` would be made anew for each event. */
function leftOfAll(parts: readonly SomeRules[], event: EventColumns): Left {
  const left = parts.flatMap((some) => some.left(event).rules);
  return left.length === 0 ? NONE : { ...NONE, rules: left, mayMatch: maybe };
}

const maybe = (): boolean => true;
const NO_RULES: Possible = { rules: [], mayMatch: maybe };
const NONE: Left = { ...NO_RULES, certain: [], uncertain: NO_RULES, areTold: false };
/** So many different sets of rules that are left over are remembered. */
const MOST_SETS = 1024;

/** Rules that have a bit each, and what was left of them. */
class SomeRules {
  readonly #rules: readonly CompiledDetection[];
  readonly #sieves: SieveSet;
  readonly #areTold: AreTold;
  /** By the bits of those that are certain: by the bits of all. */
  readonly #known = new Map<number, Map<number, Left>>();
  #count = 0;

  constructor(rules: readonly CompiledDetection[], sieves: SieveSet, areTold: AreTold) {
    this.#rules = rules;
    this.#sieves = sieves;
    this.#areTold = areTold;
  }

  left(event: EventColumns): Left {
    const bits = this.#sieves.leaves(event);
    if (bits === 0) return NONE;
    const { certain } = this.#sieves;
    const left = this.#known.get(certain)?.get(bits);
    return left ?? this.#remember(bits, certain);
  }

  #remember(bits: number, certain: number): Left {
    if (this.#count++ >= MOST_SETS) {
      this.#known.clear();
      this.#count = 1;
    }
    let known = this.#known.get(certain);
    if (!known) this.#known.set(certain, (known = new Map()));
    const some = (wanted: number): readonly CompiledDetection[] =>
      this.#rules.filter((_, at) => (wanted & (1 << at)) !== 0);
    const left = {
      ...possible(some(bits)),
      certain: some(certain),
      uncertain: possible(some(bits & ~certain)),
      areTold: certain !== 0 && this.#areTold(some(certain)),
    };
    known.set(bits, left);
    return left;
  }
}

/** Where each of the rules needs a word, all these words are looked for at once. */
function possible(rules: readonly CompiledDetection[]): Possible {
  const words = anyOfWords(rules.map((rule) => rule.words[0]));
  return { rules, mayMatch: words ? searchFor([words]) : maybe };
}
