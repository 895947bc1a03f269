import { newColumns } from './columns.ts';
import type { Columns } from './columns.ts';
import type { CsvHeader } from './csv.ts';
import type { Layer } from './layers.ts';
import type { LogFormat, NotEvent } from './log.ts';
import type { Problem, ProblemCode } from './problem.ts';

/** What has been read of a text so far. Every reader of a shape writes into one of these. */
export interface Reading {
  readonly text: Uint8Array;
  readonly columns: Columns;
  readonly notEvents: NotEvent[];
  unreadable: number;
  readonly problems: Problem[];
  /** The distinct lists of layers, by the number in the `layers` column; 0 is none. */
  readonly layerLists: (readonly Layer[])[];
  /** The envelope the first event or recognised other record was found in. */
  format: LogFormat | undefined;
  /** `format` is settled, if only to none: the text itself names the shape. */
  named: boolean;
  /** Of a CSV file: its first row. */
  header: CsvHeader | undefined;
  /** Objects were seen that only CloudTrail writes. */
  recognised: boolean;
  /** Where the latest damage was noted, to add what follows directly to it. */
  lastDamage: { readonly problem: number; readonly found: number } | undefined;
}

export function newReading(
  text: Uint8Array,
  columns = newColumns(Math.max(16, text.length >>> 10)),
): Reading {
  return {
    text,
    columns,
    notEvents: [],
    unreadable: 0,
    problems: [],
    layerLists: [[]],
    format: undefined,
    named: false,
    header: undefined,
    recognised: false,
    lastDamage: undefined,
  };
}

/** A number that grows with everything found, so two equal ones mean that nothing was found in between. */
export function foundIn(reading: Reading): number {
  return reading.columns.count + reading.notEvents.length + reading.unreadable;
}

/** The number of a list of layers. */
export function layersId(reading: Reading, layers: readonly Layer[]): number {
  const key = layers.join();
  const known = reading.layerLists.findIndex((list) => list.join() === key);
  return known >= 0 ? known : reading.layerLists.push(layers) - 1;
}

/** Notes damage at `offset`. Damage that follows other damage with nothing readable between is part of it. */
export function noteDamage(
  reading: Reading,
  code: ProblemCode,
  message: string,
  offset: number,
  length: number,
): void {
  const found = foundIn(reading);
  const last = reading.lastDamage;
  if (last && last.found === found) return;
  reading.lastDamage = { problem: reading.problems.length, found };
  reading.problems.push({ code, message, span: { offset, length }, severity: 'warning' });
}

/** Notes a record that was seen and could not be read. Each has its own problem. */
export function noteUnreadable(
  reading: Reading,
  code: ProblemCode,
  message: string,
  offset: number,
  length: number,
): void {
  reading.unreadable++;
  reading.recognised = true;
  reading.lastDamage = { problem: reading.problems.length, found: foundIn(reading) };
  reading.problems.push({ code, message, span: { offset, length }, severity: 'error' });
}
