import { createHash } from 'node:crypto';
import { inOneGo } from '../../core/log/steps.ts';
import { readFileInSteps } from '../files/read-file.ts';
import { blockColumns } from './block.ts';
import { CHECKSUM_OFFSET, FORMAT, HEADER_BYTES, MAGIC, type Column } from './layout.ts';

/** So much is checked in a step. */
const CHUNK = 1 << 20;
/** Node reads no larger file in one piece. */
const LIMIT = 2 ** 31 - 1;

/** An index that was read and is what was written. */
export interface IndexBlocks {
  readonly count: number;
  readonly bytes: number;
  /** The columns of a block; undefined where they make none. */
  columns(block: number): readonly Column[] | undefined;
}

/** Reads the index at `path`. Undefined where there is none, or none that is whole and of this version. */
export function* readIndex(path: string): Generator<void, IndexBlocks | undefined> {
  try {
    const read = yield* readFileInSteps(path, LIMIT);
    return read && !read.hasChanged ? yield* checkedIndex(read.bytes) : undefined;
  } catch {
    return undefined;
  }
}

/** The same for bytes that were read already. */
export function indexOf(bytes: Uint8Array): IndexBlocks | undefined {
  return inOneGo(checkedIndex(bytes));
}

function* checkedIndex(bytes: Uint8Array): Generator<void, IndexBlocks | undefined> {
  const { buffer, byteOffset, length } = bytes;
  if (length < HEADER_BYTES || byteOffset !== 0 || !(buffer instanceof ArrayBuffer)) return undefined;
  const header = Buffer.from(buffer, 0, HEADER_BYTES);
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined;
  if (header.readUInt32LE(8) !== FORMAT || header.readDoubleLE(16) !== length) return undefined;
  if (!(yield* isSound(bytes, header))) return undefined;
  const count = header.readUInt32LE(12);
  const directory = header.readDoubleLE(24);
  const isPlaced = Number.isInteger(directory) && directory >= HEADER_BYTES && directory % 8 === 0;
  if (!isPlaced || directory + 8 * count > length) return undefined;
  const starts = new Float64Array(buffer, directory, count);
  return {
    count,
    bytes: length,
    columns(block) {
      const start = starts[block] ?? NaN;
      const end = starts[block + 1] ?? directory;
      const isWithin = Number.isInteger(start) && start >= HEADER_BYTES && end <= directory;
      return isWithin ? blockColumns(buffer, start, end) : undefined;
    },
  };
}

function* isSound(bytes: Uint8Array, header: Buffer): Generator<void, boolean> {
  const checksum = createHash('sha256');
  for (let at = HEADER_BYTES; at < bytes.length; at += CHUNK) {
    checksum.update(bytes.subarray(at, at + CHUNK));
    yield;
  }
  checksum.update(header.subarray(0, CHECKSUM_OFFSET));
  return checksum.digest().equals(header.subarray(CHECKSUM_OFFSET));
}
