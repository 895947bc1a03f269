import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isGzip } from '../gunzip/gzip.ts';
import { stampOf, type FileStamp } from '../files/read-file.ts';

/** What tells, also days later, whether a file still holds what it held. */
export interface FileIdentity {
  readonly stamp: FileStamp;
  /** SHA-256 of the first and the last 4 KiB. */
  readonly ends: string;
  /** Nothing else can have changed: gzip ends with a checksum of its content, and a small file is nothing but ends. */
  readonly endsTellAll: boolean;
}

const END_BYTES = 4096;

/** The identity of the file at `path`; undefined where it cannot be read. */
export function fileIdentity(path: string): FileIdentity | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const stamp = stampOf(fstatSync(file));
    const first = readAt(file, 0, Math.min(stamp.size, END_BYTES));
    const lastStart = Math.max(first.length, stamp.size - END_BYTES);
    const last = readAt(file, lastStart, stamp.size - lastStart);
    return {
      stamp,
      ends: createHash('sha256').update(first).update(last).digest('hex'),
      endsTellAll: isGzip(first) || stamp.size <= 2 * END_BYTES,
    };
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readAt(file: number, start: number, length: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, start));
}

/**
 * True where the file holds what it held. Another size or other ends say no. If both are the same, so must be the time
 * of the last change, unless the ends tell all: a copy of a case is the same case.
 */
export function holdsTheSame(before: FileIdentity, now: FileIdentity): boolean {
  if (before.stamp.size !== now.stamp.size || before.ends !== now.ends) return false;
  return now.endsTellAll || before.stamp.changed === now.stamp.changed;
}
