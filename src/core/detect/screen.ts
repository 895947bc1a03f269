import { enrich } from '../enrich/enrich.ts';
import type { EnrichContext } from '../enrich/enrichment.ts';
import type { LogEvent } from '../log/log.ts';
import type { DetectionRule } from './rule.ts';
import { EventFields } from './sigma/event-fields.ts';
import { EVENT_COLUMNS, kindOf, textIn, type EventColumn } from './sigma/column-values.ts';

type Call = Pick<LogEvent, 'eventSource' | 'eventName'>;

/** A set of rules is a number with a bit for each. */
const MOST_RULES = 30;
/** Values that are met once (addresses, error messages) must not pile up. */
const MOST_VALUES = 4096;

/** What one column says: the rules that a value leaves over. */
interface Sieve {
  readonly column: EventColumn;
  readonly left: Map<string, number>;
}

/**
 * Leaves of the rules for one call those over that an event could match by each of its columns alone. Rules are asked
 * once for each value: logs repeat access keys, addresses and error codes without end.
 */
class Screen {
  readonly #rules: readonly DetectionRule[];
  readonly #call: Call;
  readonly #sieves: readonly Sieve[];
  readonly #all: number;
  /** What the values were judged by. */
  #context: EnrichContext | undefined;

  constructor(rules: readonly DetectionRule[], { eventSource, eventName }: Call) {
    this.#rules = rules;
    this.#call = { eventSource, eventName };
    this.#all = 2 ** rules.length - 1;
    this.#sieves = EVENT_COLUMNS.filter((column) => rules.some((rule) => rule.columns.includes(column))).map(
      (column) => ({ column, left: new Map() }),
    );
  }

  /** Bit n is set if rule n could match. */
  leaves(event: LogEvent, context: EnrichContext): number {
    if (this.#context !== context) this.#forget(context);
    let rules = this.#all;
    for (const sieve of this.#sieves) {
      const text = textIn(sieve.column, event);
      rules &= sieve.left.get(kindOf(sieve.column, text)) ?? this.#ask(sieve, text, context);
      if (rules === 0) return 0;
    }
    return rules;
  }

  #ask({ column, left }: Sieve, text: string, context: EnrichContext): number {
    const event = { ...this.#call, [column]: text === '' ? undefined : text } as unknown as LogEvent;
    const fields = EventFields.ofColumn(column, { event, enrichment: enrich(event, context) });
    let rules = 0;
    for (const [at, rule] of this.#rules.entries()) {
      if (!rule.columns.includes(column) || rule.mayMatchColumn(fields)) rules |= 1 << at;
    }
    if (left.size >= MOST_VALUES) left.clear();
    left.set(kindOf(column, text), rules);
    return rules;
  }

  #forget(context: EnrichContext): void {
    for (const { left } of this.#sieves) left.clear();
    this.#context = context;
  }
}

/** Gives the function that leaves those rules over, in their order, that an event of one call could match by its columns. */
export function screenFor(
  rules: readonly DetectionRule[],
  call: Call,
): (event: LogEvent, context: EnrichContext) => readonly DetectionRule[] {
  const parts: { readonly rules: readonly DetectionRule[]; readonly screen: Screen }[] = [];
  for (let from = 0; from < rules.length; from += MOST_RULES) {
    const some = rules.slice(from, from + MOST_RULES);
    parts.push({ rules: some, screen: new Screen(some, call) });
  }
  return (event, context) => {
    let left: DetectionRule[] | undefined;
    for (const { rules: some, screen } of parts) {
      const bits = screen.leaves(event, context);
      if (bits === 0) continue;
      left ??= [];
      for (let at = 0; at < some.length; at++) if ((bits & (1 << at)) !== 0) left.push(some[at]!);
    }
    return left === undefined ? NONE : left.length === rules.length ? rules : left;
  };
}

const NONE: readonly never[] = [];
