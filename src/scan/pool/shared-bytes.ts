import { closeSync, fstatSync, openSync } from 'node:fs';
import { readFully } from '../files/read-file.ts';

/** The same bytes where all threads can look into them, which they are copied to unless they are there. */
export function sharedBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

/** The bytes of a file, read to where all threads can look into them. Throws what the file system throws. */
export function readShared(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const shared = new Uint8Array(new SharedArrayBuffer(fstatSync(file).size));
    return shared.subarray(0, readFully(file, shared, 0));
  } finally {
    closeSync(file);
  }
}
