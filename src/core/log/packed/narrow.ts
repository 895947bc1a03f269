import type { PackedColumn } from './packed-log.ts';

/** The numbers in as few bytes as the greatest allows; a single number where all are alike. */
export function narrow(numbers: Uint8Array | Uint32Array): PackedColumn {
  const first = numbers[0] ?? 0;
  let most = first;
  let alike = true;
  // By index: for arrays of two kinds that is a few times as fast as the iterator.
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index]!;
    if (number !== first) alike = false;
    if (number > most) most = number;
  }
  if (alike) return first;
  return most < 0x100 ? new Uint8Array(numbers) : most < 0x10000 ? new Uint16Array(numbers) : numbers;
}

export function at(column: PackedColumn, index: number): number {
  return typeof column === 'number' ? column : column[index]!;
}
