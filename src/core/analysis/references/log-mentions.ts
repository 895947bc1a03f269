import { encode } from '../../log/bytes.ts';
import type { TextColumn } from '../../log/columns/columns.ts';
import { eventOf } from '../../log/events.ts';
import { PATH_OF_COLUMN } from '../../log/columns/outline.ts';
import { candidatesIn } from './candidates.ts';
import { InColumns, type ColumnPlaces } from './column-places.ts';
import type { EntityKind } from '../entities/entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import type { Places } from './occurrences.ts';
import { pathsOf } from './paths-of.ts';
import { stretchesToRead, type Sought } from './stretches.ts';

/** An event and the fields in which it holds an entity's exact value. */
export type Mention = EventIn & Places;

/** Where one log holds an entity's exact value. */
export interface LogMentions {
  readonly log: IndexedLog;
  /** Known from its columns, without an object for each. */
  readonly inColumns: ColumnPlaces;
  /** Any others, by their events, ascending. */
  readonly others: readonly Mention[];
}

/** So many records are read in one go. */
const STEP = 50;

/** What the log's columns tell, and its text where these and the signatures do not tell all. */
export function* mentionsIn(log: IndexedLog, kind: EntityKind, sought: Sought): Generator<void, LogMentions> {
  const { value } = sought;
  const inColumns = new InColumns(log, sought);
  const stretches = stretchesToRead(log.rows, sought);
  const others: Mention[] = [];
  const { length } = encode(value);
  for (const [number, { index, only }] of (yield* candidatesIn(log, value, stretches)).entries()) {
    const span = only === undefined ? undefined : { offset: only, length };
    const column = COLUMN_OF_KIND[kind];
    if (column && span && inColumns.has(index, column)) {
      // There it is, and nowhere else.
      others.push({ log, index, paths: pathsOfColumns([column]), only: span });
      continue;
    }
    if (number % STEP === STEP - 1) yield;
    const paths = pathsOf(eventOf(log.log, index).record(), value);
    if (paths.length > 0)
      others.push({ log, index, paths: () => paths, only: paths.length === 1 ? span : undefined });
  }
  return { log, inColumns: inColumns.outside(stretches), others };
}

/** The columns that hold all values of a kind which stand in such a field. */
const COLUMN_OF_KIND: Readonly<Partial<Record<EntityKind, TextColumn>>> = {
  principal: 'principalArn',
  address: 'sourceIPAddress',
};

function pathsOfColumns(columns: readonly TextColumn[]): Mention['paths'] {
  return () => columns.map((column) => PATH_OF_COLUMN[column]!);
}

/** The same with an object for each event, ascending. */
export function eachMention({ log, inColumns, others }: LogMentions): Mention[] {
  const mentions: Mention[] = [];
  const { indexes, columns } = inColumns;
  for (let at = 0; at < indexes.length;) {
    const index = indexes[at]!;
    const first = at;
    while (indexes[at] === index) at++;
    mentions.push({
      log,
      index,
      paths: pathsOfColumns(typeof columns === 'string' ? [columns] : columns.slice(first, at)),
    });
  }
  if (mentions.length === 0) return [...others];
  return others.length === 0 ? mentions : merged(mentions, others);
}

/** Of an event that is in both lists, the fields of the first come first. */
function merged(mentions: readonly Mention[], others: readonly Mention[]): Mention[] {
  const byIndex = new Map(mentions.map((mention) => [mention.index, mention]));
  for (const other of others) {
    const known = byIndex.get(other.index);
    const both = known && { ...known, paths: () => [...known.paths(), ...other.paths()] };
    byIndex.set(other.index, both ?? other);
  }
  return [...byIndex.values()].toSorted((a, b) => a.index - b.index);
}
