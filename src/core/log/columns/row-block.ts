import { ColumnRows } from './column-rows.ts';
import { columnsOf, withEvent, type Columns } from './columns.ts';

/** Some rows of a log that stand side by side. A block never changes: an edit gives another one. */
export interface RowBlock {
  readonly rows: ColumnRows;
  /** Those without a usable time, counted from the block's first row. */
  readonly untimed: readonly number[];
}

/** The rows `[from, to)` as a block, which shares the columns' memory. */
export function blockOfRows(columns: Columns, from: number, to: number): RowBlock {
  return blockOf(columnsOf(columns, from, to));
}

/**
 * The block after its row `index` has become the only one of `fresh`, which shares their strings, and its record has grown
 * by so many bytes. Columns in which nothing changes are shared.
 */
export function withRow(
  { rows, untimed }: RowBlock,
  index: number,
  fresh: Columns,
  growth: number,
): RowBlock {
  const before = rows.columns;
  const after = { ...withEvent(before, index, fresh), ...placesAfter(before, index, growth) };
  return after.time === before.time ? { rows: new ColumnRows(after), untimed } : blockOf(after);
}

/** The columns of places that are others once a record has grown. */
function placesAfter(
  { offset, length }: Columns,
  index: number,
  growth: number,
): Partial<Pick<Columns, 'offset' | 'length'>> {
  if (growth === 0) return {};
  const [offsets, lengths] = [offset.slice(), length.slice()];
  lengths[index] = lengths[index]! + growth;
  for (let at = index + 1; at < offsets.length; at++) offsets[at] = offsets[at]! + growth;
  return { offset: offsets, length: lengths };
}

function blockOf(columns: Columns): RowBlock {
  const untimed: number[] = [];
  for (let at = 0; at < columns.count; at++) if (Number.isNaN(columns.time[at])) untimed.push(at);
  return { rows: new ColumnRows(columns), untimed };
}
