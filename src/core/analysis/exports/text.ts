import { plain } from '../../enrich/plain.ts';
import type { JsonValue } from '../../log/json/value.ts';
import type { EntitiesJson, EventJson } from './event-json.ts';
import type { EvidenceJson, FindingJson, RelatedJson } from './finding-json.ts';
import { placeText, type Location } from './location.ts';
import type { PivotJson } from './pivot-json.ts';

/**
 * A finding for a person to read, several lines. Nothing that a log holds reaches the terminal as a control code. Of a
 * rule under a `license` it says that and the author: the Detection Rule License asks for it.
 */
export function findingText(finding: FindingJson, license?: string): string {
  const { level, rule, message, event, location, evidence, related, undecided } = finding;
  return lines([
    `${level.toUpperCase()} ${rule.id}  ${event.eventTime ?? 'no readable time'}`,
    `  ${message}`,
    ...(license === undefined
      ? []
      : [`  rule by ${plain(rule.author ?? 'an unknown author')}, licence ${plain(license)}`]),
    `  at ${placeText(location)}`,
    ...evidence.map((item) => `  evidence  ${evidenceText(item, location)}`),
    ...related.map((item) => `  related   ${relatedText(item, location)}`),
    ...undecided.map(({ rule: id, reason }) => `  undecided ${id}: ${reason}`),
  ]);
}

/** An event that a pivot found, for a person to read. */
export function pivotText({ event, location, matched, entities, related = [] }: PivotJson): string {
  return lines([
    `${eventText(event)}  ${callerText(entities)}`,
    `  at ${placeText(location)}`,
    ...matched.map(
      ({ field, value, location: at }) =>
        `  matched   ${field} = ${valueText(value)}  ${placeFrom(location, at)}`,
    ),
    ...related.map((item) => `  related   ${relatedText(item, location)}`),
  ]);
}

function evidenceText({ field, value, from, location }: EvidenceJson, finding: Location): string {
  const origin = from ? ` (from ${from.field} = ${valueText(from.value)})` : '';
  return `${field} = ${valueText(value)}${origin}${location ? `  ${placeFrom(finding, location)}` : ''}`;
}

function relatedText({ role, location, ...event }: RelatedJson, from: Location): string {
  return `${role}: ${eventText(event)}  ${placeFrom(from, location)}`;
}

/** A place in the same file as another goes without its path. */
function placeFrom({ path }: Location, place: Location): string {
  return place.path === path ? `${place.startLine}:${place.startColumn}` : placeText(place);
}

function eventText({ eventTime, eventName }: Pick<EventJson, 'eventTime' | 'eventName'>): string {
  return `${eventTime ?? 'no readable time'}  ${eventName}`;
}

function callerText({ principalArn, userName, sourceIPAddress, region }: EntitiesJson): string {
  return [principalArn ?? userName, sourceIPAddress, region].filter((part) => part !== null).join('  ');
}

function valueText(value: JsonValue): string {
  if (value === null) return 'absent';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${plain(text)}\n`).join('');
}
