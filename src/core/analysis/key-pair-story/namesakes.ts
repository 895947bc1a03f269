import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import type { Entity, Occurrence } from '../entities/entity.ts';
import { isPlaceOf, keyPairEntity } from '../facts/key-pairs.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import { listed, type Listed } from './listed.ts';
import type { Followed } from './material.ts';

/** A key pair of the same name in another account or region, by the call that made it. */
export interface Namesake {
  readonly keyPair: Entity;
  readonly call: Occurrence;
}

/** Those of which it is not certain that they hold the same key. */
export function namesakesOf(all: Case, keyPair: Entity, { calls: certain }: Followed): Listed<Namesake> {
  const found = all
    .keyPairs()
    .named(keyPair.value)
    .filter(({ mention: { role } }) => role === 'created' || role === 'imported')
    .filter((named) => named.log.rows.at('error', named.index) === 0 && !isPlaceOf(keyPair, named))
    .filter((named) => !certain.has(eventKey(named)));
  return listed(all, found, ({ log, index, mention }) => ({
    keyPair: keyPairEntity(keyPair.value, mention.service, eventOf(log.log, index), log.id),
    call: occurrenceAt(all, { log, index }, mention.path),
  }));
}
