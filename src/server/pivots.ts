import type { Entity, EntityKind } from '../core/analysis/entities/entity.ts';
import type { Investigation } from '../core/analysis/investigation.ts';
import type { EventFacts } from '../core/detect/finding.ts';

/** What one would pivot on from an event. */

/** What comes from somewhere, the best first; an address or a service stands only at the beginning. */
export const KINDS_WITH_LINEAGE: readonly EntityKind[] = [
  'access-key',
  'key-pair',
  'principal',
  'instance',
  'security-group',
];

/** The key pair an event is about: the one it makes or uses rather than one it only looks at. */
export function keyPairOf(investigation: Investigation, event: EventFacts): Entity | undefined {
  if (event.keyPairs.length === 0) return undefined;
  const [own] = investigation.keyPairsNamedBy(event, ['created', 'imported', 'used', 'deleted']);
  return own ?? investigation.keyPairsNamedBy(event)[0];
}

export function accessKeyOf(event: EventFacts): Entity | undefined {
  return event.accessKeyId === undefined ? undefined : { kind: 'access-key', value: event.accessKeyId };
}
