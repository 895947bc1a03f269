import type { Case } from './case.ts';
import type { Entity, EntitySummary } from './entity.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import { stepped, type Stepped } from './lazy.ts';
import { eventsWith } from './mentions.ts';

/** What was asked of a case, by the entity. */
const known = new WeakMap<Case, Map<string, Stepped<EntitySummary>>>();

/** So many events are counted in a step. */
const STEP = 4096;

/**
 * What the logs say about one entity: of the events that hold its exact value, each counted once. Of one case that is
 * worked out once; who asks again after leaving halfway goes on from there.
 */
export function* summarize(all: Case, entity: Entity): Generator<void, EntitySummary> {
  let summaries = known.get(all);
  if (!summaries) known.set(all, (summaries = new Map()));
  const key = JSON.stringify(entity);
  let summary = summaries.get(key);
  if (!summary) summaries.set(key, (summary = stepped(() => countEvents(all, entity))));
  return yield* summary.inSteps();
}

function* countEvents(all: Case, entity: Entity): Generator<void, EntitySummary> {
  yield* all.duplicates.inSteps();
  yield* all.conclusion.inSteps();
  const tally = new Tally(all, entity);
  for (const [at, event] of (yield* eventsWith(all, entity)).entries()) {
    tally.add(event);
    if (at % STEP === STEP - 1) yield;
  }
  return tally.summary();
}

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
