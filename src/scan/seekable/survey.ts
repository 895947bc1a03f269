import type { Inflate, ReadBytes } from '../../core/log/inflater.ts';
import type { PackingDamage } from '../files/file-problem.ts';
import { unpackMembers } from './members.ts';
import { SeekPoints, type SeekTable } from './seek-table.ts';

/** What going once through a gzip file tells. */
export interface Survey {
  readonly table: SeekTable;
  readonly damage: readonly PackingDamage[];
}

/** Points are so far apart in the text; the history of each takes some kilobytes. */
const APART = 1 << 22;
/** So much is unpacked in a step: about a millisecond. */
const STEP = 1 << 20;

/** Unpacks a gzip file and keeps nothing but where it can be unpacked from. Undefined where its text is longer than `limit`. */
export function* survey(
  read: ReadBytes,
  inflate: Inflate,
  limit: number,
  apart = APART,
): Generator<void, Survey | undefined> {
  const points = new SeekPoints();
  let length = 0;
  let latest = 0;
  let pause = STEP;
  const pieces = unpackMembers(read, inflate);
  try {
    for (let piece = pieces.next(); ; piece = pieces.next()) {
      if (piece.done) return { table: points.table(length), damage: piece.value };
      const { bytes, point } = piece.value;
      length += bytes.length;
      if (length > limit) return undefined;
      if (point && length - latest >= apart) {
        points.add(point());
        latest = length;
      }
      if (length < pause) continue;
      pause = length + STEP;
      yield;
    }
  } finally {
    pieces.return([]);
  }
}
