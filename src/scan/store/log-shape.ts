import type { CsvHeader } from '../../core/log/csv/row.ts';
import type { NotEvent } from '../../core/log/log.ts';
import type { Problem } from '../../core/log/problem.ts';
import type { SharedLog } from '../../core/log/packed/packed-log.ts';
import { areRows } from '../../core/log/packed/sound-words.ts';
import { SHAPE } from '../../core/log/shapes/shapes.ts';
import { span } from './matches-shape.ts';
import { list, object, oneOf, optional, text, whole, type Shape } from './shape.ts';

const SHAPES = Math.max(...Object.values(SHAPE)) + 1;

const isLog = object<SharedLog>({
  format: text,
  textLength: whole,
  count: whole,
  words: (value) => value instanceof Uint32Array,
  strings: (value) => value instanceof Uint16Array || value instanceof Uint32Array,
  layerLists: list(list(oneOf('json', 'csv'))),
  header: optional(object<CsvHeader>({ delimiter: whole, names: list(text), start: whole, end: whole })),
  notEvents: list(object<NotEvent>({ kind: oneOf('digest', 'insights', 'notification', 'other'), span })),
  unreadable: whole,
  problems: list(object<Problem>({ code: text, message: text, span, severity: text })),
});

/** A `SharedLog` whose strings are among `strings`, and each of whose numbers counts in what there is. */
export function logShape(strings: number): Shape {
  return (value) => {
    if (!isLog(value)) return false;
    const { words, count, textLength, layerLists, strings: numbered } = value as SharedLog;
    const limits = {
      count,
      textLength,
      ownNumbers: numbered.length,
      layerLists: layerLists.length,
      shapes: SHAPES,
    };
    return isBelow(numbered, strings) && areRows(words, limits);
  };
}

function isBelow(numbers: Uint16Array | Uint32Array, end: number): boolean {
  if (end >= 2 ** (8 * numbers.BYTES_PER_ELEMENT)) return true;
  for (let index = 0; index < numbers.length; index++) if (numbers[index]! >= end) return false;
  return true;
}
