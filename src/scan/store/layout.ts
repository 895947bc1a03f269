/**
 * The file of a case index, laid out so that reading it copies nothing: every column is a view of the one buffer that
 * the file was read into. Little-endian, like every host of VS Code.
 *
 *   header     64 bytes
 *                0  8 bytes  "CTINDEX\n"
 *                8  uint32   FORMAT
 *               12  uint32   number of blocks
 *               16  float64  bytes of the file
 *               24  float64  where the directory stands
 *               32  32 bytes SHA-256 of all behind the header, then of these first 32 bytes
 *   blocks     one behind the other
 *   directory  float64 for each block: where it begins
 *
 * A block is a list of columns:
 *
 *   uint32     number of columns
 *   uint32     for each column its KINDS number, then the number of its elements
 *   columns    one behind the other
 *
 * Each block, each column and the directory begin at a multiple of 8; the bytes between are zero. Every block but the
 * last is a file of the case (`stored-file.ts`): its packed log, what the rules and pivots found in it, or why it was
 * skipped, each as plain data (`plain-data.ts`). The last block is the dictionary that this is spelled with
 * (`dictionary.ts`), then the manifest with the strings that all logs share (`manifest.ts`). Nothing is the text of a
 * record, but for the values that these are made of, and nothing a session token.
 */
export const MAGIC = 'CTINDEX\n';
/** Goes up with every change to what stands in the file, so that what another version wrote is not read. */
export const FORMAT = 8;
export const HEADER_BYTES = 64;
export const CHECKSUM_OFFSET = 32;

/** One number for each event, string or whatever is counted; a single number where all are alike. */
export type Column = number | Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** What a column is made of, by its number in a block. A single number is a float64 of its own kind. */
export const KINDS = [Float64Array, Uint8Array, Uint16Array, Uint32Array, Float64Array] as const;
export const SINGLE = 0;

/** The first multiple of 8 that is not before `offset`. */
export function aligned(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}
