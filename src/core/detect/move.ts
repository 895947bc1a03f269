import { shiftedSpan, type Span } from '../log/span.ts';
import type {
  Conclusion,
  EventFacts,
  Evidence,
  Finding,
  Match,
  RelatedEvent,
  SuppressedMatch,
  Undecided,
  UndecidedMatch,
} from './finding.ts';

/** Where an event and the places in its record are after an edit of its log. All else about it is as it was. */
export interface Move {
  readonly event: EventFacts;
  readonly span: (span: Span) => Span;
}

/** The move of an event, by its facts before; undefined for one that stays. */
export type MoveOf = (event: EventFacts) => Move | undefined;

/** A record that begins elsewhere and is the same. */
export function shifted(event: EventFacts, by: number): Move | undefined {
  if (by === 0) return undefined;
  const span = (each: Span): Span => shiftedSpan(each, by);
  return { event: { ...event, span: span(event.span) }, span };
}

/** By how much offsets and indexes of events become greater, and the log in which they stand then, if that is another. */
export interface Displacement {
  readonly offset: number;
  readonly index: number;
  readonly log?: string;
}

/** The moves of the events of a part of a log. What several rules say of one event is about one and the same. */
export function displaced({ offset, index, log }: Displacement): (event: EventFacts) => Move {
  const moves = new Map<EventFacts, Move>();
  const span = (each: Span): Span => shiftedSpan(each, offset);
  return (event) => {
    let move = moves.get(event);
    if (!move) {
      const there = { log: log ?? event.log, index: event.index + index, span: span(event.span) };
      moves.set(event, (move = { event: { ...event, ...there }, span }));
    }
    return move;
  };
}

export function movedMatch(match: Match, move: Move | undefined): Match {
  return move ? { ...match, event: move.event, evidence: movedEvidence(match.evidence, move.span) } : match;
}

export function movedSuppressed({ match, filters }: SuppressedMatch, moveOf: MoveOf): SuppressedMatch {
  return { match: movedMatch(match, moveOf(match.event)), filters };
}

export function movedUndecided<Item extends UndecidedMatch | Undecided>(
  item: Item,
  move: Move | undefined,
): Item {
  return move ? { ...item, event: move.event } : item;
}

/** The same conclusion, its places where they are now. */
export function movedConclusion({ findings, undecided, suppressed }: Conclusion, moveOf: MoveOf): Conclusion {
  return {
    findings: findings.map((finding) => movedFinding(finding, moveOf)),
    undecided: undecided.map((item) => movedUndecided(item, moveOf(item.event))),
    suppressed: suppressed.map(({ finding, filters }) => ({
      finding: movedFinding(finding, moveOf),
      filters,
    })),
  };
}

function movedFinding(finding: Finding, moveOf: MoveOf): Finding {
  const related = movedRelated(finding.related, moveOf);
  const move = moveOf(finding.event);
  if (!move) return related === finding.related ? finding : { ...finding, related };
  const evidence = movedEvidence(finding.evidence, move.span);
  return { ...finding, event: move.event, primary: move.span(finding.primary), evidence, related };
}

function movedRelated(related: readonly RelatedEvent[], moveOf: MoveOf): readonly RelatedEvent[] {
  let isSame = true;
  const moved = related.map((item) => {
    const move = moveOf(item.event);
    if (!move) return item;
    isSame = false;
    return { ...item, event: move.event, span: move.span(item.span) };
  });
  return isSame ? related : moved;
}

/** `moved` is where a place is now. */
export function movedEvidence(
  evidence: readonly Evidence[],
  moved: (span: Span) => Span,
): readonly Evidence[] {
  return evidence.map((item) => (item.span ? { ...item, span: moved(item.span) } : item));
}
