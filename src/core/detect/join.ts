import type { LogMatches } from './finding.ts';
import { displaced, movedMatch, movedSuppressed, movedUndecided } from './move.ts';

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
  const moveOf = displaced({ offset: shift, index });
  return {
    ...matches,
    matches: matches.matches.map((match) => movedMatch(match, moveOf(match.event))),
    undecided: matches.undecided.map((item) => movedUndecided(item, moveOf(item.event))),
    suppressed: (matches.suppressed ?? []).map((item) => movedSuppressed(item, moveOf)),
  };
}
