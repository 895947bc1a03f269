import type { NumberColumn, TextColumn } from '../columns.ts';
import type { CsvHeader } from '../csv.ts';
import type { Layer } from '../layers.ts';
import type { LogFormat, NotEvent } from '../log.ts';
import type { Problem } from '../problem.ts';
import type { StoredStrings } from '../strings.ts';

/** A column of numbers, as narrow as they allow; one number where all are alike. */
export type NarrowColumn = number | Uint8Array | Uint16Array | Uint32Array;
/** The same, or offsets that need more than 32 bits. */
export type PackedColumn = NarrowColumn | Float64Array;

export const NUMBER_COLUMNS: readonly NumberColumn[] = ['offset', 'length', 'layers', 'shape'];

/** The columns of a packed log. Those of text hold numbers of its `strings`; 0 is none. */
export type PackedName = NumberColumn | TextColumn;

/** Times `step` milliseconds apart: 0 stands for none, any other number `n` for `base + (n - 1) * step`. */
export interface PackedTimes {
  readonly base: number;
  readonly step: 1 | 1000;
  readonly numbers: NarrowColumn;
}

/** A log as plain data, to hand to another thread or to keep in storage: everything but its text. */
export interface PackedLog {
  readonly format: LogFormat;
  /** Bytes of its text as UTF-8 without BOM. */
  readonly textLength: number;
  /** How many events it has. */
  readonly count: number;
  readonly columns: Readonly<Record<PackedName, PackedColumn>>;
  /** Milliseconds since 1970 UTC, NaN for none, where they are too far apart to be numbered. */
  readonly times: Float64Array<ArrayBuffer> | PackedTimes;
  /**
   * The ids that are UUIDs in their usual spelling (lower case, with hyphens), 16 bytes an event; zeros where there
   * is none or the column `eventID` has it. Empty when all are zero.
   */
  readonly eventIDs: Uint8Array<ArrayBuffer>;
  /** What its records say besides the columns: see `packSignatures`. */
  readonly signatures: Uint32Array<ArrayBuffer>;
  /** The distinct strings, numbered within this log. */
  readonly strings: StoredStrings;
  readonly layerLists: readonly (readonly Layer[])[];
  /** Of a CSV file. */
  readonly header: CsvHeader | undefined;
  readonly notEvents: readonly NotEvent[];
  readonly unreadable: number;
  readonly problems: readonly Problem[];
}

/** What its events are. */
export type PackedParts = Pick<PackedLog, 'columns' | 'times' | 'eventIDs' | 'signatures' | 'strings'>;

/** A packed log whose strings are in a table that many logs share: `strings` has the number there of each of its own. */
export type SharedLog = Omit<PackedLog, 'strings'> & { readonly strings: Uint16Array | Uint32Array };

/** Every buffer of it, to transfer. */
export function buffersOf({ columns, times, eventIDs, signatures, strings }: PackedLog): ArrayBuffer[] {
  const parts = [
    ...Object.values(columns),
    times instanceof Float64Array ? times : times.numbers,
    eventIDs,
    signatures,
    strings.arena,
    strings.starts,
  ];
  const buffers = parts.flatMap((part) => (typeof part === 'number' ? [] : (part.buffer as ArrayBuffer)));
  return [...new Set(buffers)];
}
