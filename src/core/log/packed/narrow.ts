import type { PackedColumn } from './packed-log.ts';

/** The numbers in as few bytes as the greatest allows; a single number where all are alike. */
export function narrow(numbers: Uint32Array): PackedColumn {
  const first = numbers[0] ?? 0;
  let most = first;
  let alike = true;
  for (const number of numbers) {
    if (number !== first) alike = false;
    if (number > most) most = number;
  }
  if (alike) return first;
  return most < 0x100 ? Uint8Array.from(numbers) : most < 0x10000 ? Uint16Array.from(numbers) : numbers;
}

export function at(column: PackedColumn, index: number): number {
  return typeof column === 'number' ? column : column[index]!;
}
