import type { Entity, EntityKind } from '../../core/analysis/entities/entity.ts';
import type { PlaceParams } from '../../protocol.ts';
import type { Snapshot } from '../snapshot.ts';
import { logOffset } from './log-offset.ts';

/** What has no name of its own to be called otherwise. */
const NAMELESS: ReadonlySet<EntityKind> = new Set(['event', 'event-name']);

/** What stands at the very place, where it is a thing that can have an alias. */
export function nameableAt(snapshot: Snapshot, params: PlaceParams): Entity | null {
  const at = logOffset(snapshot, params);
  const entity = at && snapshot.investigation.entityAt(at.log, at.offset)?.entity;
  return entity && !NAMELESS.has(entity.kind) ? entity : null;
}
