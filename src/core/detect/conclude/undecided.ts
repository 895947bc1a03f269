import type { EventFacts, LogMatches, Undecided } from '../finding.ts';
import type { CorrelationRule, Rule } from '../rule.ts';
import type { EventOrder } from './order.ts';

/** Collects what could not be decided: each reason once for a finding id and an event. */
export class UndecidedList {
  readonly #order: EventOrder;
  readonly #idsOf: (rule: Rule) => readonly string[];
  readonly #found = new Map<string, { readonly undecided: Undecided; readonly rank: number }>();

  constructor(rules: readonly Rule[], order: EventOrder) {
    this.#order = order;
    this.#idsOf = reportingIds(rules);
  }

  add(rule: Rule, event: EventFacts, reason: string): void {
    const rank = this.#order.rankOf(event);
    for (const id of this.#idsOf(rule)) {
      const key = `${rank} ${id} ${reason}`;
      if (!this.#found.has(key)) this.#found.set(key, { undecided: { id, reason, event }, rank });
    }
  }

  /** What `match` could not decide. */
  addMatches(
    rules: readonly Rule[],
    logs: readonly LogMatches[],
    isDuplicate: (event: EventFacts) => boolean,
  ): void {
    const byKey = new Map(rules.map((rule) => [rule.key, rule]));
    for (const { rule: key, event, reasons } of logs.flatMap((log) => log.undecided)) {
      const rule = byKey.get(key);
      if (!rule || isDuplicate(event)) continue;
      for (const reason of reasons) this.add(rule, event, reason);
    }
  }

  inOrder(): Undecided[] {
    return [...this.#found.values()]
      .toSorted((a, b) => a.rank - b.rank || compare(a.undecided.id, b.undecided.id))
      .map(({ undecided }) => undecided);
  }
}

/** The finding ids a document speaks for: its own, or those of the correlations it feeds if it does not report itself. */
function reportingIds(rules: readonly Rule[]): (rule: Rule) => readonly string[] {
  const fedBy = new Map<string, CorrelationRule[]>();
  for (const rule of rules) {
    if (rule.kind === 'detection') continue;
    for (const key of rule.rules) {
      const list = fedBy.get(key);
      if (list) list.push(rule);
      else fedBy.set(key, [rule]);
    }
  }
  const collect = (rule: Rule, seen: Set<Rule>): string[] => {
    if (seen.has(rule)) return [];
    seen.add(rule);
    if (rule.reports) return [rule.finding];
    return (fedBy.get(rule.key) ?? []).flatMap((correlation) => collect(correlation, seen));
  };
  const known = new Map<Rule, readonly string[]>();
  return (rule) => {
    let ids = known.get(rule);
    if (!ids) known.set(rule, (ids = [...new Set(collect(rule, new Set()))]));
    return ids;
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
