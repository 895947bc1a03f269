import type { EventFacts, Finding, Undecided } from '../detect/finding.ts';
import type { LogEvent } from '../log/log.ts';
import type { Span } from '../log/span.ts';
import type { Case } from './case.ts';
import type { EventPlace } from './duplicates.ts';

/** The findings to show inside one log: those anchored there, and those of an event of which another delivery stands there. */
export function findingsIn(all: Case, id: string): Finding[] {
  return all
    .conclusion()
    .findings.flatMap((finding) => [
      ...(finding.event.log === id ? [finding] : []),
      ...copiesIn(all, id, finding.event).map((copy) =>
        placeOnCopy(finding, eventOf(all, finding.event), copy, all.facts(copy, id)),
      ),
    ]);
}

/** The same for what could not be decided. */
export function undecidedIn(all: Case, id: string): Undecided[] {
  return all
    .conclusion()
    .undecided.flatMap((item) => [
      ...(item.event.log === id ? [item] : []),
      ...copiesIn(all, id, item.event).map((copy) => ({ ...item, event: all.facts(copy, id) })),
    ]);
}

function copiesIn(all: Case, id: string, event: EventFacts): LogEvent[] {
  return all
    .duplicates()
    .copiesOf(event)
    .filter(({ log }) => log === id)
    .map((copy) => eventOf(all, copy));
}

function eventOf(all: Case, { log, index }: EventPlace): LogEvent {
  return all.logs.find(({ id }) => id === log)!.log.events[index]!;
}

function placeOnCopy(finding: Finding, original: LogEvent, copy: LogEvent, facts: EventFacts): Finding {
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
