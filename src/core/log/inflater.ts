/** A place in packed data where a block of it begins. */
export interface BlockStart {
  readonly at: number;
  /** How many bits of the byte there belong to the block before. */
  readonly bits: number;
}

/** Unpacked text. Arrays are views that hold until the next piece. */
export interface InflatedPiece {
  readonly bytes: Uint8Array;
  /** Given where the piece ends with a block and another follows. */
  readonly next?: BlockStart;
  /** The 32 KiB before the end of such a piece, which what follows may repeat; anything where there is less text. */
  readonly history?: () => Uint8Array;
}

/** Reads packed data from a position on. Returns how much that was: less than there is room for only at the end. */
export type ReadBytes = (into: Uint8Array, position: number) => number;

/**
 * Unpacks DEFLATE (RFC 1951) from where a block begins, whose text follows `history`. Returns where the packed data ends,
 * undefined where it is damaged or cut off: then what came before was handed out, but for a few of the last bytes.
 */
export type Inflate = (
  read: ReadBytes,
  from: BlockStart,
  history: Uint8Array,
) => Generator<InflatedPiece, number | undefined>;

/** What was unpacked as a whole. */
export interface Unpacked {
  /** Where the packed data ends. */
  readonly end: number;
  /** How long the text is. */
  readonly length: number;
  /** Its checksum as gzip has it; undefined for a short text, of which anybody works it out as fast. */
  readonly crc32: number | undefined;
  /** Where bytes stand in it that are no printable ASCII, ascending; undefined where they are many. */
  readonly odd: Uint32Array | undefined;
}

/**
 * Unpacks the DEFLATE data that begin at `at` in `packed` to the beginning of `into`. Undefined where they are damaged or cut off, and
 * where their text does not fit in; anything may then stand there.
 */
export type Unpack = (packed: Uint8Array, at: number, into: Uint8Array) => Unpacked | undefined;
