import type { NarrowColumn, PackedColumn } from './packed-log.ts';

/** The first `count` numbers in as few bytes as the greatest allows; a single number where all are alike. */
export function narrow(all: Uint32Array, count = all.length): NarrowColumn {
  const first = count === 0 ? 0 : all[0]!;
  // Bits that any has, and in which any differs: told without a comparison for each.
  let bits = 0;
  let differences = 0;
  for (let index = 0; index < count; index++) {
    const number = all[index]!;
    bits |= number;
    differences |= number ^ first;
  }
  if (differences === 0) return first;
  const numbers = all.subarray(0, count);
  const isWithin = (limit: number): boolean => bits >= 0 && bits < limit;
  return isWithin(0x100) ? new Uint8Array(numbers) : isWithin(0x10000) ? new Uint16Array(numbers) : numbers;
}

export function at(column: PackedColumn, index: number): number {
  return typeof column === 'number' ? column : column[index]!;
}
