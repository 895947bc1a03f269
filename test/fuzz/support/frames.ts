import type { Log } from '../../../src/core/log/log.ts';
import type { Span } from '../../../src/core/log/span.ts';

/** A stretch of a text, in bytes. */
export interface Frame {
  readonly start: number;
  readonly end: number;
}

/**
 * What frames each event of a log, so that it is read whatever else is damaged: the outermost bracketed value that holds
 * it and no other event; where it shares a string with others, the value round that string; in a CSV file its row. With
 * what parts it from its neighbours: white space and one more byte on each side. Found by brackets, quotes and line
 * breaks alone, without the reader.
 */
export function framesOf(text: Uint8Array, log: Log): Frame[] {
  if (isCsv(log)) return log.events.map(({ span }) => rowRound(text, span));
  const values = bracketedValues(text);
  return log.events.map(({ span, index }) => {
    const others = [log.events[index - 1], log.events[index + 1]];
    const around = values.filter((value) => holds(value, span)).toSorted((a, b) => a.start - b.start);
    const alone = around.find((value) => !others.some((other) => other && holds(value, other.span)));
    return withNeighbours(text, alone ?? around.at(-1) ?? { start: 0, end: text.length });
  });
}

/** Rows are framed by the quotes before them, too. */
export function isCsv({ format }: Log): boolean {
  return format === 'console-csv' || format === 'athena-csv';
}

/** A row here holds no line break. */
function rowRound(text: Uint8Array, { offset, length }: Span): Frame {
  const end = text.indexOf(NEWLINE, offset + length);
  return { start: text.lastIndexOf(NEWLINE, offset), end: end < 0 ? text.length : end + 1 };
}

function holds({ start, end }: Frame, { offset, length }: Span): boolean {
  return start <= offset && offset + length <= end;
}

function withNeighbours(text: Uint8Array, { start, end }: Frame): Frame {
  let [from, to] = [start - 1, end];
  while (text[from]! <= SPACE) from--;
  while (text[to]! <= SPACE) to++;
  return { start: Math.max(0, from), end: Math.min(text.length, to + 1) };
}

const NEWLINE = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x5b, 0x7b]);
const CLOSE = new Set([0x5d, 0x7d]);

/** All objects and arrays that stand outside strings. */
function bracketedValues(text: Uint8Array): Frame[] {
  const values: Frame[] = [];
  const open: number[] = [];
  let inString = false;
  for (const [at, byte] of text.entries()) {
    if (inString) inString = byte !== QUOTE || isEscaped(text, at);
    else if (byte === QUOTE) inString = true;
    else if (OPEN.has(byte)) open.push(at);
    else if (CLOSE.has(byte)) {
      const start = open.pop();
      if (start !== undefined) values.push({ start, end: at + 1 });
    }
  }
  return values;
}

function isEscaped(text: Uint8Array, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}
