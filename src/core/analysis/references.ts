import type { TextColumn } from '../log/columns.ts';
import { PATH_OF_COLUMN } from '../log/outline.ts';
import type { Case } from './case.ts';
import type { Entity, Occurrence } from './entity.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';
import type { LogMentions, Mention } from './log-mentions.ts';
import { mentionsByLog } from './mentions.ts';
import { occurrencesAt } from './occurrences.ts';
import { orderOf } from './reference-order.ts';

/**
 * Every exact occurrence of an entity in all logs, further deliveries of an event included; oldest first. There may be tens
 * of thousands, so that places known from columns are numbers until somebody asks for more.
 */
export class References {
  readonly #all: Case;
  /** Those that hold the value, in the order of their ids. */
  readonly logs: readonly IndexedLog[];
  /** Of each entry the number of its log, its event, and the column or what else is known of its places. */
  readonly #logs: readonly number[];
  readonly #events: readonly number[];
  readonly #places: readonly (TextColumn | Mention)[];
  readonly #order: ArrayLike<number>;

  constructor(all: Case, found: readonly LogMentions[]) {
    const entries = new Entries();
    for (const [number, mentions] of found.entries()) entries.add(number, mentions);
    this.#all = all;
    this.logs = found.map(({ log }) => log);
    this.#logs = entries.logs;
    this.#events = entries.events;
    this.#places = entries.places;
    this.#order = orderOf(this.logs, entries);
  }

  /** Entries, each with one occurrence or, where records tell it, with some in one event. */
  get count(): number {
    return this.#order.length;
  }

  /** The number of an entry's log in `logs`. */
  logOf(entry: number): number {
    return this.#logs[this.#order[entry]!]!;
  }

  /** The index of its event in that log. */
  eventOf(entry: number): number {
    return this.#events[this.#order[entry]!]!;
  }

  /** The column that holds the value; undefined where it was found in a record. */
  columnOf(entry: number): TextColumn | undefined {
    const place = this.#places[this.#order[entry]!]!;
    return typeof place === 'string' ? place : undefined;
  }

  /** An entry's occurrences in the order of fields; of an opened log their places are worked out when somebody asks. */
  occurrencesOf(entry: number): readonly Occurrence[] {
    const event: EventIn = { log: this.logs[this.logOf(entry)]!, index: this.eventOf(entry) };
    const place = this.#places[this.#order[entry]!]!;
    const places = typeof place === 'string' ? { paths: () => [PATH_OF_COLUMN[place]!] } : place;
    const occurrences = occurrencesAt(event, () => this.#all.facts(event), places);
    return event.log.isOpened || occurrences.length < 2
      ? occurrences
      : occurrences.toSorted((a, b) => a.span.offset - b.span.offset);
  }

  /** All of them as objects. */
  occurrences(): Occurrence[] {
    return Array.from({ length: this.count }, (_, entry) => this.occurrencesOf(entry)).flat();
  }
}

/** Lists side by side, in the order of logs and their events. */
class Entries {
  readonly logs: number[] = [];
  readonly events: number[] = [];
  readonly places: (TextColumn | Mention)[] = [];

  add(log: number, { inColumns: { indexes, columns }, others }: LogMentions): void {
    let next = 0;
    for (let at = 0; at < indexes.length; at++) {
      const index = indexes[at]!;
      while (next < others.length && others[next]!.index < index) this.#addOther(log, others[next++]!);
      this.logs.push(log);
      this.events.push(index);
      this.places.push(columns[at]!);
    }
    while (next < others.length) this.#addOther(log, others[next++]!);
  }

  #addOther(log: number, mention: Mention): void {
    this.logs.push(log);
    this.events.push(mention.index);
    this.places.push(mention);
  }
}

export function* references(all: Case, entity: Entity): Generator<void, References> {
  const found = yield* mentionsByLog(all, entity);
  yield;
  return new References(
    all,
    found.filter(({ inColumns, others }) => inColumns.indexes.length + others.length > 0),
  );
}
