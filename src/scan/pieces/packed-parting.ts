import { closeSync, fstatSync, openSync } from 'node:fs';
import type { Inflate } from '../../core/log/inflater.ts';
import { packingProblem } from '../files/file-problem.ts';
import { HEAD_BYTES, isUtf8Head } from '../files/plain-utf8.ts';
import { isSame, readFully, stampOf } from '../files/read-file.ts';
import { mostUnpacked } from '../files/read-text.ts';
import { PackedText } from '../seekable/packed-text.ts';
import { survey } from '../seekable/survey.ts';
import { listFormOf } from './list-form.ts';
import { LARGEST_TEXT, type Parting, type PieceSizes } from './parting.ts';

/**
 * How to read a compressed file in pieces, for which it is unpacked once, in steps. Undefined for one that is damaged and
 * can be read as a whole, unpacks to more than it may, or holds anything but UTF-8 with records in a plain list.
 */
export function* packedParting(
  path: string,
  inflate: Inflate,
  { packedPieceBytes: pieceBytes, mostBytes }: PieceSizes,
): Generator<void, Parting | undefined> {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const opened = file;
    const stamp = stampOf(fstatSync(opened));
    const limit = mostUnpacked(stamp.size, LARGEST_TEXT);
    const surveyed = yield* survey((into, at) => readFully(opened, into, at), inflate, limit);
    if (!surveyed || !isSame(stamp, stampOf(fstatSync(opened)))) return undefined;
    const { table: seek, damage } = surveyed;
    // What can be read as a whole is: behind damage there may be more.
    if (damage.length > 0 && seek.length <= mostBytes) return undefined;
    const problems = damage.map((each) => packingProblem(each));
    const text = new PackedText(seek, inflate);
    const head = Buffer.alloc(HEAD_BYTES);
    const beginning = head.subarray(0, text.read(opened, head, 0));
    const form = isUtf8Head(beginning) ? listFormOf(beginning) : undefined;
    return form && { form, stamp, bytes: seek.length, packing: { seek, problems }, pieceBytes, mostBytes };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
