import type { Finding } from '../../detect/finding.ts';
import { compareLevels, type Level } from '../../detect/level.ts';
import type { FieldPath } from '../../log/json/value.ts';
import { placeKey } from '../deliveries/duplicates.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { occurrencesAt } from '../references/occurrences.ts';
import type { AttackEdge } from './graph.ts';
import type { KeyedStep } from './step.ts';

/** The findings of an incident by the event that each is anchored on, and the events that any of them has. */
export interface FindingsByEvent {
  readonly anchored: ReadonlyMap<string, readonly Finding[]>;
  readonly own: ReadonlySet<string>;
}

export function findingsByEvent(findings: readonly Finding[]): FindingsByEvent {
  const anchored = new Map<string, Finding[]>();
  const own = new Set<string>();
  for (const finding of findings) {
    const key = placeKey(finding.event);
    anchored.set(key, [...(anchored.get(key) ?? []), finding]);
    for (const { event } of [finding, ...finding.related]) own.add(placeKey(event));
  }
  return { anchored, own };
}

/** What the steps of one node or edge come to. They are added in the order of time. */
export class Counter {
  readonly #events = new Map<string, KeyedStep>();
  readonly first: KeyedStep;

  constructor(first: KeyedStep) {
    this.first = first;
  }

  get events(): number {
    return this.#events.size;
  }

  add(step: KeyedStep): void {
    if (!this.#events.has(step.event)) this.#events.set(step.event, step);
  }

  findings({ anchored }: FindingsByEvent): readonly Finding[] {
    return [...this.#events.keys()].flatMap((key) => anchored.get(key) ?? []);
  }

  /** `path` is where it stands in its first event. */
  counted(key: string, findings: FindingsByEvent, path: FieldPath = this.first.path) {
    const { first } = this;
    const found = this.findings(findings);
    return {
      key,
      events: this.events,
      findings: found.length,
      level: highest(found),
      isContext: ![...this.#events.keys()].some((event) => findings.own.has(event)),
      firstTime: timeOf(first),
      place: occurrencesAt(first, () => first.facts, { paths: () => [path] })[0]!,
    };
  }

  calls(): Pick<AttackEdge, 'calls' | 'failures'> {
    const counts = new Map<string, number>();
    let failures = 0;
    for (const { log, index } of this.#events.values()) {
      const name = log.rows.text('eventName', index) ?? '';
      counts.set(name, (counts.get(name) ?? 0) + 1);
      if (log.rows.at('error', index) !== 0) failures++;
    }
    const calls = [...counts]
      .map(([name, count]) => ({ name, count }))
      .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    return { calls, failures };
  }
}

export function highest(findings: readonly Finding[]): Level | undefined {
  const [first, ...rest] = findings.map(({ level }) => level);
  return first && rest.reduce((a, b) => (compareLevels(a, b) >= 0 ? a : b), first);
}

export function timeOf({ log, index }: EventIn): number | undefined {
  const time = log.rows.time(index);
  return Number.isNaN(time) ? undefined : time;
}
