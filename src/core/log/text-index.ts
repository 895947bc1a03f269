import { NEWLINE, RETURN, isAscii } from './bytes.ts';
import { concatenated, grown } from './grow.ts';
import { inOneGo } from './steps.ts';

/** A place as editors count it: line and UTF-16 unit within the line, both 0-based. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** `deleted` bytes at `offset` were replaced by `inserted`. */
export interface TextEdit {
  readonly offset: number;
  readonly deleted: number;
  readonly inserted: Uint8Array;
}

/** Byte offsets of one text to positions and back. Lines end with `\n`, `\r\n` or `\r`. */
export interface TextIndex {
  readonly lineCount: number;
  /** An offset inside a character counts as its beginning; one outside the text as the nearest inside. */
  positionAt(offset: number): Position;
  /** A column beyond the line's end counts as its end. */
  offsetAt(position: Position): number;
  /** The index of `text`, which is this index's text after `edit`. Looks at the changed bytes only. */
  withEdit(text: Uint8Array, edit: TextEdit): TextIndex;
}

/**
 * A checkpoint about every so many bytes: how many UTF-16 units lie before it. So a column in a line of 40 MB costs a
 * search and a walk over one block.
 */
const BLOCK = 4096;
/** How many bytes are indexed in one go; a multiple of `BLOCK`. */
const STEP = 1 << 21;

interface Table {
  /** Offset of each line's first byte; the first is 0. */
  readonly lines: Uint32Array;
  /** Checkpoints: offsets, ascending from 0, and the UTF-16 units before each. Empty for text that is ASCII only. */
  readonly marks: Uint32Array;
  readonly units: Uint32Array;
}

export function indexText(text: Uint8Array): TextIndex {
  return inOneGo(indexTextInSteps(text));
}

/** The same, pausing every two milliseconds or so. */
export function* indexTextInSteps(text: Uint8Array): Generator<void, TextIndex> {
  const starts: Uint32Array[] = [];
  let ascii = true;
  for (let from = 0; from < text.length; from += STEP) {
    const to = Math.min(text.length, from + STEP);
    starts.push(lineStarts(text, from, to));
    ascii &&= isAscii(text, from, to);
    yield;
  }
  const lines = concatenated([Uint32Array.of(0), ...starts]);
  if (ascii) return textIndex(text, { lines, marks: new Uint32Array(0), units: new Uint32Array(0) });
  return textIndex(text, { lines, ...(yield* checkpointsInSteps(text)) });
}

function textIndex(text: Uint8Array, table: Table): TextIndex {
  const { lines } = table;
  return {
    lineCount: lines.length,
    positionAt(offset) {
      const at = characterStart(text, Math.max(0, Math.min(offset, text.length)));
      const line = lastAtOrBefore(lines, at);
      return { line, column: unitsBefore(text, table, at) - unitsBefore(text, table, lines[line]!) };
    },
    offsetAt({ line, column }) {
      const start = lines[Math.max(0, line)];
      if (start === undefined) return text.length;
      const limit = line + 1 < lines.length ? endOfLine(text, start, lines[line + 1]!) : text.length;
      return Math.min(
        limit,
        offsetOfUnits(text, table, unitsBefore(text, table, start) + Math.max(0, column), limit),
      );
    },
    withEdit: (edited, edit) => textIndex(edited, tableAfter(text, table, edited, edit)),
  };
}

/** Before the line break that ends the line. */
function endOfLine(text: Uint8Array, start: number, next: number): number {
  let end = next;
  if (end > start && text[end - 1] === NEWLINE) end--;
  if (end > start && text[end - 1] === RETURN) end--;
  return end;
}

function characterStart(text: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && offset - at < 3 && isContinuation(text[at])) at--;
  return isContinuation(text[at]) ? offset : at;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** UTF-16 units a byte begins: two for the first byte of four, none inside a character. */
function unitsOf(byte: number): number {
  return byte < 0x80 ? 1 : byte < 0xc0 ? 0 : byte < 0xf0 ? 1 : 2;
}

function unitsBefore(text: Uint8Array, { marks, units }: Table, offset: number): number {
  if (marks.length === 0) return offset;
  const mark = lastAtOrBefore(marks, offset);
  let count = units[mark]!;
  for (let i = marks[mark]!; i < offset; i++) count += unitsOf(text[i]!);
  return count;
}

/** The offset, at most `limit`, before which `wanted` units lie. */
function offsetOfUnits(text: Uint8Array, { marks, units }: Table, wanted: number, limit: number): number {
  if (marks.length === 0) return wanted;
  const mark = lastAtOrBefore(units, wanted);
  let count = units[mark]!;
  let at = marks[mark]!;
  // A checkpoint may lie inside a character, which then counts as passed.
  while (isContinuation(text[at])) at++;
  while (at < limit && count < wanted) {
    count += unitsOf(text[at]!);
    at++;
    while (isContinuation(text[at])) at++;
  }
  return count > wanted ? characterStart(text, at - 1) : at;
}

/** The starts of the lines that follow a line break in `text[start, end)`. */
function lineStarts(text: Uint8Array, start: number, end: number): Uint32Array {
  const part = text.subarray(start, end);
  let starts = new Uint32Array(64);
  let count = 0;
  const add = (offset: number): void => {
    if (count === starts.length) starts = grown(starts, count * 2);
    starts[count++] = offset;
  };
  if (part.includes(RETURN)) {
    for (let i = start; i < end; i++) {
      const byte = text[i]!;
      if (byte === NEWLINE || (byte === RETURN && text[i + 1] !== NEWLINE)) add(i + 1);
    }
  } else {
    // The platform's search is many times faster than a loop where lines are long.
    for (let i = part.indexOf(NEWLINE); i >= 0; i = part.indexOf(NEWLINE, i + 1)) add(start + i + 1);
  }
  return starts.subarray(0, count);
}

type Checkpoints = Pick<Table, 'marks' | 'units'>;

function* checkpointsInSteps(text: Uint8Array): Generator<void, Checkpoints> {
  const marks = new Uint32Array(Math.floor(text.length / BLOCK) + 1);
  const units = new Uint32Array(marks.length);
  for (let i = 1; i < marks.length; i++) {
    const end = i * BLOCK;
    marks[i] = end;
    units[i] = units[i - 1]! + countUnits(text, end - BLOCK, end);
    if (end % STEP === 0) yield;
  }
  return { marks, units };
}

function tableAfter(before: Uint8Array, table: Table, text: Uint8Array, edit: TextEdit): Table {
  const { offset, deleted, inserted } = edit;
  const shift = inserted.length - deleted;
  // A break may join or part with the byte before the edit, or with the one behind it.
  const from = Math.max(0, offset - 1);
  const to = Math.min(text.length, offset + inserted.length + 1);
  const keep = upperBound(table.lines, from);
  const resume = upperBound(table.lines, to - shift);
  const fresh = lineStarts(text, from, to);
  const lines = joined(table.lines, keep, fresh, resume, shift);
  if (table.marks.length === 0) {
    if (isAscii(inserted)) return { ...table, lines };
    return { lines, ...inOneGo(checkpointsInSteps(text)) };
  }
  const keptMarks = upperBound(table.marks, offset);
  const resumeMarks = upperBound(table.marks, offset + deleted);
  const unitShift = countUnits(inserted, 0, inserted.length) - countUnits(before, offset, offset + deleted);
  const fill: number[] = [];
  const fillUnits: number[] = [];
  let count = table.units[keptMarks - 1]!;
  const first = table.marks[keptMarks - 1]!;
  const last = offset + inserted.length;
  for (let i = first; i < last; i++) {
    if (i > first && (i - first) % BLOCK === 0) {
      fill.push(i);
      fillUnits.push(count);
    }
    count += unitsOf(text[i]!);
  }
  return {
    lines,
    marks: joined(table.marks, keptMarks, Uint32Array.from(fill), resumeMarks, shift),
    units: joined(table.units, keptMarks, Uint32Array.from(fillUnits), resumeMarks, unitShift),
  };
}

function countUnits(text: Uint8Array, start: number, end: number): number {
  if (isAscii(text, start, end)) return end - start;
  let count = 0;
  for (let i = start; i < end; i++) count += unitsOf(text[i]!);
  return count;
}

/** `[0, keep)` of `old`, then `fresh`, then `old` from `resume` on moved by `shift`. */
function joined(
  old: Uint32Array,
  keep: number,
  fresh: Uint32Array,
  resume: number,
  shift: number,
): Uint32Array {
  const from = Math.max(keep, resume);
  const result = new Uint32Array(keep + fresh.length + old.length - from);
  result.set(old.subarray(0, keep));
  result.set(fresh, keep);
  const start = keep + fresh.length;
  for (let i = from; i < old.length; i++) result[start + i - from] = old[i]! + shift;
  return result;
}

/** Index of the last element that is not greater than `value`; the first element is never greater. */
function lastAtOrBefore(sorted: Uint32Array, value: number): number {
  return Math.max(0, upperBound(sorted, value) - 1);
}

/** How many elements are not greater than `value`. */
function upperBound(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
