import type { EntityKind } from '../../core/analysis/entities/entity.ts';
import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import { compareLevels, type Level } from '../../core/detect/level.ts';
import type { EventNode, FindingNode, Place } from '../../protocol.ts';
import { aliasedWords, callerLabel, entityLabel, type Names } from '../describe/entity-label.ts';
import { shorten, visible } from '../describe/rich-text.ts';
import { rowPlaceOf, type Snapshot } from '../snapshot.ts';
import { baseName } from '../uri.ts';
import { eventTitle, minute, shortUtc, utc } from '../describe/words.ts';

const LABEL_LENGTH = 200;

/** A finding as a row of the tree, with the other events of its chain below it. */
export function findingNode(
  snapshot: Snapshot,
  levels: EventLevels,
  finding: ShownFinding,
  withDay: boolean,
): FindingNode {
  const { event, primary, level, suppressedBy } = finding;
  const by = suppressedBy?.map(({ title }) => title).join(', ');
  return {
    key: findingKey(finding),
    label: shorten(finding.title, LABEL_LENGTH),
    message: shorten(finding.message, LABEL_LENGTH),
    time: minute(event.time, withDay),
    description: shorten(
      `${by === undefined ? '' : 'suppressed · '}${callerLabel(snapshot, event)} · ${baseName(event.log)}`,
      LABEL_LENGTH,
    ),
    tooltip: lines(
      `${finding.title} (${level}, ${finding.id})`,
      ...(by === undefined ? [] : [`suppressed by ${by}`]),
      finding.message,
      ...eventLines(snapshot, event),
    ),
    level,
    rule: finding.id,
    isSuppressed: by !== undefined,
    place: rowPlaceOf(snapshot, event.log, primary),
    related: finding.related.map(({ role, event: other, span }) =>
      eventNode(snapshot, levels, other, role, rowPlaceOf(snapshot, other.log, span)),
    ),
  };
}

/** Stable while the finding stands. */
export function findingKey({ id, event }: Finding): string {
  return JSON.stringify([id, event.log, event.eventID ?? event.index]);
}

/** An event as a row of a tree, and why it is there. */
export function eventNode(
  names: Names,
  levels: EventLevels,
  event: EventFacts,
  reason: string,
  place: Place,
): EventNode {
  const { sourceIPAddress: address, region } = event;
  const where = [
    callerLabel(names, event),
    ...(address === undefined ? [] : [entityLabel(names, { kind: 'address', value: address })]),
    ...(region === undefined ? [] : [region]),
  ];
  return {
    key: eventKey(event),
    label: shorten(`${shortUtc(event.time)} ${event.eventName}`, LABEL_LENGTH),
    description: shorten(where.join(' · '), LABEL_LENGTH),
    reason: shorten(aliasedWords(names, reason), LABEL_LENGTH),
    tooltip: lines(eventTitle(event), aliasedWords(names, reason), ...eventLines(names, event)),
    level: levels.get(eventKey(event)) ?? null,
    failed: !event.success,
    place,
  };
}

/** The highest level of the visible findings on each flagged event. */
export type EventLevels = ReadonlyMap<string, Level>;

export function eventLevels(findings: readonly Finding[]): EventLevels {
  const levels = new Map<string, Level>();
  for (const { event, level } of findings) {
    const known = levels.get(eventKey(event));
    if (!known || compareLevels(level, known) > 0) levels.set(eventKey(event), level);
  }
  return levels;
}

function eventKey({ log, index }: EventFacts): string {
  return JSON.stringify([log, index]);
}

function eventLines(names: Names, event: EventFacts): readonly string[] {
  const { principalArn: principal, accessKeyId: key, sourceIPAddress: address } = event;
  const label = (kind: EntityKind, value: string): string => entityLabel(names, { kind, value });
  const network = event.as ? `AS${event.as.number} ${event.as.organization}` : 'no AS known';
  return [
    `${event.eventName} (${event.eventSource}) ${utc(event.time)}${event.success ? '' : ', failed'}`,
    ...(principal ? [label('principal', principal)] : []),
    ...(key ? [`${label('access-key', key)} (${event.credential})`] : []),
    ...(address ? [`${label('address', address)} (${network})`] : []),
    ...(event.accountId || event.region ? [[event.accountId, event.region].filter(Boolean).join(' · ')] : []),
    ...(event.eventID ? [`event ${event.eventID}`] : []),
  ];
}

function lines(...parts: readonly string[]): string {
  return parts.map(visible).join('\n');
}
