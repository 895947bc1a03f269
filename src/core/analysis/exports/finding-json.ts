import { hideSessionTokensInText } from '../../enrich/redact.ts';
import type { CredentialKind } from '../../enrich/enrichment.ts';
import type { Conclusion, Evidence, EventFacts, Finding, RelatedEvent } from '../../detect/finding.ts';
import type { Level } from '../../detect/level.ts';
import type { Rule } from '../../detect/rule.ts';
import type { JsonValue } from '../../log/json/value.ts';
import { placeKey } from '../deliveries/duplicates.ts';
import { entitiesJson, eventJson, type EntitiesJson, type EventJson } from './event-json.ts';
import type { Location, Places } from './location.ts';
import { shownValue } from './shown-value.ts';

/** One finding in the public JSON form: one line of `jsonl`. */
export interface FindingJson {
  readonly rule: {
    readonly id: string;
    readonly title: string;
    readonly level: Level;
    readonly author?: string;
  };
  readonly message: string;
  readonly level: Level;
  readonly event: EventJson;
  readonly location: Location;
  readonly evidence: readonly EvidenceJson[];
  readonly related: readonly RelatedJson[];
  readonly entities: EntitiesJson;
  readonly enrichment: {
    readonly credential: CredentialKind;
    readonly as: { readonly number: number; readonly organization: string } | null;
  };
  readonly undecided: readonly { readonly rule: string; readonly reason: string }[];
}

export interface EvidenceJson {
  readonly field: string;
  readonly value: JsonValue;
  /** Null for a field that matched by being absent. */
  readonly location: Location | null;
  /** Of a derived field: the field of the record it was derived from, whose place `location` is. */
  readonly from?: { readonly field: string; readonly value: JsonValue };
}

export interface RelatedJson {
  readonly eventID: string | null;
  readonly eventName: string;
  readonly eventTime: string | null;
  readonly role: string;
  readonly location: Location;
}

/** Gives the function that writes findings of a conclusion; `rules` are those that were loaded. */
export function findingJsonWriter(
  rules: readonly Rule[],
  { undecided }: Conclusion,
  places: Places,
): (finding: Finding) => FindingJson {
  const levels = new Map(rules.map(({ key, level }) => [key, level]));
  const reasons = new Map<string, { rule: string; reason: string }[]>();
  for (const { id, reason, event } of undecided) {
    const key = placeKey(event);
    reasons.set(key, [...(reasons.get(key) ?? []), { rule: id, reason }]);
  }
  return (finding) => {
    const { id, title, author, level, event, related } = finding;
    return {
      rule: { id, title, level: levels.get(finding.rule) ?? level, ...(author !== undefined && { author }) },
      message: hideSessionTokensInText(finding.message),
      level,
      event: eventJson(event),
      location: places.locate(event.log, event.span),
      evidence: finding.evidence.map((item) => evidenceJson(item, event, places)),
      related: related.map((item) => relatedJson(item, places)),
      entities: entitiesJson(
        event,
        related.map((item) => item.event),
      ),
      enrichment: {
        credential: event.credential,
        as: event.as ? { number: event.as.number, organization: event.as.organization } : null,
      },
      undecided: reasons.get(placeKey(event)) ?? [],
    };
  };
}

export function evidenceJson(
  { field, value, span, from }: Evidence,
  event: EventFacts,
  places: Places,
): EvidenceJson {
  return {
    field,
    value: shownValue(field, value),
    location: span && places.locate(event.log, span),
    ...(from && { from: { field: from.field, value: shownValue(from.field, from.value) } }),
  };
}

/** A related event as it is listed: its place is the whole record's. */
export function relatedJson({ role, event }: RelatedEvent, places: Places): RelatedJson {
  const { eventID, eventName, eventTime } = eventJson(event);
  return { eventID, eventName, eventTime, role, location: places.locate(event.log, event.span) };
}
