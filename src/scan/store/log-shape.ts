import { TEXT_COLUMNS, type NumberColumn, type TextColumn } from '../../core/log/columns.ts';
import type { CsvHeader } from '../../core/log/csv.ts';
import type { NotEvent } from '../../core/log/log.ts';
import type { Problem } from '../../core/log/problem.ts';
import type { PackedTimes, SharedLog } from '../../core/log/packed/packed-log.ts';
import { areSignatures } from '../../core/log/packed/signatures.ts';
import { UUID_BYTES } from '../../core/log/packed/uuid.ts';
import { SHAPE } from '../../core/log/shapes.ts';
import { span } from './matches-shape.ts';
import {
  either,
  instant,
  list,
  MOST_MILLISECONDS,
  object,
  oneOf,
  optional,
  text,
  whole,
  type Shape,
} from './shape.ts';

const head = object<Omit<SharedLog, 'columns' | 'times' | 'eventIDs' | 'signatures'>>({
  format: text,
  textLength: whole,
  count: whole,
  strings: (value) => value instanceof Uint32Array,
  layerLists: list(list(oneOf('json', 'csv'))),
  header: optional(object<CsvHeader>({ delimiter: whole, names: list(text), start: whole, end: whole })),
  notEvents: list(object<NotEvent>({ kind: oneOf('digest', 'insights', 'notification', 'other'), span })),
  unreadable: whole,
  problems: list(object<Problem>({ code: text, message: text, span, severity: text })),
});

/** A `SharedLog` whose strings are among `strings`, and each of whose numbers counts in what there is. */
export function logShape(strings: number): Shape {
  return (value) => {
    if (!head(value)) return false;
    const log = value as SharedLog;
    const { count, textLength } = log;
    const numbers: Record<NumberColumn, number> = {
      offset: textLength + 1,
      length: textLength + 1,
      layers: log.layerLists.length,
      shape: Math.max(...Object.values(SHAPE)) + 1,
    };
    const texts = TEXT_COLUMNS.map((name): [TextColumn, number] => [name, log.strings.length]);
    const columns = [...texts, ...Object.entries(numbers)].map(([name, end]) => [name, column(count, end)]);
    const isLog = object<Pick<SharedLog, 'strings' | 'columns' | 'times' | 'eventIDs' | 'signatures'>>({
      strings: (numbered) => isBelow(numbered as Uint32Array, strings),
      columns: object(Object.fromEntries(columns)),
      times: either(times(count), numberedTimes(count)),
      eventIDs: either(ofLength(Uint8Array, 0), ofLength(Uint8Array, count * UUID_BYTES)),
      signatures: (words) => words instanceof Uint32Array && areSignatures(words, count),
    });
    return isLog(log);
  };
}

function times(count: number): Shape {
  const isArray = ofLength(Float64Array, count);
  return (value) =>
    isArray(value) && (value as Float64Array).every((time) => Number.isNaN(time) || instant(time));
}

/** Whatever is added to it is a date as well. */
const base: Shape = (value) =>
  typeof value === 'number' && Math.abs(value) <= MOST_MILLISECONDS - 2 ** 32 * 1000;

function numberedTimes(count: number): Shape {
  return object<PackedTimes>({ base, step: oneOf(1, 1000), numbers: column(count, 2 ** 32) });
}

/** Numbers below `end`, one for each of `count` events or one for all. */
function column(count: number, end: number): Shape {
  return (value) => {
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < Math.max(end, 1);
    if (value instanceof Float64Array)
      return value.length === count && value.every((number) => whole(number) && number < end);
    const isColumn =
      value instanceof Uint8Array || value instanceof Uint16Array || value instanceof Uint32Array;
    return isColumn && value.length === count && isBelow(value, end);
  };
}

function isBelow(numbers: Uint8Array | Uint16Array | Uint32Array, end: number): boolean {
  if (end >= 2 ** (8 * numbers.BYTES_PER_ELEMENT)) return true;
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! >= end) return false;
  return true;
}

function ofLength(type: typeof Uint8Array | typeof Float64Array, length: number): Shape {
  return (value) => value instanceof type && value.length === length;
}
