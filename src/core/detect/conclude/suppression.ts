import type { EventFacts, Finding, LogMatches, SuppressedFinding, SuppressedMatch } from '../finding.ts';
import type { Rule } from '../rule.ts';
import { feedersOf } from '../rule-filters.ts';
import type { Selection } from './evaluate.ts';
import { compositeKey } from './identity.ts';

type IsDuplicate = (event: EventFacts) => boolean;

/** What the rules say without any filter. */
export function selectAll(logs: readonly LogMatches[], isDuplicate: IsDuplicate): Selection {
  // What would carry the finding of a correlation is no match of it, and nobody asks for one.
  const matches = logs.flatMap((log) => [...log.matches, ...heldBackIn(log).map(({ match }) => match)]);
  return { matches: matches.filter(({ event }) => !isDuplicate(event)), isHeldBack: () => false };
}

/** What they say with them. */
export function selectUnfiltered(logs: readonly LogMatches[], isDuplicate: IsDuplicate): Selection {
  const matches = logs.flatMap((log) => log.matches);
  const held = new Set(
    logs.flatMap((log) => heldBackIn(log).map(({ match }) => keyOf(match.rule, match.event))),
  );
  return {
    matches: matches.filter(({ event }) => !isDuplicate(event)),
    isHeldBack: (rule, event) => held.size > 0 && held.has(keyOf(rule, event)),
  };
}

/**
 * The findings of `all` that are not among `kept`, and the filters to which that is due: those that held back, of the
 * rules behind the finding, one of its events.
 */
export function suppressedFindings(
  all: readonly Finding[],
  kept: readonly Finding[],
  logs: readonly LogMatches[],
  rules: readonly Rule[],
): SuppressedFinding[] {
  const remaining = new Set(kept.map(({ id, event }) => keyOf(id, event)));
  const held = logs.flatMap(heldBackIn);
  const byEvent = groupBy(held, ({ match }) => keyOf('', match.event));
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  const byFinding = groupBy(rules, ({ finding }) => finding);
  return all
    .filter(({ id, event }) => !remaining.has(keyOf(id, event)))
    .map((finding) => {
      const feeders = new Set(
        (byFinding.get(finding.id) ?? []).flatMap((rule) => [...feedersOf(rule, byKey)]),
      );
      const isBehind = ({ match }: SuppressedMatch): boolean => feeders.has(match.rule);
      const events = [finding.event, ...finding.related.map(({ event }) => event)];
      const ofEvents = events.flatMap((event) => byEvent.get(keyOf('', event)) ?? []).filter(isBehind);
      // A long chain does not show all its events.
      const due = ofEvents.length > 0 ? ofEvents : held.filter(isBehind);
      return { finding, filters: [...new Set(due.flatMap(({ filters }) => filters))] };
    });
}

/** What filters took away in one log. */
export function heldBackIn({ suppressed = [] }: LogMatches): readonly SuppressedMatch[] {
  return suppressed;
}

function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function keyOf(rule: string, { log, index }: EventFacts): string {
  return compositeKey([rule, log, String(index)]);
}
