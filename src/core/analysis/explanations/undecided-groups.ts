import type { EventFacts, Undecided } from '../../detect/finding.ts';

/** One rule that could not be decided for one reason. */
export interface UndecidedGroup {
  /** `finding` id of the rule. */
  readonly id: string;
  /** With the event's own value as `{address}`: "no AS known for {address}". */
  readonly reason: string;
  /** In order; each event once. */
  readonly events: readonly EventFacts[];
}

/** Undecided rules by rule and reason, the most frequent first. */
export function undecidedGroups(undecided: readonly Undecided[]): UndecidedGroup[] {
  const groups = new Map<string, { id: string; reason: string; events: EventFacts[] }>();
  for (const { id, reason, event } of undecided) {
    const template = reasonTemplate(reason, event);
    const key = JSON.stringify([id, template]);
    const group = groups.get(key);
    if (group) group.events.push(event);
    else groups.set(key, { id, reason: template, events: [event] });
  }
  return [...groups.values()].toSorted((a, b) => b.events.length - a.events.length);
}

function reasonTemplate(reason: string, { sourceIPAddress }: EventFacts): string {
  return sourceIPAddress ? reason.replace(sourceIPAddress, '{address}') : reason;
}
