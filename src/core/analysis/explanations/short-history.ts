import type { EventFacts, Finding } from '../../detect/finding.ts';
import type { RuleSet } from '../../detect/rule.ts';

/** A rule about what is new, and its findings that rest on less history than it looks back on. */
export interface ShortHistory {
  /** The id of its findings. */
  readonly id: string;
  /** How far back it looks, in milliseconds. */
  readonly history: number;
  /** With logs from here on, in milliseconds since 1970, each of these findings would rest on all of it. */
  readonly from: number;
  /** Where the findings stand, in order. */
  readonly events: readonly EventFacts[];
  /** How many findings there are of it. */
  readonly findings: number;
}

/**
 * The rules whose findings more history could take away: what looks new may only be older than the logs. `firstTime` is
 * that of the first event of all. The most such findings first.
 */
export function shortHistories(
  findings: readonly Finding[],
  { rules }: RuleSet,
  firstTime: number | undefined,
): ShortHistory[] {
  const looksBack = new Map(
    rules.flatMap((rule) =>
      rule.kind === 'detection' && rule.newTerms ? [[rule.key, rule.newTerms.history] as const] : [],
    ),
  );
  const byId = new Map<string, { history: number; events: EventFacts[]; findings: number }>();
  for (const { id, rule, event } of findings) {
    const history = looksBack.get(rule);
    if (history === undefined) continue;
    let found = byId.get(id);
    if (!found) byId.set(id, (found = { history, events: [], findings: 0 }));
    found.findings++;
    found.history = Math.max(found.history, history);
    if (event.time !== undefined && event.time - (firstTime ?? event.time) < history)
      found.events.push(event);
  }
  return [...byId]
    .filter(([, { events }]) => events.length > 0)
    .map(([id, found]) => ({
      id,
      ...found,
      from: Math.min(...found.events.map(({ time }) => time!)) - found.history,
    }))
    .toSorted((a, b) => b.events.length - a.events.length);
}
