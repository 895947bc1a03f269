import { eventCount } from '../../core/log/events.ts';
import { isRemark } from '../../core/log/finish.ts';
import type { Log } from '../../core/log/log.ts';
import type { PieceToRead } from './piece.ts';
import type { PieceText } from './piece-text.ts';
import { tilesOf } from './tiles.ts';

/**
 * True when a piece that was read as if it were all there is says what it says in the whole file. That is so for plain
 * records, one after the other from the first byte to the last. What comes behind some of these in the last piece may
 * be anything: the reader met it in the state in which it would have, had it read all.
 */
export function isSound(log: Log, text: Uint8Array, { end, isLast }: PieceText, piece: PieceToRead): boolean {
  const { from, form } = piece;
  if (log.format === 'unknown') return false;
  if (from === 0 && isLast) return true;
  if (eventCount(log) === 0) return false;
  const damage = log.problems.filter((problem) => !isRemark(problem));
  const tiles = tilesOf(log, text, from === 0 ? 0 : form.opening.length, form, from === 0);
  if (!isLast) return damage.length === 0 && log.unreadable === 0 && tiles?.end === end;
  const firstEnd = tiles?.firstEnd;
  return firstEnd !== undefined && damage.every(({ span }) => span.offset > firstEnd);
}
