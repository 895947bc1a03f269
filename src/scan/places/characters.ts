import { isAscii } from 'node:buffer';

/** So long is the walk to one offset; SARIF asks for two of every place. */
const BLOCK = 1 << 10;
/** So much is told to be ASCII at once, as most of any log is: then nothing in it has to be counted. */
const PIECE = 1 << 14;

/** Gives the function that counts the UTF-16 units before an offset of UTF-8 text. Looks at the text once, then at one block a call. */
export function characterCounter(text: Uint8Array): (offset: number) => number {
  let blocks: Blocks | undefined;
  let isPlain: boolean | undefined;
  return (offset) => {
    if ((isPlain ??= isAscii(text))) return offset;
    blocks ??= countBlocks(text);
    const block = Math.floor(offset / BLOCK);
    const start = block * BLOCK;
    return blocks.before[block]! + (blocks.plain[block] ? offset - start : countUnits(text, start, offset));
  };
}

interface Blocks {
  /** How many units there are before each block. */
  readonly before: Float64Array;
  /** 1 for one that is ASCII. */
  readonly plain: Uint8Array;
}

function countBlocks(text: Uint8Array): Blocks {
  const count = Math.floor(text.length / BLOCK) + 1;
  const before = new Float64Array(count + 1);
  const plain = new Uint8Array(count);
  let isPlain = false;
  for (let block = 0; block < count; block++) {
    const start = block * BLOCK;
    const end = Math.min(start + BLOCK, text.length);
    if (start % PIECE === 0) isPlain = isAscii(text.subarray(start, start + PIECE));
    plain[block] = Number(isPlain || isAscii(text.subarray(start, end)));
    before[block + 1] = before[block]! + (plain[block] ? end - start : countUnits(text, start, end));
  }
  return { before, plain };
}

/** A character's first byte stands for it: one unit, or two for those of four bytes. */
function countUnits(text: Uint8Array, start: number, end: number): number {
  let units = 0;
  for (let i = start; i < end; i++) {
    const byte = text[i]!;
    if (byte < 0x80 || byte >= 0xc0) units += byte >= 0xf0 ? 2 : 1;
  }
  return units;
}
