import { firstThat } from '../../log/binary-search.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import { eventOf } from '../../log/events.ts';
import { PATH_OF_COLUMN, parseOutline } from '../../log/columns/outline.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import type { Sought, Stretch } from './stretches.ts';

/** Which columns of a log hold a value, and of which events. */
export interface ColumnPlaces {
  /** Ascending; an event that holds it in several columns comes once with each, in the order of its fields. */
  readonly indexes: readonly number[];
  /** One for each of them, or that of all. */
  readonly columns: readonly TextColumn[] | TextColumn;
}

/** The events that have a value in a column, ascending. */
interface ColumnRuns {
  readonly column: TextColumn;
  readonly indexes: readonly number[];
}

const COLUMNS = Object.keys(PATH_OF_COLUMN) as readonly TextColumn[];

/** What the columns of a log tell of a value. */
export class InColumns {
  readonly #log: IndexedLog;
  /** Only those that hold it. */
  readonly #runs: readonly ColumnRuns[];

  constructor(log: IndexedLog, { value, mayBeEventID }: Sought) {
    const { rows } = log;
    const numbers = rows.numbersOf(value);
    this.#log = log;
    this.#runs =
      numbers.length === 0 && !mayBeEventID
        ? []
        : COLUMNS.map((column): ColumnRuns => {
            if (column === 'eventID' && mayBeEventID) return { column, indexes: rows.find(column, value) };
            return { column, indexes: numbers.flatMap((number) => rows.having(column, number)) };
          }).filter(({ indexes }) => indexes.length > 0);
  }

  has(index: number, column: TextColumn): boolean {
    const run = this.#runs.find((each) => each.column === column);
    return run !== undefined && run.indexes[firstAt(run.indexes, index)] === index;
  }

  /** The places in events that are in none of these stretches, which are ascending. */
  outside(stretches: readonly Stretch[]): ColumnPlaces {
    const runs =
      stretches.length === 0 ? this.#runs : this.#runs.map((run) => withoutStretches(run, stretches));
    const [only] = runs;
    if (only === undefined) return { indexes: [], columns: [] };
    return runs.length === 1
      ? { indexes: only.indexes, columns: only.column }
      : placesInOrder(this.#log, runs);
  }
}

/** The number of the first of them that is `index` or greater. */
function firstAt(indexes: readonly number[], index: number): number {
  return firstThat(indexes.length, (at) => indexes[at]! >= index);
}

function withoutStretches({ column, indexes }: ColumnRuns, stretches: readonly Stretch[]): ColumnRuns {
  const ends = stretches.flatMap(({ first, end }) => [first, end]);
  const parts = Array.from({ length: stretches.length + 1 }, (_, at) =>
    indexes.slice(
      at === 0 ? 0 : firstAt(indexes, ends[2 * at - 1]!),
      at === stretches.length ? undefined : firstAt(indexes, ends[2 * at]!),
    ),
  );
  return { column, indexes: parts.flat() };
}

/** The same of several columns, of which an event may have more than one. */
function placesInOrder(log: IndexedLog, runs: readonly ColumnRuns[]): ColumnPlaces {
  const marks = new Uint16Array(log.rows.count);
  for (const [bit, { indexes }] of runs.entries()) for (const index of indexes) marks[index]! |= 1 << bit;
  const indexes: number[] = [];
  const columns: TextColumn[] = [];
  const orderOf = ordersIn(
    log,
    runs.map(({ column }) => column),
  );
  for (const [index, mark] of marks.entries()) {
    if (mark === 0) continue;
    for (const column of orderOf(index, mark)) {
      indexes.push(index);
      columns.push(column);
    }
  }
  return { indexes, columns };
}

/** Gives the function that puts those of some columns that are marked in the order of an event's fields. */
function ordersIn(
  log: IndexedLog,
  all: readonly TextColumn[],
): (index: number, mark: number) => readonly TextColumn[] {
  // Events with the same outline have the same order.
  const known = new Map<number, readonly TextColumn[] | undefined>();
  return (index, mark) => {
    const outline = log.rows.at('outline', index);
    const key = outline * 2 ** all.length + mark;
    if (!known.has(key)) known.set(key, orderByOutline(log, index, markedOf(all, mark)));
    return known.get(key) ?? orderByPlace(log, index, markedOf(all, mark));
  };
}

function markedOf(columns: readonly TextColumn[], mark: number): TextColumn[] {
  return columns.filter((_, bit) => (mark & (1 << bit)) !== 0);
}

/** Undefined where the outline does not tell. */
function orderByOutline(
  { rows }: IndexedLog,
  index: number,
  columns: readonly TextColumn[],
): readonly TextColumn[] | undefined {
  if (columns.length === 1) return columns;
  const lineOf = parseOutline(rows.text('outline', index) ?? '')?.lineOf;
  if (!lineOf || columns.some((column) => lineOf[column] === undefined)) return undefined;
  return columns.toSorted((a, b) => lineOf[a]! - lineOf[b]!);
}

function orderByPlace(
  { log }: IndexedLog,
  index: number,
  columns: readonly TextColumn[],
): readonly TextColumn[] {
  const event = eventOf(log, index);
  const offsets = new Map(
    columns.map((column) => [column, event.locate(PATH_OF_COLUMN[column]!)?.offset ?? 0]),
  );
  return columns.toSorted((a, b) => offsets.get(a)! - offsets.get(b)!);
}
