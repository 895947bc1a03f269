import type { FieldPath } from '../../log/json/value.ts';
import { inOneGo } from '../../log/steps.ts';
import type { StringTable } from '../../log/columns/strings.ts';
import type { LogFacts } from '../facts/log-facts.ts';
import type { EventIn, IndexedLog } from './indexed-log.ts';
import { Lists } from './lists.ts';
import { Numbers } from './numbers.ts';
import { Ordinals } from './ordinals.ts';

/** An event and where in its record a value stands. */
export interface PlaceIn extends EventIn {
  readonly path: FieldPath;
}

/** A call that handed out an access key. */
export interface IssuedKey extends PlaceIn {
  readonly child: string;
}

/** About a millisecond of work, in events. */
const STEP = 16_384;
const ISSUES_A_STEP = 1024;

/**
 * The access keys of opened logs: which calls were made with one, which name one, which issued one, with which. What was
 * added is worked in by `settle`, or by whoever asks first.
 */
export class OpenedKeys {
  readonly #ordinals = new Ordinals();
  readonly #tables = new Map<StringTable, KeysOfTable>();
  /** Logs of which nothing is worked in: of thousands, nobody may ever ask. */
  readonly #pending = new Map<IndexedLog, LogFacts>();
  /** The one of which something is. */
  #begun: Begun | undefined;

  /** How many numbers of events are in use or were. */
  get size(): number {
    return this.#ordinals.end;
  }

  add(log: IndexedLog, facts: LogFacts): void {
    this.#pending.set(log, facts);
  }

  /** What is known of the log stays, but leads nowhere. */
  remove(log: IndexedLog): void {
    this.#pending.delete(log);
    if (this.#begun?.log === log) this.#begun = undefined;
    this.#ordinals.remove(log);
  }

  /** Works in what was added, pausing every millisecond or so. */
  *settle(): Generator<void, void> {
    let added = 0;
    for (let next = this.#next(); next; next = this.#next()) {
      const { log, first, done, facts } = next;
      const { count } = log.rows;
      const to = Math.min(count, done + STEP);
      const keys = this.#keysOf(log.rows.strings);
      keys.addCalls(log, first, done, to);
      if (to === count) keys.addFacts(first, facts);
      this.#begun = to === count ? undefined : { log, first, done: to, facts };
      added += to - done;
      if (added < STEP) continue;
      added = 0;
      yield;
    }
  }

  /** The calls made with an access key. */
  callsWith(accessKeyId: string): EventIn[] {
    inOneGo(this.settle());
    const calls: EventIn[] = [];
    for (const keys of this.#tables.values()) {
      for (const ordinal of keys.callsWith(accessKeyId)) {
        const call = this.#ordinals.at(ordinal);
        if (call) calls.push(call);
      }
    }
    return calls;
  }

  /** Where else an access key stands. */
  naming(accessKeyId: string): PlaceIn[] {
    return this.#places((keys) => keys.naming(accessKeyId));
  }

  /** The calls that issued an access key. */
  issuing(child: string): IssuedKey[] {
    return this.#places((keys) => keys.issuing(child));
  }

  /** What calls made with an access key issued. */
  issuedBy(parent: string): IssuedKey[] {
    return this.#places((keys) => keys.issuedBy(parent));
  }

  /**
   * Gives the test of calls for having issued a key that their responses show, of those keys that count. Pauses every
   * millisecond or so.
   */
  *issuers(counts: (accessKeyId: string) => boolean): Generator<void, (call: EventIn) => boolean> {
    yield* this.settle();
    const isIssuer = new Uint8Array(this.size);
    for (const keys of this.#tables.values()) {
      for (let place = 0; place < keys.issueCount; place++) {
        if (place % ISSUES_A_STEP === ISSUES_A_STEP - 1) yield;
        const { ordinal, child } = keys.issueAt(place);
        if (counts(child)) isIssuer[ordinal] = 1;
      }
    }
    return (call) => isIssuer[this.#ordinals.of(call) ?? -1] === 1;
  }

  #next(): Begun | undefined {
    if (this.#begun) return this.#begun;
    const next = this.#pending.entries().next().value;
    if (!next) return undefined;
    const [log, facts] = next;
    this.#pending.delete(log);
    return { log, first: this.#ordinals.add(log), done: 0, facts };
  }

  #keysOf(strings: StringTable): KeysOfTable {
    let keys = this.#tables.get(strings);
    if (!keys) this.#tables.set(strings, (keys = new KeysOfTable(strings)));
    return keys;
  }

  #places<T extends Stored>(ask: (keys: KeysOfTable) => readonly T[]): (Omit<T, 'ordinal'> & EventIn)[] {
    inOneGo(this.settle());
    return [...this.#tables.values()].flatMap(ask).flatMap(({ ordinal, ...place }) => {
      const event = this.#ordinals.at(ordinal);
      return event ? [{ ...place, ...event }] : [];
    });
  }
}

interface Begun {
  readonly log: IndexedLog;
  /** The number of the log's first event. */
  readonly first: number;
  readonly done: number;
  readonly facts: LogFacts;
}

interface Stored {
  readonly ordinal: number;
  readonly path: FieldPath;
}

/** The same for the logs that share a table of strings, whose numbers stand for the keys. */
class KeysOfTable {
  readonly #strings: StringTable;
  readonly #calls = new Lists();
  readonly #named = new Places();
  readonly #issued = new Places();
  readonly #byName = new Lists();
  readonly #byChild = new Lists();
  readonly #byParent = new Lists();

  constructor(strings: StringTable) {
    this.#strings = strings;
  }

  /** The calls of events from `from` to before `to`. */
  addCalls({ rows }: IndexedLog, first: number, from: number, to: number): void {
    for (let index = from; index < to; index++) {
      const key = rows.stringOf(rows.at('accessKeyId', index));
      if (key !== 0) this.#calls.add(key, first + index);
    }
  }

  addFacts(first: number, { accessKeys, issues }: LogFacts): void {
    for (const { index, value, path } of accessKeys) {
      const key = this.#strings.internText(value);
      this.#byName.add(key, this.#named.add(first + index, key, path));
    }
    for (const { index, parent, child, path } of issues) {
      const key = this.#strings.internText(child);
      const place = this.#issued.add(first + index, key, path);
      this.#byChild.add(key, place);
      if (parent !== undefined) this.#byParent.add(this.#strings.internText(parent), place);
    }
  }

  callsWith(accessKeyId: string): readonly number[] {
    return this.#calls.of(this.#strings.find(accessKeyId));
  }

  naming(accessKeyId: string): Stored[] {
    return this.#byName.of(this.#strings.find(accessKeyId)).map((place) => this.#named.at(place));
  }

  issuing(child: string): StoredIssue[] {
    return this.#issues(this.#byChild.of(this.#strings.find(child)));
  }

  issuedBy(parent: string): StoredIssue[] {
    return this.#issues(this.#byParent.of(this.#strings.find(parent)));
  }

  /** How many were added, of logs that have gone since, too. */
  get issueCount(): number {
    return this.#issued.count;
  }

  issueAt(place: number): StoredIssue {
    const { ordinal, path, key } = this.#issued.at(place);
    return { ordinal, path, child: this.#strings.text(key)! };
  }

  #issues(places: readonly number[]): StoredIssue[] {
    return places.map((place) => this.issueAt(place));
  }
}

interface StoredIssue extends Stored {
  readonly child: string;
}

/** Places of keys, twelve bytes each. */
class Places {
  readonly #ordinals = new Numbers();
  readonly #keys = new Numbers();
  readonly #paths = new Numbers();
  /** The distinct ones: there are few. */
  readonly #known: FieldPath[] = [];
  readonly #numbers = new Map<string, number>();

  /** Returns the number of the place. */
  add(ordinal: number, key: number, path: FieldPath): number {
    this.#keys.add(key);
    this.#paths.add(this.#numberOf(path));
    return this.#ordinals.add(ordinal);
  }

  get count(): number {
    return this.#ordinals.length;
  }

  at(place: number): Stored & { readonly key: number } {
    return {
      ordinal: this.#ordinals.at(place),
      key: this.#keys.at(place),
      path: this.#known[this.#paths.at(place)]!,
    };
  }

  #numberOf(path: FieldPath): number {
    const text = JSON.stringify(path);
    let number = this.#numbers.get(text);
    if (number === undefined) this.#numbers.set(text, (number = this.#known.push(path) - 1));
    return number;
  }
}
