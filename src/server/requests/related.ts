import type { Entity, EntityKind } from '../../core/analysis/entity.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { EventFacts } from '../../core/detect/finding.ts';
import type { EventNode, Place, Related, RelatedParams, RelatedQuestion } from '../../protocol.ts';
import { entityLabel, type Names } from '../describe/entity-label.ts';
import { shorten } from '../rich-text.ts';
import { placeOf, rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { accessKeyOf, keyPairOf } from '../pivots.ts';
import { ENTITY_NOUN } from '../words.ts';
import { logOffset } from './log-offset.ts';
import { eventLevels, eventNode } from './nodes.ts';

/**
 * The events related to what stands at a place or to a chosen entity, oldest first, each with its reasons. In steps: for
 * some entities, and for the places of the rows, texts of loaded logs are read.
 */
export function* related(snapshot: Snapshot, params: RelatedParams): Generator<void, Related | null> {
  const entity = params.entity ?? entityAt(snapshot, params);
  if (!entity) return null;
  const near = params.at && snapshot.view(params.at.uri);
  const hits = yield* snapshot.investigation.relatedInSteps(entity);
  const levels = eventLevels(snapshot.investigation.findings(snapshot.filter));
  const events: EventNode[] = [];
  for (const { event, reasons, span } of hits.slice(params.offset, params.offset + params.limit)) {
    const place = rowPlaceOf(snapshot, event.log, span, near);
    events.push(eventNode(snapshot, levels, event, reasons.join(', '), place));
    yield;
  }
  return { entity, title: titleOf(snapshot, entity), events, total: hits.length };
}

/** Where all of them stand, for a Peek; one a step, because some have to be rendered for it. */
export function* relatedPlaces(
  snapshot: Snapshot,
  question: RelatedQuestion,
): Generator<void, readonly Place[]> {
  const entity = question.entity ?? entityAt(snapshot, question);
  if (!entity) return [];
  const near = question.at && snapshot.view(question.at.uri);
  const places: Place[] = [];
  for (const { event, span } of yield* snapshot.investigation.relatedInSteps(entity)) {
    places.push(placeOf(snapshot, event.log, span, near));
    yield;
  }
  return places;
}

function entityAt(snapshot: Snapshot, { at, kinds, exact = false }: RelatedQuestion): Entity | undefined {
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

function titleOf(names: Names, entity: Entity): string {
  const noun = ENTITY_NOUN[entity.kind];
  return shorten(`${noun[0]!.toUpperCase()}${noun.slice(1)} ${entityLabel(names, entity)}`, 120);
}
