import { shiftedSpan } from '../log/span.ts';
import { movedMatch, movedSuppressed, movedUndecided, type Move } from './edited/move.ts';
import type { EventFacts, LogMatches } from './finding.ts';

/** The matches of a part of a log, and where in the log that begins. */
export interface MatchesOfPart {
  readonly matches: LogMatches;
  /** By how much offsets and indexes of events are less than in the log. */
  readonly shift: number;
  readonly index: number;
}

/** The matches of a log by those of its parts, in their order. */
export function joinMatches(log: string, parts: readonly MatchesOfPart[]): LogMatches {
  const moved = parts.map(movedToPlace);
  const first = moved.flatMap(({ firstTime }) => firstTime ?? []);
  const last = moved.flatMap(({ lastTime }) => lastTime ?? []);
  return {
    log,
    matches: moved.flatMap(({ matches }) => matches),
    undecided: moved.flatMap(({ undecided }) => undecided),
    suppressed: moved.flatMap(({ suppressed }) => suppressed ?? []),
    joins: moved.flatMap(({ joins }) => joins),
    firstTime: first.length === 0 ? undefined : Math.min(...first),
    lastTime: last.length === 0 ? undefined : Math.max(...last),
  };
}

function movedToPlace({ matches, shift, index }: MatchesOfPart): LogMatches {
  // What several rules say of one event is about one and the same.
  const moves = new Map<EventFacts, Move>();
  const moveOf = (event: EventFacts): Move => {
    let move = moves.get(event);
    if (!move) {
      const there = { ...event, index: event.index + index, span: shiftedSpan(event.span, shift) };
      moves.set(event, (move = { event: there, span: (span) => shiftedSpan(span, shift) }));
    }
    return move;
  };
  return {
    ...matches,
    matches: matches.matches.map((match) => movedMatch(match, moveOf(match.event))),
    undecided: matches.undecided.map((item) => movedUndecided(item, moveOf(item.event))),
    suppressed: (matches.suppressed ?? []).map((item) => movedSuppressed(item, moveOf)),
  };
}
