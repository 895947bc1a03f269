import type { CsvHeader } from '../csv/row.ts';
import type { Layer } from '../layers.ts';
import type { LogFormat, NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import type { Dictionary } from './dictionary.ts';

/** A log as data, to hand to another thread or to keep in storage: everything but its text. */
export interface PackedLog {
  readonly format: LogFormat;
  /** Bytes of its text as UTF-8 without BOM. */
  readonly textLength: number;
  /** How many events it has. */
  readonly count: number;
  /** What its events are: see `row-words.ts`. */
  readonly words: Uint32Array<ArrayBuffer>;
  readonly strings: PackedStrings;
  readonly layerLists: readonly (readonly Layer[])[];
  /** Of a CSV file. */
  readonly header: CsvHeader | undefined;
  readonly notEvents: readonly NotEvent[];
  readonly unreadable: number;
  readonly problems: readonly Problem[];
}

/** What its own numbers are: for each the number of a string; 0 is none. */
export interface PackedStrings {
  readonly order: Uint32Array<ArrayBuffer>;
  readonly dictionary: Dictionary;
}

/** One of several texts whose events are together in one packed log: which of these are its own. */
export interface PackedPart {
  readonly of: PackedLog;
  /** Its first event among all of them, and how many it has. */
  readonly first: number;
  readonly count: number;
  /** Where its text begins in the one that offsets count in, in bytes, and how long it is. */
  readonly start: number;
  readonly textLength: number;
}

/** What its events are. */
export type PackedRowsOf = Pick<PackedLog, 'words' | 'strings'>;

/** A packed log whose strings are in a table that many logs share: `strings` has the number there of each of its own. */
export type SharedLog = Omit<PackedLog, 'strings'> & { readonly strings: Uint16Array | Uint32Array };
