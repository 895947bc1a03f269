import type { Numbers } from './rows.ts';

/** Where a number stands among the first `count` numbers, ascending. */
export function indexesOf(numbers: Numbers, number: number, count = numbers.length): number[] {
  const indexes: number[] = [];
  let index = numbers.indexOf(number);
  while (index >= 0 && index < count) {
    indexes.push(index);
    index = numbers.indexOf(number, index + 1);
  }
  return indexes;
}
