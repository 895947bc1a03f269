import { NEWLINE, QUOTE, RETURN, decode, isSpace } from '../bytes.ts';

/** The first row of a CSV file. */
export interface CsvHeader {
  readonly delimiter: number;
  readonly names: readonly string[];
  readonly start: number;
  /** Offset of the first row after it. */
  readonly end: number;
}

/** One cell where it stands: quotes not included. */
export interface CsvCell {
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

const DELIMITERS = [0x2c, 0x3b, 0x09];

/** The offset after the row at `start`, its line break included. `closed` is false when a quoted cell never ends. */
export function endOfRow(
  bytes: Uint8Array,
  start: number,
  limit: number,
  delimiter: number,
): { end: number; closed: boolean } {
  let i = start;
  let cellStart = true;
  while (i < limit) {
    const byte = bytes[i]!;
    if (byte === QUOTE && cellStart) {
      const close = endOfQuoted(bytes, i + 1, limit, delimiter);
      if (close < 0) return { end: limit, closed: false };
      i = close + 1;
      cellStart = false;
      continue;
    }
    i++;
    if (byte === NEWLINE) return { end: i, closed: true };
    if (byte === RETURN) return { end: bytes[i] === NEWLINE ? i + 1 : i, closed: true };
    cellStart = byte === delimiter;
  }
  return { end: limit, closed: true };
}

/** The quote that ends a quoted cell. A quote with something else behind it than a cell's end is text nobody doubled. */
function endOfQuoted(bytes: Uint8Array, start: number, limit: number, delimiter: number): number {
  for (let i = start; i < limit; i++) {
    if (bytes[i] !== QUOTE) continue;
    const next = bytes[i + 1];
    if (next === QUOTE) i++;
    else if (i + 1 >= limit || next === delimiter || next === NEWLINE || next === RETURN) return i;
  }
  return -1;
}

/** The cells of the row `bytes[start, end)`. */
export function cellsOfRow(bytes: Uint8Array, start: number, end: number, delimiter: number): CsvCell[] {
  let limit = end;
  while (limit > start && (bytes[limit - 1] === NEWLINE || bytes[limit - 1] === RETURN)) limit--;
  const cells: CsvCell[] = [];
  let i = start;
  while (i <= limit) {
    if (bytes[i] === QUOTE && i < limit) {
      const close = endOfQuoted(bytes, i + 1, limit, delimiter);
      const cellEnd = close < 0 ? limit : close;
      cells.push({ start: i + 1, end: cellEnd, quoted: true });
      i = cellEnd + 2;
      continue;
    }
    let cellEnd = i;
    while (cellEnd < limit && bytes[cellEnd] !== delimiter) cellEnd++;
    cells.push({ start: i, end: cellEnd, quoted: false });
    i = cellEnd + 1;
  }
  return cells;
}

/** The header of the text, by the delimiter that makes the most cells; undefined when its first row has only one cell. */
export function csvHeader(bytes: Uint8Array): CsvHeader | undefined {
  let start = 0;
  while (isSpace(bytes[start])) start++;
  // Excel's own first line, which names the delimiter.
  if (decode(bytes, start, start + 4) === 'sep=') start = endOfRow(bytes, start, bytes.length, 0).end;
  let best: CsvHeader | undefined;
  for (const delimiter of DELIMITERS) {
    const { end } = endOfRow(bytes, start, Math.min(bytes.length, start + LONGEST_HEADER), delimiter);
    const names = cellsOfRow(bytes, start, end, delimiter).map((cell) =>
      decode(bytes, cell.start, cell.end).trim(),
    );
    if (names.length > (best?.names.length ?? 0)) best = { delimiter, names, start, end };
  }
  return best;
}

const LONGEST_HEADER = 1 << 16;
