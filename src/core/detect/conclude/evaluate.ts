import type { EventFacts, Match } from '../finding.ts';
import type { CorrelationRule, Rule } from '../rule.ts';
import { anchoredChains } from './anchored.ts';
import type { Context } from './context.ts';
import { newFiring, type Firing } from './firing.ts';
import { groupFirings, type Group } from './groups.ts';
import { isLargeEnough } from './least-count.ts';
import { newTerms } from './new-terms.ts';
import type { EventOrder } from './order.ts';
import { orderedWindow } from './ordered.ts';
import { anchoredWindow, slidingWindow } from './sweep.ts';

/** The matches to conclude from, each event once. */
export interface Selection {
  readonly matches: readonly Match[];
  /** True if a filter takes away what the correlation `rule` says of an event. */
  readonly isHeldBack: (rule: string, event: EventFacts) => boolean;
}

/** What every document says of all events, in order of the events, found in steps. Each document is asked once. */
export function firingsOf(
  rules: readonly Rule[],
  { matches, isHeldBack }: Selection,
  order: EventOrder,
  context: Context,
): (key: string) => Generator<void, readonly Firing[]> {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const matched = new Map<string, Firing[]>();
  for (const match of matches) {
    const firing = newFiring(match, order.rankOf(match.event));
    const firings = matched.get(match.rule);
    if (firings) firings.push(firing);
    else matched.set(match.rule, [firing]);
  }

  const known = new Map<string, readonly Firing[]>();
  function* ask(key: string): Generator<void, readonly Firing[]> {
    const firings = known.get(key);
    if (firings) return firings;
    // A correlation that comes back to itself finds nothing there.
    known.set(key, []);
    const rule = byKey.get(key);
    const answer = rule ? inOrder(yield* evaluate(rule)) : [];
    known.set(key, answer);
    return answer;
  }
  function* evaluate(rule: Rule): Generator<void, Firing[]> {
    if (rule.kind === 'correlation') {
      const inputs: (readonly Firing[])[] = [];
      for (const each of rule.rules) inputs.push(yield* ask(each));
      const found = yield* correlate(rule, inputs, context);
      return found.filter(({ match }) => !isHeldBack(rule.key, match.event));
    }
    const firings = inOrder(matched.get(rule.key) ?? []);
    return rule.newTerms ? yield* newTerms(rule, rule.newTerms, firings, context) : firings;
  }
  return ask;
}

function* correlate(
  rule: CorrelationRule,
  inputs: readonly (readonly Firing[])[],
  context: Context,
): Generator<void, Firing[]> {
  const anchorPosition = rule.anchor === undefined ? -1 : rule.ruleNames.indexOf(rule.anchor);
  const fire = (group: Group): Generator<void, Firing[]> => {
    const isChain = rule.type === 'temporal' || rule.type === 'temporal_ordered';
    if (anchorPosition >= 0) {
      const fromAnchor = isChain ? anchoredChains : anchoredWindow;
      return fromAnchor(rule, group, anchorPosition, context);
    }
    return rule.type === 'temporal_ordered'
      ? orderedWindow(rule, group, context)
      : slidingWindow(rule, group, context);
  };
  const firings: Firing[] = [];
  for (const group of yield* groupFirings(rule, inputs, anchorPosition, context)) {
    if (anchorPosition >= 0 && group[anchorPosition]!.length === 0) continue;
    if (!isLargeEnough(rule, group)) continue;
    for (const firing of yield* fire(group)) firings.push(firing);
    yield;
  }
  return firings;
}

function inOrder(firings: readonly Firing[]): Firing[] {
  return firings.toSorted((a, b) => a.rank - b.rank);
}
