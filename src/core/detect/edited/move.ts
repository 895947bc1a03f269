import type { Span } from '../../log/span.ts';
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
} from '../finding.ts';

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
  const span = ({ offset, length }: Span): Span => ({ offset: offset + by, length });
  return { event: { ...event, span: span(event.span) }, span };
}

export function movedMatch(match: Match, move: Move | undefined): Match {
  return move ? { ...match, event: move.event, evidence: movedEvidence(match.evidence, move) } : match;
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
  const evidence = movedEvidence(finding.evidence, move);
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

function movedEvidence(evidence: readonly Evidence[], { span: moved }: Move): readonly Evidence[] {
  return evidence.map((item) => (item.span ? { ...item, span: moved(item.span) } : item));
}
