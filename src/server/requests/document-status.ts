import { eventCount } from '../../core/log/events.ts';
import { COLOURED_CHARACTERS, DRAWN_BYTES } from '../../scan/places/drawing.ts';
import type { DocumentStatus } from '../../protocol.ts';
import type { Read } from '../document.ts';
import type { Snapshot } from '../snapshot.ts';

/** What a document is and whether it can be read as it stands. What is known of its findings is not counted again. */
export function documentStatus(
  { investigation, filter }: Snapshot,
  uri: string,
  { log, index }: Read,
  known?: Pick<DocumentStatus, 'findings' | 'undecided'>,
): DocumentStatus {
  const isLog = log.format !== 'unknown';
  const longLine = index.hasLineLongerThan(COLOURED_CHARACTERS);
  return {
    uri,
    format: isLog ? log.format : null,
    events: eventCount(log),
    notEvents: log.notEvents.length,
    unreadable: log.unreadable,
    findings: isLog ? (known?.findings ?? investigation.findingsIn(uri, filter).length) : 0,
    undecided: isLog ? (known?.undecided ?? investigation.undecidedIn(uri).length) : 0,
    problems: isLog ? log.problems.length : 0,
    longLine,
    tooLargeToDraw: longLine && log.textLength > DRAWN_BYTES,
  };
}
