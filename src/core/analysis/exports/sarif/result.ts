import { hideSessionTokensInText } from '../../../enrich/redact.ts';
import { plain } from '../../../enrich/plain.ts';
import type { EventFacts, Finding } from '../../../detect/finding.ts';
import type { Span } from '../../../log/span.ts';
import { compareEvents } from '../../../detect/conclude/order.ts';
import { shownValue } from '../shown-value.ts';
import { message } from './message.ts';
import type { LocatePhysically, PhysicalLocation } from './physical-location.ts';
import { SEVERITY } from './severity.ts';

/** Gives the function that writes findings as SARIF results. */
export function resultWriter(
  ruleIndexes: ReadonlyMap<string, number>,
  locate: LocatePhysically,
): (finding: Finding) => object {
  return (finding) => {
    const { id, level, event, evidence, related, triage } = finding;
    return {
      ruleId: id,
      ruleIndex: ruleIndexes.get(id) ?? -1,
      level: SEVERITY[level].level,
      message: message(hideSessionTokensInText(finding.message)),
      locations: [{ physicalLocation: locate(event.log, event.span) }],
      relatedLocations: numbered([
        ...evidence.flatMap(({ field, value, span }) =>
          span
            ? [place(locate(event.log, span), `${field} = ${JSON.stringify(shownValue(field, value))}`)]
            : [],
        ),
        ...related.map((item) =>
          place(locate(item.event.log, item.span), `${item.role}: ${nameOf(item.event)}`),
        ),
      ]),
      ...(related.length > 0 && { codeFlows: [{ threadFlows: [{ locations: chain(finding, locate) }] }] }),
      partialFingerprints: {
        'ruleAndEvent/v1': `${id}:${event.eventID ?? `${event.log}:${event.span.offset}`}`,
      },
      properties: { level, triage },
    };
  };
}

interface LocationOf {
  readonly physicalLocation: PhysicalLocation;
  readonly message: { readonly text: string };
}

function place(physicalLocation: PhysicalLocation, text: string): LocationOf {
  return { physicalLocation, message: message(plain(text)) };
}

function numbered(locations: readonly LocationOf[]): object[] {
  return locations.map((location, index) => ({ id: index + 1, ...location }));
}

interface ChainStep {
  readonly event: EventFacts;
  readonly span: Span;
  readonly role: string;
}

/** The anchor and its related events, oldest first. */
function chain({ event, primary, related }: Finding, locate: LocatePhysically): object[] {
  const anchor: ChainStep = { event, span: primary, role: 'this event' };
  return [anchor, ...related]
    .toSorted((a, b) => compareEvents(a.event, b.event))
    .map(({ event: step, span, role }, index) => ({
      location: place(locate(step.log, span), `${role}: ${nameOf(step)}`),
      executionOrder: index + 1,
      ...(step.time !== undefined && { executionTimeUtc: new Date(step.time).toISOString() }),
    }));
}

function nameOf({ eventName, eventTime }: EventFacts): string {
  return eventTime === undefined ? eventName : `${eventName} ${eventTime}`;
}
