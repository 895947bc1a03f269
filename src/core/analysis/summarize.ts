import type { LogEvent } from '../log/log.ts';
import type { Case } from './case.ts';
import { placeKey } from './duplicates.ts';
import type { Entity, EntitySummary } from './entity.ts';
import { eventsWith } from './mentions.ts';

/** What the logs say about one entity: of the events that hold its exact value, each counted once. */
export function summarize(all: Case, entity: Entity): EntitySummary {
  const tally = new Tally(all, entity);
  for (const log of all.logs) for (const event of eventsWith(log, entity)) tally.add(log.id, event);
  return tally.summary();
}

/** Counts the events of one entity; an event added twice, or a further delivery of one, counts once. */
export class Tally {
  readonly #all: Case;
  readonly #entity: Entity;
  readonly #seen = new Set<string>();
  readonly #names = new Map<string, number>();
  #firstTime: number | undefined;
  #lastTime: number | undefined;
  #failures = 0;
  #findings = 0;

  constructor(all: Case, entity: Entity) {
    this.#all = all;
    this.#entity = entity;
  }

  add(log: string, event: LogEvent): void {
    const place = { log, index: event.index };
    const key = placeKey(place);
    if (this.#seen.has(key) || this.#all.duplicates().firstOf(place)) return;
    this.#seen.add(key);
    this.#names.set(event.eventName, (this.#names.get(event.eventName) ?? 0) + 1);
    const { time } = event;
    if (time !== undefined) {
      this.#firstTime = Math.min(this.#firstTime ?? time, time);
      this.#lastTime = Math.max(this.#lastTime ?? time, time);
    }
    if (event.error !== undefined) this.#failures++;
    this.#findings += this.#all.findingsOn(place);
  }

  summary(): EntitySummary {
    return {
      entity: this.#entity,
      events: this.#seen.size,
      firstTime: this.#firstTime,
      lastTime: this.#lastTime,
      failures: this.#failures,
      eventNames: [...this.#names]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => b.count - a.count),
      findings: this.#findings,
    };
  }
}
