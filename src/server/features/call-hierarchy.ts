import {
  SymbolKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
} from 'vscode-languageserver';
import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { LineageStep } from '../../core/analysis/lineage/steps.ts';
import type { Position, Range } from '../../protocol.ts';
import { entityLabel } from '../describe/entity-label.ts';
import { stepDetail } from '../describe/lineage.ts';
import { KINDS_WITH_LINEAGE } from '../pivots.ts';
import { shorten } from '../describe/rich-text.ts';
import { drawnPlaceOf, type Snapshot, type View } from '../snapshot.ts';
import { count } from '../describe/words.ts';
import { ENTITY_SYMBOL } from './entity-symbol.ts';
import { entityOfItem } from './call-hierarchy-data.ts';

/** So many calls are listed one by one; of the rest it is said how many there are. */
const MOST_CALLS = 300;

/** What stands at a position, where it is something that came from somewhere and may have led to something. */
export function prepareCallHierarchy(
  snapshot: Snapshot,
  view: View,
  position: Position,
): CallHierarchyItem[] | null {
  const offset = view.offsetAt(position);
  const found = offset === undefined ? undefined : snapshot.investigation.entityAt(view.log, offset);
  if (!found || !KINDS_WITH_LINEAGE.includes(found.entity.kind)) return null;
  return [itemOf(snapshot, found.entity, '', drawnPlaceOf(snapshot, view.log, found.span, view))];
}

/** Incoming: how it came to be. Each item is who made it, at the call in which that stands. */
export function* incomingCalls(
  snapshot: Snapshot,
  item: CallHierarchyItem,
): Generator<void, CallHierarchyIncomingCall[]> {
  const entity = entityOfItem(item);
  if (!entity) return [];
  const steps = yield* snapshot.investigation.originsInSteps(entity);
  return (yield* itemsOf(snapshot, item, steps, ({ from }) => from)).map((from) => ({
    from,
    fromRanges: [from.selectionRange],
  }));
}

/** Outgoing: what it led to. Each item is what was made, at the call in which that stands. */
export function* outgoingCalls(
  snapshot: Snapshot,
  item: CallHierarchyItem,
): Generator<void, CallHierarchyOutgoingCall[]> {
  const entity = entityOfItem(item);
  if (!entity) return [];
  const steps = yield* snapshot.investigation.outcomesInSteps(entity);
  return (yield* itemsOf(snapshot, item, steps, ({ to }) => to)).map((to) => ({
    to,
    // These are ranges in the document of `item`.
    fromRanges: to.uri === item.uri ? [to.selectionRange] : [],
  }));
}

/** One a step, for the place of each may have to be read. */
function* itemsOf(
  snapshot: Snapshot,
  near: CallHierarchyItem,
  steps: readonly LineageStep[],
  entityOf: (step: LineageStep) => Entity,
): Generator<void, CallHierarchyItem[]> {
  const items: CallHierarchyItem[] = [];
  const view = snapshot.view(near.uri);
  for (const step of steps.slice(0, MOST_CALLS)) {
    const place = drawnPlaceOf(snapshot, step.call.event.log, step.call.span, view);
    items.push(itemOf(snapshot, entityOf(step), stepDetail(snapshot, step), place));
    yield;
  }
  const rest = steps.length - items.length;
  if (rest > 0)
    items.push({ ...near, name: `and ${count(rest, 'more')}`.replace(/s$/, ''), detail: '', data: null });
  return items;
}

function itemOf(
  snapshot: Snapshot,
  entity: Entity,
  detail: string,
  { uri, range }: { readonly uri: string; readonly range: Range },
): CallHierarchyItem {
  return {
    name: shorten(entityLabel(snapshot, entity), 200),
    kind: KINDS_WITH_LINEAGE.includes(entity.kind) ? ENTITY_SYMBOL[entity.kind] : SymbolKind.Object,
    detail: shorten(detail, 300),
    uri,
    range,
    selectionRange: range,
    data: entity,
  };
}
