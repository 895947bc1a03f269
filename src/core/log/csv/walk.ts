import { NEWLINE, decode, equals, isSpace } from '../bytes.ts';
import { cellsOfRow, endOfRow } from './row.ts';
import type { CsvCell, CsvHeader } from './row.ts';
import { unwrap } from '../layers.ts';
import type { Layer } from '../layers.ts';
import { foundIn, noteUnreadable } from '../walk/reading.ts';
import type { Reading } from '../walk/reading.ts';
import { SHAPE, emitShaped } from '../shapes/shapes.ts';
import { isColumnsHeader } from '../shapes/columns.ts';
import { columnTitle, isConsoleHeader, isMangledAccountId } from '../shapes/console-csv.ts';
import { Walker } from '../walk/walker.ts';

/** Columns that hold the original record, the best first. */
const ORIGINALS = ['cloudtrailevent', '@message', '_raw', 'event.original', 'eventjson', 'message'];
/** A quoted cell that never ends is given up and reading goes on in the next line; a file of nothing else is not worth it. */
const MAX_UNCLOSED = 8;
/** So many lines of a row that has the wrong cells are looked at, whether a row begins there. */
const MAX_SWALLOWED = 8;

const NO_LAYERS: readonly Layer[] = [];
const CSV_LAYERS: readonly Layer[] = ['csv'];

/** What a CSV file with this header holds: the number of the shape its rows have, or undefined when it is not CloudTrail's. */
export function csvShape(header: CsvHeader | undefined): number | undefined {
  if (!header) return undefined;
  if (isConsoleHeader(header.names)) return SHAPE.consoleCsv;
  return isColumnsHeader(header.names) || originalColumn(header) >= 0 ? SHAPE.columnsCsv : undefined;
}

function originalColumn(header: CsvHeader): number {
  const names = header.names.map((name) => name.toLowerCase());
  const best = ORIGINALS.find((name) => names.includes(name));
  return best === undefined ? -1 : names.indexOf(best);
}

/** Reads a CSV export row by row. */
export class CsvWalker {
  readonly #reading: Reading;
  readonly #header: CsvHeader;
  readonly #shape: number;
  readonly #original: number;
  readonly #account: number;
  readonly #walker: Walker;
  #at: number;
  #unclosed = 0;
  #mangled: CsvCell | undefined;

  constructor(reading: Reading, header: CsvHeader, shape: number) {
    this.#reading = reading;
    this.#header = header;
    this.#shape = shape;
    this.#original = originalColumn(header);
    this.#account = header.names.findIndex((name) => columnTitle(name).endsWith('accountid'));
    this.#walker = new Walker(reading);
    this.#at = header.end;
    reading.header = header;
  }

  /** Reads on, about `budget` bytes. True when the end is reached. */
  step(budget: number): boolean {
    const { text } = this.#reading;
    const until = Math.min(text.length, this.#at + budget);
    while (this.#at < until) this.#row(this.#at);
    if (this.#at < text.length) return false;
    this.#noteMangled();
    return true;
  }

  #row(start: number): void {
    const { text } = this.#reading;
    const { delimiter } = this.#header;
    const { end, closed } = endOfRow(text, start, text.length, delimiter);
    this.#at = end;
    if (!closed) {
      noteUnreadable(
        this.#reading,
        'cut-at-end',
        'A quoted cell that never ends: the row could not be read.',
        text.length,
        0,
      );
      const nextLine = text.indexOf(0x0a, start);
      if (++this.#unclosed < MAX_UNCLOSED && nextLine >= 0) this.#at = nextLine + 1;
      return;
    }
    let rowEnd = end;
    while (rowEnd > start && isSpace(text[rowEnd - 1])) rowEnd--;
    if (rowEnd === start || this.#isHeader(start, rowEnd)) return;
    const cells = cellsOfRow(text, start, rowEnd, delimiter);
    const cut = end === rowEnd && rowEnd === text.length && cells.length < this.#header.names.length;
    if (cut) {
      noteUnreadable(this.#reading, 'cut-at-end', 'The text ends inside a row.', text.length, 0);
      return;
    }
    const next = cells.length === this.#header.names.length ? -1 : this.#rowInside(start, rowEnd);
    if (next >= 0) {
      const message = 'A quoted cell that runs into the next row: this row could not be read.';
      noteUnreadable(this.#reading, 'invalid-csv', message, start, next - start);
      this.#at = next;
      return;
    }
    this.#record(cells, start, rowEnd);
  }

  /**
   * Where a row begins inside another, whose cells are not those of the header: a quote too many or too few has run them
   * together. -1 where there is none.
   */
  #rowInside(start: number, end: number): number {
    const { text } = this.#reading;
    const { delimiter, names } = this.#header;
    let at = start;
    for (let lines = 0; lines < MAX_SWALLOWED; lines++) {
      at = text.indexOf(NEWLINE, at) + 1;
      if (at === 0 || at >= end) return -1;
      const row = endOfRow(text, at, end, delimiter);
      if (row.closed && cellsOfRow(text, at, row.end, delimiter).length === names.length) return at;
    }
    return -1;
  }

  #record(cells: CsvCell[], start: number, end: number): void {
    const reading = this.#reading;
    const original = cells[this.#original];
    const before = foundIn(reading);
    if (original) this.#readOriginal(original);
    if (foundIn(reading) > before) return;
    const span = { offset: start, length: end - start };
    if (!emitShaped(reading, this.#shape, span, 0)) reading.notEvents.push({ kind: 'other', span });
    else reading.recognised = true;
    const account = cells[this.#account];
    if (account && isMangledAccountId(decode(reading.text, account.start, account.end)))
      this.#mangled ??= account;
  }

  #readOriginal(cell: CsvCell): void {
    const { text } = this.#reading;
    const layers = cell.quoted ? CSV_LAYERS : NO_LAYERS;
    const { bytes, toText } = unwrap(text, { offset: cell.start, length: cell.end - cell.start }, layers);
    this.#walker.begin(bytes, 0, bytes.length, layers, toText);
    this.#walker.walkAll();
  }

  /** Exports put behind one another repeat their header. */
  #isHeader(start: number, end: number): boolean {
    const { text } = this.#reading;
    const { start: headerStart, end: headerEnd } = this.#header;
    return (
      end - start <= headerEnd - headerStart &&
      equals(text, headerStart, headerStart + end - start, text.subarray(start, end))
    );
  }

  #noteMangled(): void {
    if (!this.#mangled) return;
    const { start, end } = this.#mangled;
    const message = 'A spreadsheet has rounded the account ids (from here on); rounded ones were left out.';
    this.#reading.problems.push({
      code: 'invalid-csv',
      message,
      span: { offset: start, length: end - start },
      severity: 'warning',
    });
  }
}
