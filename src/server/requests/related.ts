import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { EventNode, Place, Related, RelatedParams, RelatedQuestion } from '../../protocol.ts';
import { entityLabel, type Names } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import { drawnPlaceOf, rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { ENTITY_NOUN } from '../describe/words.ts';
import { eventLevels, eventNode } from './nodes.ts';
import { pivotOf } from './pivot.ts';

/**
 * The events related to what stands at a place or to a chosen entity, oldest first, each with its reasons. In steps: for
 * some entities, and for the places of the rows, texts of loaded logs are read.
 */
export function* related(snapshot: Snapshot, params: RelatedParams): Generator<void, Related | null> {
  const entity = pivotOf(snapshot, params);
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
  const entity = pivotOf(snapshot, question);
  if (!entity) return [];
  const { at } = question;
  const near = at && snapshot.view(at.uri);
  const places: Place[] = [];
  for (const { event, span } of yield* snapshot.investigation.relatedInSteps(entity)) {
    places.push(drawnPlaceOf(snapshot, event.log, span, near));
    yield;
  }
  return places;
}

function titleOf(names: Names, entity: Entity): string {
  const noun = ENTITY_NOUN[entity.kind];
  return shorten(`${noun[0]!.toUpperCase()}${noun.slice(1)} ${entityLabel(names, entity)}`, 120);
}
