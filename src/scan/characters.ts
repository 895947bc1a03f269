import { isAscii } from '../core/log/bytes.ts';

/** So long is the walk to one offset; SARIF asks for two of every place. */
const BLOCK = 1 << 10;

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
  for (let block = 1; block < before.length; block++) {
    before[block] = before[block - 1]! + countUnits(text, (block - 1) * BLOCK, block * BLOCK);
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
