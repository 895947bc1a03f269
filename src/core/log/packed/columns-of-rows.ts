import { newColumns, TEXT_COLUMNS, UUID_COLUMNS, type Columns } from '../columns/columns.ts';
import type { Rows } from '../columns/rows.ts';

/** The rows of a log that was opened or edited as columns with strings of their own. */
export function columnsOfRows(rows: Rows): Columns {
  const columns = newColumns(rows.count);
  columns.count = rows.count;
  columns.signatures.push(...rows.signatures);
  for (let index = 0; index < rows.count; index++) {
    for (const name of ['offset', 'length', 'layers', 'shape'] as const)
      columns[name][index] = rows.at(name, index);
    columns.time[index] = rows.time(index);
    for (const name of TEXT_COLUMNS) {
      const bytes = rows.strings.bytesOf(rows.stringOf(rows.at(name, index)));
      columns[name][index] = columns.strings.internPlain(bytes, 0, bytes.length);
    }
    for (const word of [0, 1, 2, 3] as const) columns[UUID_COLUMNS[word]][index] = rows.uuidWord(index, word);
  }
  return columns;
}
