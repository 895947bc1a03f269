import type { EntityDetails, ValueCount } from '../../core/analysis/entities/details.ts';
import type { Entity } from '../../core/analysis/entities/entity.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import type { EntityDetail } from '../../protocol.ts';
import { shorten } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { clock, count, utc } from '../describe/words.ts';

const MOST_VALUES = 12;
const MOST_FINDINGS = 50;

/** What the logs say of one entity, a row for each: the same numbers as its own row has, and where they come from. */
export function* entityDetailRows(
  snapshot: Snapshot,
  entity: Entity,
): Generator<void, readonly EntityDetail[]> {
  const details = yield* snapshot.investigation.entityDetailsInSteps(entity);
  const { summary, regions, errors, findings } = details;
  const calls = summary.eventNames.map(({ name, count: times }) => ({ value: name, count: times }));
  return [
    row('events', 'Events', eventCounts(details)),
    ...seen(snapshot, 'First seen', details.first),
    ...seen(snapshot, 'Last seen', details.last),
    ...values('Calls', calls),
    ...values('Regions', regions),
    ...values('Failures', errors),
    ...network(snapshot, entity),
    ...findings.slice(0, MOST_FINDINGS).map((finding) => findingRow(snapshot, finding)),
    ...more(findings.length - MOST_FINDINGS),
  ];
}

function eventCounts({ summary: { events, failures, findings } }: EntityDetails): string {
  return [
    count(events, 'event'),
    ...(failures > 0 ? [`${failures.toLocaleString('en-US')} failed`] : []),
    count(findings, 'finding'),
  ].join(', ');
}

function seen(snapshot: Snapshot, label: string, event: EventFacts | undefined): readonly EntityDetail[] {
  if (!event) return [];
  const description = `${utc(event.time)} ${event.eventName}`;
  return [row(label, label, description, { place: rowPlaceOf(snapshot, event.log, event.span) })];
}

/** The most frequent first; of the rest how many there are. */
function values(label: string, counts: readonly ValueCount[]): readonly EntityDetail[] {
  if (counts.length === 0) return [];
  const shown = counts
    .slice(0, MOST_VALUES)
    .map(({ value, count: times }) => `${value} ${times.toLocaleString('en-US')}`);
  const rest = counts.length - MOST_VALUES;
  const others = rest > 0 ? [`and ${rest.toLocaleString('en-US')} more`] : [];
  return [row(label, label, [...shown, ...others].join(', '))];
}

function network({ enrichment }: Snapshot, { kind, value }: Entity): readonly EntityDetail[] {
  if (kind !== 'address') return [];
  const system = enrichment.asn.lookup(value);
  return [row('network', 'Network', system ? `AS${system.number} ${system.organization}` : 'no AS known')];
}

function findingRow(snapshot: Snapshot, finding: Finding): EntityDetail {
  const { title, level, event, primary } = finding;
  const place = rowPlaceOf(snapshot, event.log, primary);
  const key = `finding/${JSON.stringify([finding.rule, event.log, event.index])}`;
  return row(key, title, `${level} · ${clock(event.time)} · ${event.eventName}`, { level, place });
}

function more(number: number): readonly EntityDetail[] {
  return number > 0 ? [row('more', `and ${count(number, 'more finding')}`, '')] : [];
}

function row(
  key: string,
  label: string,
  description: string,
  { level = null, place = null }: Partial<Pick<EntityDetail, 'level' | 'place'>> = {},
): EntityDetail {
  return { key, label: shorten(label, 200), description: shorten(description, 300), level, place };
}
