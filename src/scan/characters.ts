import { isAscii } from 'node:buffer';

/** So long is the walk to one offset; SARIF asks for two of every place. */
const BLOCK = 1 << 10;
/** So much is told to be ASCII at once, as most of any log is: then nothing in it has to be counted. */
const PIECE = 1 << 14;

/** Gives the function that counts the UTF-16 units before an offset of UTF-8 text. Looks at the text once, then at one block a call. */
export function characterCounter(text: Uint8Array): (offset: number) => number {
  let blocks: Float64Array | undefined;
  let isPlain: boolean | undefined;
  return (offset) => {
    if ((isPlain ??= isAscii(text))) return offset;
    blocks ??= countBlocks(text);
    const block = Math.floor(offset / BLOCK);
    return blocks[block]! + countUnits(text, block * BLOCK, offset);
  };
}

function countBlocks(text: Uint8Array): Float64Array {
  const before = new Float64Array(Math.floor(text.length / BLOCK) + 1);
  let isPlain = false;
  for (let block = 0; block + 1 < before.length; block++) {
    const start = block * BLOCK;
    if (start % PIECE === 0) isPlain = isAscii(text.subarray(start, start + PIECE));
    before[block + 1] = before[block]! + (isPlain ? BLOCK : countUnits(text, start, start + BLOCK));
  }
  return before;
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
