import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { newRoom, type Room } from './reused-rooms.ts';

/** What tells whether a file is still what it was. */
export interface FileStamp {
  readonly size: number;
  /** When it was last changed, in milliseconds. */
  readonly changed: number;
}

export interface FileBytes {
  readonly bytes: Uint8Array;
  /** It was written to meanwhile, so these bytes may never have stood in it together. */
  readonly hasChanged: boolean;
}

/** So much is read in a step. */
const CHUNK = 4 << 20;

/**
 * Reads a file in steps into what `room` gives. Undefined where it is larger than `limit`; throws what the file system
 * throws. `expected` is how large it was a moment ago: where a small one still is, it is not asked again.
 */
export function* readFileInSteps(
  path: string,
  limit: number,
  room: Room = newRoom,
  expected = Infinity,
): Generator<void, FileBytes | undefined> {
  const file = openSync(path, 'r');
  try {
    if (expected < Math.min(CHUNK, limit)) {
      const bytes = readExpected(file, expected, room);
      if (bytes) return { bytes, hasChanged: false };
    }
    const before = stampOf(fstatSync(file));
    if (before.size > limit) return undefined;
    const bytes = room(before.size);
    let length = readSync(file, bytes, 0, Math.min(CHUNK, bytes.length), 0);
    // What came in one go stood there together.
    if (length === bytes.length) return { bytes, hasChanged: false };
    for (let read = length; read > 0 && length < bytes.length; length += read) {
      yield;
      read = readSync(file, bytes, length, Math.min(CHUNK, bytes.length - length), length);
    }
    return { bytes: bytes.subarray(0, length), hasChanged: !isSame(before, stampOf(fstatSync(file))) };
  } finally {
    closeSync(file);
  }
}

/** The same of a small file that still has so many bytes; undefined for any other, also where the file system throws. */
export function readSmallFile(path: string, expected: number, room: Room): FileBytes | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const bytes = readExpected(file, expected, room);
    return bytes && { bytes, hasChanged: false };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** All of an open file that has so many bytes. What came in one go stood there together. */
function readExpected(file: number, expected: number, room: Room): Uint8Array | undefined {
  const bytes = room(expected + 1);
  return readSync(file, bytes, 0, expected + 1, 0) === expected ? bytes.subarray(0, expected) : undefined;
}

/** Reads what stands at `position` of an open file. Returns how much that was: less than there is room for where it ends. */
export function readFully(file: number, into: Uint8Array, position: number): number {
  let length = 0;
  for (let read; (read = readSync(file, into, length, into.length - length, position + length));)
    length += read;
  return length;
}

/** Undefined where there is no such file, or none that may be looked at. */
export function fileStamp(path: string): FileStamp | undefined {
  try {
    return stampOf(statSync(path));
  } catch {
    return undefined;
  }
}

export function isSame(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.changed === b.changed;
}

export function stampOf({ size, mtimeMs }: { readonly size: number; readonly mtimeMs: number }): FileStamp {
  return { size, changed: mtimeMs };
}
