import type { LogMatches } from '../finding.ts';

/** What a log's matches are made of may be made when it is asked for: here once for all questions. */
export function asked({
  log,
  matches,
  undecided,
  suppressed = [],
  joins,
  firstTime,
  lastTime,
}: LogMatches): LogMatches {
  return { log, matches, undecided, suppressed, joins, firstTime, lastTime };
}
