import type { KeyPairMention } from '../enrich/enrichment.ts';
import type { EventIn, IndexedLog } from './index/indexed-log.ts';

/** An event and a key pair that it names. */
export interface NamedKeyPair extends EventIn {
  readonly mention: KeyPairMention;
}

/** The key pairs that events of a case name. */
export interface KeyPairIndex {
  /** By their name, in the order of the logs. */
  named(name: string): readonly NamedKeyPair[];
  /** The mentions that give this id and no name. */
  withId(keyPairId: string): readonly NamedKeyPair[];
  /** What one event names. */
  of(event: EventIn): readonly KeyPairMention[];
}

export function keyPairIndex(logs: readonly IndexedLog[]): KeyPairIndex {
  const byName = new Map<string, NamedKeyPair[]>();
  const byEvent = new Map<IndexedLog, Map<number, KeyPairMention[]>>();
  const byId = new Map<string, NamedKeyPair[]>();
  for (const log of logs) {
    for (const { index, mention } of log.facts.keyPairs) {
      const { name, keyPairId } = mention;
      if (name !== undefined) push(byName, name, { log, index, mention });
      else if (keyPairId !== undefined) push(byId, keyPairId, { log, index, mention });
      let ofLog = byEvent.get(log);
      if (!ofLog) byEvent.set(log, (ofLog = new Map()));
      push(ofLog, index, mention);
    }
  }
  return {
    named: (name) => byName.get(name) ?? [],
    withId: (keyPairId) => byId.get(keyPairId) ?? [],
    of: ({ log, index }) => byEvent.get(log)?.get(index) ?? [],
  };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
