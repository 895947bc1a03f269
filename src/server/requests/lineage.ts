import type { Entity, EntityKind, EntitySummary } from '../../core/analysis/entities/entity.ts';
import type { LineageStep, SessionSegment } from '../../core/analysis/lineage/steps.ts';
import type {
  LineageRoot,
  LineageSection,
  LineageStepRow,
  LineageStepsParams,
  Page,
  RelatedTarget,
} from '../../protocol.ts';
import { ledTo } from '../describe/entity-lineage.ts';
import { entityLabel } from '../describe/entity-label.ts';
import { doneText, stepDetail } from '../describe/lineage.ts';
import { KINDS_WITH_LINEAGE } from '../pivots.ts';
import { shorten, visible } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { count } from '../describe/words.ts';
import { pivotOf } from './pivot.ts';

/** What stands at a place or was chosen, and how much there is above and below it. Null where that has no lineage. */
export function* lineage(snapshot: Snapshot, target: RelatedTarget): Generator<void, LineageRoot | null> {
  const entity = pivotOf(snapshot, { ...target, kinds: KINDS_WITH_LINEAGE });
  if (!entity || !hasLineage(entity)) return null;
  const { investigation } = snapshot;
  const origins = yield* investigation.originsInSteps(entity);
  const outcomes = yield* investigation.outcomesInSteps(entity);
  const segments = yield* investigation.segmentsInSteps(entity);
  const summary = yield* investigation.summarizeInSteps(entity);
  const sections: LineageSection[] = [
    { part: 'origins', total: origins.length, description: originsText(origins) },
    { part: 'outcomes', total: outcomes.length, description: ledTo(outcomes) || NOT_SHOWN },
  ];
  if (segments.length > 0)
    sections.push({ part: 'segments', total: segments.length, description: segmentsText(segments) });
  return {
    ...described(snapshot, entity, summary),
    description: countsOf(summary),
    tooltip: [entityLabel(snapshot, entity), countsOf(summary)].map(visible).join('\n'),
    sections,
  };
}

const NOT_SHOWN = 'the logs show nothing';

function originsText(origins: readonly LineageStep[]): string {
  return origins.length === 0 ? NOT_SHOWN : count(origins.length, 'call');
}

function segmentsText(segments: readonly SessionSegment[]): string {
  return segments.length === 1 ? 'one, without a change' : count(segments.length, 'segment');
}

/** One page of the steps up or down. What each thing has further that way is looked at too. */
export function* lineageSteps(
  snapshot: Snapshot,
  { entity, part, offset, limit }: LineageStepsParams,
): Generator<void, Page<LineageStepRow>> {
  const { investigation } = snapshot;
  const find = (of: Entity) =>
    part === 'origins' ? investigation.originsInSteps(of) : investigation.outcomesInSteps(of);
  const steps = yield* find(entity);
  const items: LineageStepRow[] = [];
  for (const [number, step] of steps.slice(offset, offset + limit).entries()) {
    const there = part === 'origins' ? step.from : step.to;
    const goesOn = hasLineage(there) && (yield* find(there)).length > 0;
    const summary = isCountedQuickly(there) ? yield* investigation.summarizeInSteps(there) : undefined;
    items.push(stepRow(snapshot, String(offset + number), there, step, goesOn, summary));
    yield;
  }
  return { items, total: steps.length };
}

function stepRow(
  snapshot: Snapshot,
  key: string,
  there: Entity,
  step: LineageStep,
  goesOn: boolean,
  summary: EntitySummary | undefined,
): LineageStepRow {
  const { basis, why, call } = step;
  const parts = [basis, doneText(step), ...(summary ? [countsOf(summary)] : []), why];
  const lines = [
    entityLabel(snapshot, there),
    stepDetail(snapshot, step),
    ...(summary ? [countsOf(summary)] : []),
  ];
  return {
    ...described(snapshot, there, summary),
    key,
    basis,
    description: shorten(parts.join(' · '), 300),
    tooltip: lines.map(visible).join('\n'),
    place: rowPlaceOf(snapshot, call.event.log, call.span),
    goesOn,
  };
}

function described(snapshot: Snapshot, entity: Entity, summary: EntitySummary | undefined) {
  return {
    entity,
    mark: snapshot.investigation.markOf(entity) ?? null,
    label: shorten(entityLabel(snapshot, entity), 200),
    findings: summary?.findings ?? 0,
  };
}

/** The words of the hover. */
function countsOf({ events, findings }: EntitySummary): string {
  return [count(events, 'event'), ...(findings > 0 ? [count(findings, 'finding')] : [])].join(' · ');
}

function hasLineage({ kind }: Entity): boolean {
  return KINDS_WITH_LINEAGE.includes(kind);
}

/** The others are looked for in the texts of all logs, which a row is not worth. */
const COUNTED_QUICKLY: ReadonlySet<EntityKind> = new Set(['access-key', 'principal', 'address', 'key-pair']);

function isCountedQuickly({ kind }: Entity): boolean {
  return COUNTED_QUICKLY.has(kind);
}
