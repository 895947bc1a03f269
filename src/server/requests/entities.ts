import type { EntitySummary } from '../../core/analysis/entities/entity.ts';
import {
  ENTITY_LISTS,
  type EntityChoice,
  type EntityKind,
  type EntityPage,
  type EntityPageParams,
  type EntityRow,
  type EntitySorting,
  type EntityTotals,
  type EntityTotalsParams,
} from '../../protocol.ts';
import { rowEntityLabel, shortEntityLabel } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count, utc } from '../describe/words.ts';

/** More choices than this help nobody; the gravest come first. */
const MOST_CHOICES = 1000;

/** The open logs' own keys, addresses … to pick from, most findings then most events first. */
export function* entityChoices(
  snapshot: Snapshot,
  kinds: readonly EntityKind[],
): Generator<void, readonly EntityChoice[]> {
  const all = yield* snapshot.investigation.entitiesInSteps(kinds);
  return all.slice(0, MOST_CHOICES).map((summary) => ({
    entity: summary.entity,
    label: shorten(shortEntityLabel(snapshot, summary.entity), 200),
    description: shorten(describe(summary), 200),
    findings: summary.findings,
  }));
}

function describe({ entity, events, firstTime, lastTime, findings }: EntitySummary): string {
  const seen = firstTime === undefined ? [] : [`first ${utc(firstTime)}`, `last ${utc(lastTime)}`];
  const parts = [
    count(events, 'event'),
    ...(findings > 0 ? [count(findings, 'finding')] : []),
    ...[entity.accountId, entity.region].filter((part) => part !== undefined),
    ...seen,
  ];
  return parts.join(' · ');
}

/** One page of the entities of a kind that hold the search, in the order that was asked for. */
export function* entityPage(
  snapshot: Snapshot,
  { kind, sortBy, search, offset, limit }: EntityPageParams,
): Generator<void, EntityPage> {
  const all = yield* snapshot.investigation.entitiesInSteps([kind]);
  const holds = holding(snapshot, search);
  const found = all.filter(({ entity: { value } }) => holds(value));
  const items = found.toSorted(ORDERS[sortBy]).slice(offset, offset + limit);
  const isCut = yield* snapshot.investigation.isListCutInSteps(kind);
  return { items: items.map((summary) => rowOf(snapshot, summary)), total: found.length, isCut };
}

/** How many rows each list has, as far as that is known without reading records. */
export function* entityTotals(
  snapshot: Snapshot,
  { search }: EntityTotalsParams,
): Generator<void, EntityTotals> {
  const holds = holding(snapshot, search);
  const totals: Partial<Record<EntityKind, number>> = {};
  for (const { kind } of ENTITY_LISTS) {
    const values = yield* snapshot.investigation.entityValuesInSteps(kind);
    if (values) totals[kind] = values.filter(holds).length;
  }
  return totals;
}

/** Whether a value or its alias holds the search. */
function holding({ aliases }: Snapshot, search: string): (value: string) => boolean {
  const wanted = search.toLowerCase();
  const isFound = (text: string | undefined): boolean => text?.toLowerCase().includes(wanted) === true;
  return (value) => isFound(value) || isFound(aliases.get(value));
}

type Order = (a: EntitySummary, b: EntitySummary) => number;

/** The most first, the earliest first, or by the alphabet; what is alike stays in the order of findings. */
const ORDERS: Readonly<Record<EntitySorting, Order>> = {
  findings: () => 0,
  events: (a, b) => b.events - a.events,
  failures: (a, b) => b.failures - a.failures,
  firstSeen: (a, b) => (a.firstTime ?? Infinity) - (b.firstTime ?? Infinity) || 0,
  lastSeen: (a, b) => (b.lastTime ?? -Infinity) - (a.lastTime ?? -Infinity) || 0,
  name: (a, b) => (a.entity.value < b.entity.value ? -1 : 1),
};

function rowOf(snapshot: Snapshot, summary: EntitySummary): EntityRow {
  const { enrichment } = snapshot;
  const { entity, events, failures, findings } = summary;
  const label = rowEntityLabel(snapshot, entity);
  const network = entity.kind === 'address' ? enrichment.asn.lookup(entity.value) : undefined;
  const counts = [
    ...(findings > 0 ? [count(findings, 'finding')] : []),
    count(events, 'event'),
    ...(failures > 0 ? [`${failures.toLocaleString('en-US')} failed`] : []),
    ...(network ? [`AS${network.number} ${network.organization}`] : []),
    ...(label.includes(entity.value) ? [] : [entity.value]),
  ];
  return {
    key: JSON.stringify(entity),
    entity,
    mark: snapshot.investigation.markOf(entity) ?? null,
    alias: snapshot.aliases.get(entity.value) ?? '',
    label: shorten(label, 200),
    description: shorten(counts.join(' · '), 200),
    findings,
  };
}
