import { closeSync, openSync } from 'node:fs';
import { decodeFile } from '../../core/log/encoding.ts';
import { isGzip } from '../gunzip/gzip.ts';
import { readFully } from './read-file.ts';

/** So much of a file tells what it is, see `decodeFile`. */
export const HEAD_BYTES = 4096;

/** The beginning of an open file. */
export function headOf(file: number): Uint8Array {
  const head = Buffer.alloc(HEAD_BYTES);
  return head.subarray(0, readFully(file, head, 0));
}

/** True for the beginning of a file whose bytes are its text: neither compressed nor UTF-16, and without a byte order mark. */
export function isUtf8Head(head: Uint8Array): boolean {
  const { text, problems } = decodeFile(head);
  return !isGzip(head) && text.length === head.length && problems.every(({ code }) => code !== 'binary');
}

/** The same of a file; false for one that cannot be read. */
export function isPlainUtf8(path: string): boolean {
  return beginsSo(path, isUtf8Head);
}

/** True for a compressed file; false also for one that cannot be read. */
export function isGzipFile(path: string): boolean {
  return beginsSo(path, isGzip);
}

function beginsSo(path: string, isSo: (head: Uint8Array) => boolean): boolean {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return isSo(headOf(file));
  } catch {
    return false;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
