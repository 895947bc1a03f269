import type { EventFacts, Undecided } from '../../detect/finding.ts';
import { eventOf } from '../../log/events.ts';
import type { LogEvent } from '../../log/log.ts';
import type { Span } from '../../log/span.ts';
import type { Case } from '../case.ts';
import type { EventPlace } from './duplicates.ts';
import type { ShownFinding } from '../findings/shown-findings.ts';

/** Those of `findings` to show inside one log: the ones anchored there, and those of an event of which another delivery stands there. */
export function findingsIn(all: Case, id: string, findings: readonly ShownFinding[]): ShownFinding[] {
  return findings.flatMap((finding) => [
    ...(finding.event.log === id ? [finding] : []),
    ...copiesIn(all, id, finding.event).map((copy) =>
      placeOnCopy(finding, eventAt(all, finding.event), eventAt(all, copy), factsAt(all, copy)),
    ),
  ]);
}

/** The same for what could not be decided. */
export function undecidedIn(all: Case, id: string): Undecided[] {
  return all
    .conclusion()
    .undecided.flatMap((item) => [
      ...(item.event.log === id ? [item] : []),
      ...copiesIn(all, id, item.event).map((copy) => ({ ...item, event: factsAt(all, copy) })),
    ]);
}

function copiesIn(all: Case, id: string, event: EventFacts): EventPlace[] {
  return all
    .duplicates()
    .copiesOf(event)
    .filter(({ log }) => log === id);
}

function eventAt(all: Case, { log, index }: EventPlace): LogEvent {
  return eventOf(all.log(log)!.log, index);
}

function factsAt(all: Case, { log, index }: EventPlace): EventFacts {
  return all.facts({ log: all.log(log)!, index });
}

function placeOnCopy(
  finding: ShownFinding,
  original: LogEvent,
  copy: LogEvent,
  facts: EventFacts,
): ShownFinding {
  const move = (span: Span): Span => correspondingSpan(span, original, copy);
  return {
    ...finding,
    event: facts,
    primary: move(finding.primary),
    evidence: finding.evidence.map((item) => ({ ...item, span: item.span && move(item.span) })),
  };
}

/** The place of the same field in another delivery, whatever the shape of its export; else the whole record. */
function correspondingSpan(span: Span, original: LogEvent, copy: LogEvent): Span {
  const isRecord = span.offset === original.span.offset && span.length === original.span.length;
  const path = isRecord ? undefined : original.pathAt(span.offset);
  return (path && copy.locate(path)) ?? copy.span;
}
