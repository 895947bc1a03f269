import type { Rows } from '../../../log/columns/rows.ts';
import type { TextColumn } from '../../../log/columns/columns.ts';
import type { StringTable } from '../../../log/columns/strings.ts';

/** Numbers for texts, the same for the same: mostly those of the table that nearly all logs of a case share. */
export class TextNumbers {
  readonly #table: StringTable | undefined;
  readonly #others = new Map<string, number>([['', 0]]);

  /** Without a table each text gets a new one. */
  constructor(table: StringTable | undefined) {
    this.#table = table;
  }

  /** Of what a row has in a column; 0 where it has nothing. */
  ofRow(rows: Rows, column: TextColumn, index: number): number {
    const own = rows.at(column, index);
    if (own === 0) return 0;
    const number = rows.stringOf(own);
    return rows.strings === this.#table ? number : this.of(rows.strings.text(number)!);
  }

  /** Those that the table does not have are negative. */
  of(text: string): number {
    let number = this.#others.get(text);
    if (number === undefined) {
      number = this.#table?.find(text) || -this.#others.size;
      this.#others.set(text, number);
    }
    return number;
  }
}
