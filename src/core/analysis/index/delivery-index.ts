import { hashIds, hashOf, hashOfId, isSameEvent, newHashedIds } from './event-id.ts';
import { IdTable, MOST_ENTRIES } from './id-table.ts';
import type { EventIn, IndexedLog } from './indexed-log.ts';
import { Ordinals } from './ordinals.ts';
import { SparseNumbers } from './sparse-numbers.ts';

/** About a millisecond of work, in events. */
const STEP = 4096;
/** Of so many events, of one log or of several, the table is looked at at once. */
const BATCH = 512;

/**
 * CloudTrail delivers some events several times, also to several files; each counts once: the first by (log, offset).
 * An event without an id is never a further delivery. What was added is worked in by `settle`.
 */
export class DeliveryIndex {
  readonly #ordinals = new Ordinals();
  readonly #table = new IdTable(this.#ordinals);
  /** The next delivery of the same event, plus 1, in a ring; 0 for nearly all, which were delivered once. */
  readonly #ring = new SparseNumbers();
  /** Of events that are about to be added. Empty during pauses. */
  readonly #batch = newHashedIds(BATCH);
  #copies = 0;
  /** Logs that are not all worked in, and how many of their events are. */
  readonly #pending = new Map<IndexedLog, number>();
  /** How many events are not worked in. */
  #missing = 0;

  /** How many numbers of events are in use or were. */
  get size(): number {
    return this.#ordinals.end;
  }

  add(log: IndexedLog): void {
    this.#ordinals.add(log);
    this.#pending.set(log, 0);
    this.#missing += log.rows.count;
  }

  remove(log: IndexedLog): void {
    const done = this.#pending.get(log) ?? log.rows.count;
    this.#pending.delete(log);
    this.#missing -= log.rows.count - done;
    for (let index = 0; index < done; index++) this.#removeEvent({ log, index });
    this.#ordinals.remove(log);
  }

  /** `log`, which has the same ids in the same places, stands for `former` from now on. */
  replace(former: IndexedLog, log: IndexedLog): void {
    this.#ordinals.replace(former, log);
    const done = this.#pending.get(former);
    if (done === undefined) return;
    this.#pending.delete(former);
    this.#pending.set(log, done);
  }

  /**
   * The same where the ids are the same but for that of one event, which was delivered once and still is. False, and
   * nothing is done, where it has or had other deliveries, or something is not worked in.
   */
  replaceEdited(former: IndexedLog, log: IndexedLog, index: number): boolean {
    const ordinal = this.#ordinals.of({ log: former, index });
    if (this.#pending.size > 0 || ordinal === undefined || this.#ring.get(ordinal)) return false;
    const event = { log, index };
    const hash = hashOfId(log.rows, index);
    const known =
      hash === undefined ? undefined : this.#table.find(hash, (other) => isSameEvent(event, other));
    if (known !== undefined && known !== ordinal) return false;
    this.#removeEvent({ log: former, index });
    this.#ordinals.replace(former, log);
    this.#addEvents(log, index, index + 1);
    this.#addBatch();
    return true;
  }

  /** Works in what was added, pausing every millisecond or so. Where more is to come, `expected` is about how many events in all. */
  *settle(expected = 0): Generator<void, void> {
    while (!this.#table.hasRoomFor(this.#missing)) {
      const toCome = Math.max(0, expected - this.size);
      yield* this.#table.grow(this.#missing + toCome);
    }
    let added = 0;
    for (const log of this.#pending.keys()) {
      let from = this.#pending.get(log);
      while (from !== undefined) {
        const to: number = Math.min(log.rows.count, from + STEP);
        this.#addEvents(log, from, to);
        this.#missing -= to - from;
        added += to - from;
        if (to < log.rows.count) this.#pending.set(log, to);
        else this.#pending.delete(log);
        from = to < log.rows.count ? to : undefined;
        if (added < STEP) continue;
        added = 0;
        this.#addBatch();
        yield;
        // What is added or taken away during a pause is met or not met here.
        from = this.#pending.get(log);
      }
    }
    this.#addBatch();
  }

  /** How many events are further deliveries of an earlier one. */
  get count(): number {
    return this.#copies;
  }

  /** The delivery that counts, if this is a further one. */
  firstOf(event: EventIn): EventIn | undefined {
    const [first] = this.#deliveriesOf(event);
    return first && !isSamePlace(first, event) ? first : undefined;
  }

  /** The further deliveries of an event that counts. */
  copiesOf(event: EventIn): readonly EventIn[] {
    const [first, ...copies] = this.#deliveriesOf(event);
    return first && isSamePlace(first, event) ? copies : [];
  }

  /** Every event with this id, each once. */
  withId(eventID: string): readonly EventIn[] {
    return this.#table
      .findAll(hashOf(eventID), ({ log, index }) => log.rows.text('eventID', index) === eventID)
      .flatMap((ordinal) => this.#ordinals.at(ordinal) ?? [])
      .map((event) => this.firstOf(event) ?? event);
  }

  /** All deliveries of an event that was delivered several times, in order; none for any other. */
  #deliveriesOf(event: EventIn): EventIn[] {
    const ordinal = this.#ordinals.of(event);
    if (ordinal === undefined || !this.#ring.get(ordinal)) return [];
    return this.#ringOf(ordinal)
      .flatMap((each) => this.#ordinals.at(each) ?? [])
      .toSorted((a, b) => (a.log === b.log ? a.index - b.index : a.log.id < b.log.id ? -1 : 1));
  }

  /** The numbers in a ring, that of `ordinal` last. */
  #ringOf(ordinal: number): number[] {
    const numbers: number[] = [];
    let at = ordinal;
    do {
      at = this.#ring.get(at) - 1;
      numbers.push(at);
    } while (at !== ordinal);
    return numbers;
  }

  /** The events from `from` to before `to`: all but the last of them, which `#addBatch` adds. */
  #addEvents(log: IndexedLog, from: number, to: number): void {
    const first = this.#ordinals.of({ log, index: 0 })!;
    const end = Math.min(to, MOST_ENTRIES - first + 1);
    for (let start = from; start < end;) {
      const next = Math.min(end, start + BATCH - this.#batch.count);
      hashIds(log.rows, start, next, first, this.#batch);
      if (this.#batch.count === BATCH) this.#addBatch();
      start = next;
    }
  }

  #addBatch(): void {
    this.#table.addAll(this.#batch, this.#copyOf);
    this.#batch.count = 0;
  }

  readonly #copyOf = (known: number, ordinal: number): void => {
    this.#ring.set(ordinal, this.#ring.get(known) || known + 1);
    this.#ring.set(known, ordinal + 1);
    this.#copies++;
  };

  #removeEvent(event: EventIn): void {
    const hash = hashOfId(event.log.rows, event.index);
    const ordinal = this.#ordinals.of(event)!;
    if (hash === undefined || ordinal > MOST_ENTRIES) return;
    if (!this.#ring.get(ordinal)) {
      this.#table.remove(hash, ordinal);
      return;
    }
    const ring = this.#ringOf(ordinal);
    const before = ring.at(-2)!;
    if (this.#table.find(hash, (other) => isSameEvent(event, other)) === ordinal) {
      this.#table.replace(hash, ordinal, before);
    }
    this.#ring.set(before, ring.length === 2 ? 0 : ring[0]! + 1);
    this.#ring.set(ordinal, 0);
    this.#copies--;
  }
}

function isSamePlace(a: EventIn, b: EventIn): boolean {
  return a.log === b.log && a.index === b.index;
}
