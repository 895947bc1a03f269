import type { Entity, EntitySummary } from '../../core/analysis/entities/entity.ts';
import type { NamedElsewhere } from '../../core/analysis/entities/named-elsewhere.ts';
import type { SessionSegment } from '../../core/analysis/lineage/steps.ts';
import { credentialKind, idMeaning } from '../../core/enrich/credential.ts';
import { code, type Block, type Inline } from './rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { count, credentialMeaning, utc } from './words.ts';
import { apiMeaning } from './api.ts';
import { arnMeaning } from './arn.ts';
import { describeLineage, type EntityLineage } from './entity-lineage.ts';
import { entityInlines } from './entity-label.ts';
import { decodedAccount } from './event.ts';
import { segmentsLine } from './segments.ts';

const MOST_NAMES = 5;

/** What a value is, where it came from, and what the open logs say about it. Without a `summary` or what is named
 * `elsewhere`, which take long, that is said. */
export function describeEntity(
  snapshot: Snapshot,
  entity: Entity,
  summary: EntitySummary | undefined,
  lineage?: EntityLineage,
  elsewhere?: NamedElsewhere,
  segments: readonly SessionSegment[] = [],
): readonly Block[] {
  return [
    { heading: entityInlines(snapshot, entity) },
    { text: meaning(snapshot, entity) },
    ...(lineage ? describeLineage(snapshot, lineage) : []),
    ...segmentsBlock(segments),
    { items: summary ? [...counted(entity, summary), ...namedLine(elsewhere)] : [[STILL_COUNTING]] },
  ];
}

function segmentsBlock(segments: readonly SessionSegment[]): readonly Block[] {
  const line = segmentsLine(segments);
  return line === undefined ? [] : [{ text: [line] }];
}

const STILL_COUNTING = 'Its events in all logs are still being counted: hover again in a moment';

function namedLine(elsewhere: NamedElsewhere | undefined): readonly (readonly Inline[])[] {
  if (!elsewhere) return [[STILL_LOOKING]];
  return elsewhere.events > 0 ? [[`Named in ${count(elsewhere.events, 'other event')}`]] : [];
}

const STILL_LOOKING = 'Whether other events name it is still being looked for: hover again in a moment';

function counted(entity: Entity, summary: EntitySummary): readonly (readonly Inline[])[] {
  return [sightings(summary), ...mostFrequent(entity, summary), ...findingsLine(summary)];
}

function meaning(snapshot: Snapshot, entity: Entity): readonly Inline[] {
  const { kind, value } = entity;
  switch (kind) {
    case 'access-key':
      return [`Access key: ${credentialMeaning(credentialKind(value))}`, ...decodedAccount(value)];
    case 'principal':
      return arnMeaning(value) ?? [idMeaning(value) ?? 'Principal'];
    case 'address':
      return addressMeaning(snapshot, value);
    case 'key-pair':
      return ['EC2 key pair', ...within(entity), ...nameAssessment(snapshot, value)];
    case 'user-agent':
      return ['User agent, as the caller sent it'];
    case 'security-group':
      return ['Security group', ...within(entity)];
    case 'instance':
      return ['EC2 instance', ...within(entity)];
    case 'event-name':
      return [apiMeaning(value) ?? 'AWS API call'];
    case 'event':
      return ['CloudTrail event'];
  }
}

function addressMeaning(snapshot: Snapshot, address: string): readonly Inline[] {
  const system = snapshot.enrichment.asn.lookup(address);
  if (!system) return ['Source address: no AS known (private, unlisted, or not an address)'];
  const { description } = snapshot.enrichment.asn;
  return [`Source address in AS${system.number} `, code(system.organization), ` (${description})`];
}

function within({ accountId, region }: Entity): readonly Inline[] {
  return [
    ...(accountId ? [' in account ', code(accountId)] : []),
    ...(region ? [', region ', code(region)] : []),
  ];
}

function nameAssessment(snapshot: Snapshot, name: string): readonly Inline[] {
  const { reason, explanation } = snapshot.enrichment.assessName(name, 'key-pair');
  return reason === 'none' ? [] : ['. Its name: ', code(explanation)];
}

function sightings({ events, failures, firstTime, lastTime }: EntitySummary): readonly Inline[] {
  const total = `${count(events, 'event')} in all logs${failures > 0 ? `, ${failures.toLocaleString('en-US')} failed` : ''}`;
  if (firstTime === undefined) return [total];
  return [`${total}; first seen ${utc(firstTime)}, last seen ${utc(lastTime)}`];
}

function mostFrequent({ kind }: Entity, { eventNames }: EntitySummary): readonly (readonly Inline[])[] {
  if (kind === 'event-name' || kind === 'event' || eventNames.length === 0) return [];
  const shown = eventNames
    .slice(0, MOST_NAMES)
    .flatMap((item, index): Inline[] => [
      ...(index > 0 ? [', '] : []),
      code(item.name),
      ` ${item.count.toLocaleString('en-US')}`,
    ]);
  const rest = eventNames.length - MOST_NAMES;
  return [['Calls: ', ...shown, ...(rest > 0 ? [` and ${count(rest, 'other name')}`] : [])]];
}

function findingsLine({ findings }: EntitySummary): readonly (readonly Inline[])[] {
  return findings > 0 ? [[count(findings, 'finding')]] : [];
}
