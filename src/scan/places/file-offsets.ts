import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { decodeFile } from '../../core/log/encoding.ts';

/**
 * Turns offsets of `text` into offsets of the file that holds it: a byte order mark and UTF-16 make them differ.
 * Undefined where the file holds another text, or cannot be read.
 */
export function fileOffsetsOf(path: string, text: Uint8Array): ((offset: number) => number) | undefined {
  try {
    const decoded = decodeFile(readFileSync(path), { isUtf8 });
    return Buffer.compare(decoded.text, text) === 0 ? (at) => decoded.toFileOffset(at) : undefined;
  } catch {
    return undefined;
  }
}
