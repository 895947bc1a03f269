import type { Case } from '../case.ts';
import type { Entity, EntitySummary } from './entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';

/** Counts the events of one entity, each given once; a further delivery of another does not count. */
export class Tally {
  readonly #all: Case;
  readonly #entity: Entity;
  readonly #names = new Map<string, number>();
  #events = 0;
  #firstTime = Infinity;
  #lastTime = -Infinity;
  #failures = 0;
  #findings = 0;
  #log: IndexedLog | undefined;
  #findingsInLog: ReadonlyMap<number, number> | undefined;

  constructor(all: Case, entity: Entity) {
    this.#all = all;
    this.#entity = entity;
  }

  add(event: EventIn): void {
    if (this.#all.duplicates().isCopy(event)) return;
    const { log, index } = event;
    const { rows } = log;
    this.#events++;
    const name = rows.text('eventName', index) ?? '';
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    const time = rows.time(index);
    if (time < this.#firstTime) this.#firstTime = time;
    if (time > this.#lastTime) this.#lastTime = time;
    if (rows.at('error', index) !== 0) this.#failures++;
    if (log !== this.#log) {
      this.#log = log;
      this.#findingsInLog = this.#all.findingCounts().get(log.id);
    }
    this.#findings += this.#findingsInLog?.get(index) ?? 0;
  }

  summary(): EntitySummary {
    const hasTime = this.#firstTime <= this.#lastTime;
    return {
      entity: this.#entity,
      events: this.#events,
      firstTime: hasTime ? this.#firstTime : undefined,
      lastTime: hasTime ? this.#lastTime : undefined,
      failures: this.#failures,
      eventNames: [...this.#names]
        .map(([name, count]) => ({ name, count }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
      findings: this.#findings,
    };
  }
}
