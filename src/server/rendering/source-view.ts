import type { Log } from '../../core/log/log.ts';
import type { TextIndex } from '../../core/log/text/text-index.ts';
import { offsetOfPosition, positionOfOffset, rangeOfSpan } from '../convert.ts';
import type { View } from '../snapshot.ts';

/** A log in its own document. */
export function sourceView(uri: string, log: Log, index: TextIndex): View {
  return {
    uri,
    log: uri,
    get events() {
      return log.events;
    },
    get isOneLine() {
      const end = positionOfOffset(index, log.textLength);
      return end.line === 0 || (end.line === 1 && end.character === 0);
    },
    offsetAt: (position) => offsetOfPosition(index, position),
    rangeOf: (span) => rangeOfSpan(index, span),
  };
}
