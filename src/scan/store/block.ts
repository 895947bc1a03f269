import { KINDS, SINGLE, aligned, type Column } from './layout.ts';

/** The pieces of a block in the order they stand in the file; each is to be padded to a multiple of 8. */
export function blockPieces(columns: readonly Column[]): Uint8Array[] {
  const head = new Uint32Array(1 + 2 * columns.length);
  head[0] = columns.length;
  const pieces = [bytesOf(head)];
  for (const [number, column] of columns.entries()) {
    const array = typeof column === 'number' ? Float64Array.of(column) : column;
    const kind = typeof column === 'number' ? SINGLE : KINDS.findLastIndex((type) => array instanceof type);
    head.set([kind, array.length], 1 + 2 * number);
    pieces.push(bytesOf(array));
  }
  return pieces;
}

function bytesOf(array: Exclude<Column, number>): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The columns of the block that is `[start, end)` of the buffer, as views of it. Undefined where it is none. */
export function blockColumns(buffer: ArrayBuffer, start: number, end: number): readonly Column[] | undefined {
  if (start % 8 !== 0 || start + 4 > end) return undefined;
  const [count = 0] = new Uint32Array(buffer, start, 1);
  let at = aligned(start + 4 + 8 * count);
  if (at > end) return undefined;
  const head = new Uint32Array(buffer, start + 4, 2 * count);
  const columns: Column[] = [];
  for (let number = 0; number < count; number++) {
    const kind = head[2 * number]!;
    const length = head[2 * number + 1]!;
    const type = KINDS[kind];
    if (!type || at + length * type.BYTES_PER_ELEMENT > end) return undefined;
    if (kind === SINGLE && length !== 1) return undefined;
    const column = new type(buffer, at, length);
    columns.push(kind === SINGLE ? column[0]! : column);
    at = aligned(at + column.byteLength);
  }
  return columns;
}
