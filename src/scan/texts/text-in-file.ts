import { readFully } from '../files/read-file.ts';

/** The text of a file, as it stands there or unpacked. */
export interface TextInFile {
  /** In bytes. */
  readonly length: number;
  /** Reads what stands at `position` of the text of an open file. Returns how much that was. */
  read(file: number, into: Uint8Array, position: number): number;
}

/** The text of a file that is its bytes. */
export function plainText(length: number): TextInFile {
  return { length, read: readFully };
}
