import { eventCount } from '../../core/log/events.ts';
import type { DocumentStatus } from '../../protocol.ts';
import type { Read } from '../document.ts';
import type { Snapshot } from '../snapshot.ts';

/** VS Code colours no more than this of a line … */
const COLOURED_CHARACTERS = 20_000;
/** … and in a file above this size draws no more than the first 10,000 characters of it. */
const DRAWN_BYTES = 20_000_000;

/** What a document is and whether it can be read as it stands. */
export function documentStatus(
  { investigation, filter }: Snapshot,
  uri: string,
  { log, index }: Read,
): DocumentStatus {
  const isLog = log.format !== 'unknown';
  const longLine = index.hasLineLongerThan(COLOURED_CHARACTERS);
  return {
    uri,
    format: isLog ? log.format : null,
    events: eventCount(log),
    notEvents: log.notEvents.length,
    unreadable: log.unreadable,
    findings: isLog ? investigation.findingsIn(uri, filter).length : 0,
    undecided: isLog ? investigation.undecidedIn(uri).length : 0,
    problems: isLog ? log.problems.length : 0,
    longLine,
    tooLargeToDraw: longLine && log.textLength > DRAWN_BYTES,
  };
}

/** True where VS Code would draw only the beginning of a line. */
export function isTooLargeToDraw(text: Uint8Array): boolean {
  return text.length > DRAWN_BYTES && hasLineLongerThan(text, COLOURED_CHARACTERS);
}

const NEWLINE = 0x0a;

/** Hops from line to line as far as `length` reaches, so that a text of short lines costs next to nothing. Counts bytes. */
function hasLineLongerThan(text: Uint8Array, length: number): boolean {
  let lineStart = 0;
  while (lineStart + length < text.length) {
    const lastBreak = text.lastIndexOf(NEWLINE, lineStart + length);
    if (lastBreak < lineStart) return true;
    lineStart = lastBreak + 1;
  }
  return false;
}
