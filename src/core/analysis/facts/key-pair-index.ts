import type { KeyPairMention } from '../../enrich/enrichment.ts';
import { findFacts } from './facts-when-asked.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { stepped, type Stepped } from '../lazy.ts';

/** An event and a key pair that it names. */
export interface NamedKeyPair extends EventIn {
  readonly mention: KeyPairMention;
}

/** The key pairs that events of a case name. */
export interface KeyPairIndex {
  /** By their name. */
  named(name: string): readonly NamedKeyPair[];
  /** The mentions that give this id and no name. */
  withId(keyPairId: string): readonly NamedKeyPair[];
  /** What one event names. */
  of(event: EventIn): readonly KeyPairMention[];
}

/** About a millisecond of work, in mentions. */
const STEP = 512;

/** Pauses every millisecond or so. */
export function* keyPairIndex(logs: readonly IndexedLog[]): Generator<void, KeyPairIndex> {
  let seen = 0;
  const byName = new Map<string, NamedKeyPair[]>();
  const byEvent = new Map<IndexedLog, Map<number, KeyPairMention[]>>();
  const byId = new Map<string, NamedKeyPair[]>();
  yield* findFacts(logs, 'keyPairs');
  for (const log of logs) {
    for (const { index, mention } of log.facts.keyPairs) {
      const { name, keyPairId } = mention;
      if (name !== undefined) push(byName, name, { log, index, mention });
      else if (keyPairId !== undefined) push(byId, keyPairId, { log, index, mention });
      let ofLog = byEvent.get(log);
      if (!ofLog) byEvent.set(log, (ofLog = new Map()));
      push(ofLog, index, mention);
      if (++seen % STEP === 0) yield;
    }
  }
  return {
    named: (name) => byName.get(name) ?? [],
    withId: (keyPairId) => byId.get(keyPairId) ?? [],
    of: ({ log, index }) => byEvent.get(log)?.get(index) ?? [],
  };
}

/** What an index holds and what other logs name. */
export function bothIndexes(
  index: Stepped<KeyPairIndex>,
  others: () => readonly IndexedLog[],
): Stepped<KeyPairIndex> {
  return stepped(function* () {
    const a = yield* index.inSteps();
    const b = yield* keyPairIndex(others());
    return {
      named: (name) => [...a.named(name), ...b.named(name)],
      withId: (keyPairId) => [...a.withId(keyPairId), ...b.withId(keyPairId)],
      of: (event) => [...a.of(event), ...b.of(event)],
    };
  });
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
