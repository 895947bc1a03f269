import type { NewStrings, StringTable } from '../columns/strings.ts';

/** What keeps the strings of packed logs, from number 1 on, and may get more: a table, or what was received of one elsewhere. */
export interface Dictionary {
  /** Adds all its strings to a table and returns the number there of each number here. Valid until there are more. */
  numbersIn(table: StringTable): Uint32Array;
  /** The strings from number `first` on; valid until there are more. */
  since(first: number): NewStrings;
}
