import type { NumberColumn, PlaceColumn, TextColumn } from './columns.ts';
import type { Signature } from './signature.ts';
import type { Span } from '../span.ts';
import type { StringTable } from './strings.ts';

/** Events without a usable time: how many, and where the first stands. */
export interface Untimed {
  readonly count: number;
  readonly first: Span;
}

/** Numbers of a column, side by side. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** The events of one log as rows of columns, however these are kept. */
export interface Rows {
  readonly count: number;
  /** The table that `stringOf` gives numbers of. */
  readonly strings: StringTable;
  /** What stretches of the events hold besides their columns, in order; of other events nothing is known. */
  readonly signatures: readonly Signature[];
  /** A number, or of a column of text the log's own number of a string; 0 is none. */
  at(column: NumberColumn | TextColumn, index: number): number;
  /** The same of the events from `first` to before `end`, for whoever wants many; not to be changed. */
  slice(column: NumberColumn | TextColumn, first: number, end: number): Numbers;
  /** Milliseconds since 1970 UTC, NaN for none. */
  time(index: number): number;
  /** The same of the events from `first` to before `end`, for whoever wants many; not to be changed. */
  times(first: number, end: number): Float64Array;
  text(column: TextColumn, index: number): string | undefined;
  /** The number in `strings` of the log's own number. Ids of events have none where the log keeps them apart. */
  stringOf(own: number): number;
  /**
   * The log's own numbers of a string that is not empty: it may have one for each column that holds it. Ids of events
   * aside, see `find`.
   */
  numbersOf(text: string): readonly number[];
  /** How many own numbers there are, 0 included. */
  readonly numbers: number;
  /** The same for logs whose own numbers are the same for the same strings: what is known of a number in one holds in the other. */
  readonly numbering: object;
  /** The events whose column holds the log's own number of a string, ascending. */
  having(column: TextColumn, own: number): number[];
  /** The events whose column holds exactly this text, ascending. */
  find(column: TextColumn, text: string): number[];
  /** Writes 16 bytes to `out` that are the event's id where it is a UUID. False, with `out` in any state, for others. */
  uuid(index: number, out: Uint8Array, at: number): boolean;
  /** Bytes 4 × `word` to 4 × `word` + 3 of that, the first lowest; all four words are 0 for other ids and for none. */
  uuidWord(index: number, word: 0 | 1 | 2 | 3): number;
  /** All four of each event from `first` to before `end`, for whoever wants many; not to be changed. */
  uuidWords(first: number, end: number): Uint32Array;
  /** What is known of a record's text: one of `NOTE`. */
  note(index: number): number;
  /** Where in its record a part begins; 0 where that is not known. */
  placeIn(column: PlaceColumn, index: number): number;
}
