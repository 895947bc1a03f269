import { firstThat } from '../../log/binary-search.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import { PATH_OF_COLUMN } from '../../log/columns/outline.ts';
import type { Case } from '../case.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import type { LogMentions, Mention } from './log-mentions.ts';
import { mentionsByLog } from './mentions.ts';
import { occurrencesAt } from './occurrences.ts';
import { orderOf } from './order.ts';

/**
 * Every exact occurrence of an entity in all logs, further deliveries of an event included. There may be tens of thousands,
 * so they are numbers until somebody asks for more: entries, log by log, each a place in an event.
 */
export class References {
  readonly #all: Case;
  /** Those that hold the value, in the order of their ids. */
  readonly logs: readonly IndexedLog[];
  /** The number of each log's first entry, then how many entries there are. */
  readonly firsts: readonly number[];
  /** Of each entry the index of its event, within a log ascending. */
  readonly events: readonly number[];
  /** Of each entry the column that holds the value; undefined where it was found in a record, perhaps more than once. */
  readonly columns: readonly (TextColumn | undefined)[];
  /** What was found there, by the numbers of entries. */
  readonly #others: ReadonlyMap<number, Mention>;
  /** The numbers of entries, oldest first. */
  readonly order: Uint32Array;

  constructor(all: Case, found: readonly LogMentions[]) {
    const entries = new Entries();
    for (const mentions of found) entries.add(mentions);
    this.#all = all;
    this.logs = found.map(({ log }) => log);
    this.firsts = entries.firsts;
    this.events = entries.events;
    this.columns = entries.columns;
    this.#others = entries.others;
    this.order = orderOf(this);
  }

  /** The number of an entry's log in `logs`. */
  logOf(entry: number): number {
    return firstThat(this.logs.length, (log) => entry < this.firsts[log + 1]!);
  }

  /** An entry's occurrences in the order of fields; of an opened log their places are worked out when somebody asks. */
  occurrencesOf(entry: number): readonly Occurrence[] {
    const event: EventIn = { log: this.logs[this.logOf(entry)]!, index: this.events[entry]! };
    const column = this.columns[entry];
    const places = column ? { paths: () => [PATH_OF_COLUMN[column]!] } : this.#others.get(entry)!;
    const occurrences = occurrencesAt(event, () => this.#all.facts(event), places);
    return event.log.isOpened || occurrences.length < 2
      ? occurrences
      : occurrences.toSorted((a, b) => a.span.offset - b.span.offset);
  }

  /** All of them as objects, oldest first. */
  occurrences(): Occurrence[] {
    return Array.from(this.order, (entry) => this.occurrencesOf(entry)).flat();
  }
}

/** Lists that grow side by side. */
class Entries {
  readonly firsts = [0];
  readonly events: number[] = [];
  readonly columns: (TextColumn | undefined)[] = [];
  readonly others = new Map<number, Mention>();

  /** Of the same event columns come first. */
  add({ inColumns: { indexes, columns }, others }: LogMentions): void {
    let next = 0;
    for (let at = 0; at < indexes.length; at++) {
      const index = indexes[at]!;
      while (next < others.length && others[next]!.index < index) this.#addOther(others[next++]!);
      this.events.push(index);
      this.columns.push(typeof columns === 'string' ? columns : columns[at]);
    }
    while (next < others.length) this.#addOther(others[next++]!);
    this.firsts.push(this.events.length);
  }

  #addOther(mention: Mention): void {
    this.others.set(this.events.length, mention);
    this.events.push(mention.index);
    this.columns.push(undefined);
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
