import type { JsonNode } from './json/read.ts';
import type { JsonObject } from './json/value.ts';
import type { Unwrapped } from './layers.ts';
import type { Placement } from './shapes/placement.ts';

/** The bytes of one event and what was learnt from them. */
export interface LookedAt {
  readonly unwrapped: Unwrapped;
  /** Of a record in CloudTrail's own form. */
  root: JsonNode | undefined;
  /** Of the same, where something is known of the record: its parts. */
  readonly parts: { requestParameters?: JsonNode; responseElements?: JsonNode };
  /** Of a converted one. */
  placements: Placement[] | undefined;
}

const RECENT_RECORDS = 32;
/** What a collection finds in use twice stays until all is gone through: of many logs read one after the other that is most that stays. */
const FEW_RECORDS = 2;

/** What was last read of records: whoever asks for one value of an event mostly asks for the next one's too. */
export class RecordCache {
  readonly #most: number;
  readonly #recent: { readonly owner: object; readonly index: number; readonly record: JsonObject }[] = [];
  #next = 0;
  #owner: object | undefined;
  #index = -1;
  #latest: LookedAt | undefined;

  /** `isPassing`: of a log that is soon gone. */
  constructor(isPassing = false) {
    this.#most = isPassing ? FEW_RECORDS : RECENT_RECORDS;
  }

  /** The record of event `index` of `owner`, read if it is not among the last ones asked for. */
  record(owner: object, index: number, read: () => JsonObject): JsonObject {
    // Mostly it is the last one again.
    const last = this.#recent[(this.#next || this.#recent.length) - 1];
    if (last && last.index === index && last.owner === owner) return last.record;
    const known = this.#recent.find((each) => each.index === index && each.owner === owner);
    if (known) return known.record;
    const record = read();
    this.#recent[this.#next] = { owner, index, record };
    this.#next = (this.#next + 1) % this.#most;
    return record;
  }

  /** The bytes of event `index` of `owner`, if they are those that were kept last. */
  bytesOf(owner: object, index: number): LookedAt | undefined {
    return this.#index === index && this.#owner === owner ? this.#latest : undefined;
  }

  /** Keeps them until those of another event are kept. */
  keep(owner: object, index: number, unwrapped: Unwrapped): LookedAt {
    this.#owner = owner;
    this.#index = index;
    return (this.#latest = { unwrapped, root: undefined, parts: {}, placements: undefined });
  }
}
