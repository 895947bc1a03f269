import { newColumns } from '../columns/columns.ts';
import type { Columns } from '../columns/columns.ts';
import type { CsvHeader } from '../csv/row.ts';
import type { Layer } from '../layers.ts';
import type { LogFormat, NotEvent } from '../log.ts';
import type { Problem, ProblemCode } from '../problem.ts';

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
  /** How much had been found when the latest damage was noted; what follows directly belongs to it. */
  foundAtDamage: number;
  /** How often damage was noted, apart from unreadable records. */
  damages: number;
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
    foundAtDamage: -1,
    damages: 0,
  };
}

/** A number that grows with everything found, so two equal ones mean that nothing was found in between. */
export function foundIn(reading: Reading): number {
  return reading.columns.count + reading.notEvents.length + reading.unreadable;
}

/** The number of a list of layers. */
export function layersId(reading: Reading, layers: readonly Layer[]): number {
  // Mostly it is the first one, which is none.
  const same = reading.layerLists.indexOf(layers);
  if (same >= 0) return same;
  const key = layers.join();
  const known = reading.layerLists.findIndex((list) => list.join() === key);
  return known >= 0 ? known : reading.layerLists.push(layers) - 1;
}

/** Of a file with remarks on every line no more are listed than anyone reads. */
const MOST_DAMAGE = 200;

/** Notes damage at `offset`. Damage that follows other damage with nothing readable between is part of it. */
export function noteDamage(
  reading: Reading,
  code: ProblemCode,
  message: string,
  offset: number,
  length: number,
): void {
  const found = foundIn(reading);
  if (reading.foundAtDamage === found) return;
  reading.foundAtDamage = found;
  if (++reading.damages > MOST_DAMAGE) return;
  const more = reading.damages === MOST_DAMAGE ? ' There is more of the kind further on.' : '';
  reading.problems.push({ code, message: message + more, span: { offset, length }, severity: 'warning' });
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
  reading.foundAtDamage = foundIn(reading);
  reading.problems.push({ code, message, span: { offset, length }, severity: 'error' });
}
