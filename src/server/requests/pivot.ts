import type { Entity, EntityKind } from '../../core/analysis/entities/entity.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { RelatedQuestion } from '../../protocol.ts';
import { accessKeyOf, keyPairOf } from '../pivots.ts';
import type { Snapshot } from '../snapshot.ts';
import { logOffset } from './log-offset.ts';

/** The chosen entity, else what stands at the place, else what the event there is about. */
export function pivotOf(
  snapshot: Snapshot,
  { entity, at, kinds, exact = false }: RelatedQuestion,
): Entity | undefined {
  if (entity) return entity;
  const place = at && logOffset(snapshot, at);
  if (!place) return undefined;
  const { log, offset } = place;
  const { investigation } = snapshot;
  const found = investigation.entityAt(log, offset)?.entity;
  if (found && (!kinds || kinds.includes(found.kind))) return found;
  const event = exact ? undefined : investigation.eventAt(log, offset);
  return (
    event && entityOf(investigation, investigation.facts(event, log), kinds ?? ['key-pair', 'access-key'])
  );
}

/** The first entity the event itself has, in the order of the kinds. */
function entityOf(
  investigation: Investigation,
  event: EventFacts,
  kinds: readonly EntityKind[],
): Entity | undefined {
  for (const kind of kinds) {
    const own = kind === 'key-pair' ? keyPairOf(investigation, event) : OWN[kind]?.(event);
    if (own) return own;
  }
  return undefined;
}

const OWN: Readonly<Partial<Record<EntityKind, (event: EventFacts) => Entity | undefined>>> = {
  'access-key': accessKeyOf,
  principal: ({ principalArn }) => valueAs('principal', principalArn),
  address: ({ sourceIPAddress }) => valueAs('address', sourceIPAddress),
  'event-name': ({ eventName }) => valueAs('event-name', eventName),
  event: ({ eventID }) => valueAs('event', eventID),
};

function valueAs(kind: EntityKind, value: string | undefined): Entity | undefined {
  return value === undefined ? undefined : { kind, value };
}
