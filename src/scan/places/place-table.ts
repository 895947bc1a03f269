import type { LogMatches } from '../../core/detect/finding.ts';
import type { Log } from '../../core/log/log.ts';
import type { Span } from '../../core/log/span.ts';
import type { Position } from '../../core/log/text/text-index.ts';
import type { Offsets } from '../../core/log/packed/rows-writer.ts';
import type { FilePlace, SourceText } from './source-text.ts';

/**
 * Where spans of a text stand in its file, found while the text was at hand: ten numbers each (offset and length of the
 * span, then what `FilePlace` says of it), ascending.
 */
export type PlaceTable = Offsets;

export const NO_PLACES: PlaceTable = new Uint32Array();

const WIDTH = 10;

/** The places of everything that findings can be made of, and of the log's problems. */
export function placesOfFound(
  { problems }: Pick<Log, 'problems'>,
  { matches, undecided }: LogMatches,
  text: Pick<SourceText, 'placeOf'>,
): PlaceTable {
  const spans = [
    ...[...matches, ...undecided].map(({ event }) => event.span),
    ...matches.flatMap(({ evidence }) => evidence.flatMap(({ span }) => span ?? [])),
    ...problems.map(({ span }) => span),
  ].toSorted(compareSpans);
  const distinct = spans.filter((span, index) => index === 0 || compareSpans(spans[index - 1]!, span) !== 0);
  const rows = distinct.map((span) => rowOf(span, text.placeOf(span)));
  const most = rows.reduce((greatest, row) => Math.max(greatest, ...row), 0);
  const table = new (most < 2 ** 32 ? Uint32Array : Float64Array)(rows.length * WIDTH);
  for (const [number, row] of rows.entries()) table.set(row, number * WIDTH);
  return table;
}

/** The place of a span; undefined for one that is not in the table. */
export function placeIn(table: PlaceTable, span: Span): FilePlace | undefined {
  let low = 0;
  let high = table.length / WIDTH;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const offset = table[middle * WIDTH]!;
    const length = table[middle * WIDTH + 1]!;
    if (compareSpans({ offset, length }, span) < 0) low = middle + 1;
    else high = middle;
  }
  const row = table.subarray(low * WIDTH, (low + 1) * WIDTH);
  return row[0] === span.offset && row[1] === span.length ? placeOf(row) : undefined;
}

/** Line and column, from 0, of each offset where a span of the table begins or ends. */
export function positionsIn(table: PlaceTable): ReadonlyMap<number, Position> {
  const positions = new Map<number, Position>();
  for (let row = 0; row < table.length; row += WIDTH) {
    const [offset, length, , , startLine, startColumn, endLine, endColumn] = table.subarray(row);
    positions.set(offset!, { line: startLine! - 1, column: startColumn! - 1 });
    positions.set(offset! + length!, { line: endLine! - 1, column: endColumn! - 1 });
  }
  return positions;
}

function compareSpans(a: Span, b: Span): number {
  return a.offset - b.offset || a.length - b.length;
}

function rowOf(span: Span, { location, characters }: FilePlace): number[] {
  const { offset, length, startLine, startColumn, endLine, endColumn } = location;
  const lines = [startLine, startColumn, endLine, endColumn];
  return [span.offset, span.length, offset, length, ...lines, characters.offset, characters.length];
}

function placeOf(row: PlaceTable): FilePlace {
  const at = (column: number): number => row[column]!;
  return {
    location: {
      offset: at(2),
      length: at(3),
      startLine: at(4),
      startColumn: at(5),
      endLine: at(6),
      endColumn: at(7),
    },
    characters: { offset: at(8), length: at(9) },
  };
}
