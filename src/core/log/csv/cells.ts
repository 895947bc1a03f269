import { BACKSLASH, OPEN_BRACE, OPEN_BRACKET, QUOTE, decode } from '../bytes.ts';
import { cellsOfRow } from './row.ts';
import type { CsvHeader } from './row.ts';
import { membersOf, rootOf, stringAt } from '../json/read.ts';
import type { JsonNode } from '../json/read.ts';
import type { Layer } from '../layers.ts';

/**
 * One named value of a record that is no CloudTrail record but holds one's values: a cell of a CSV row, a leaf of a
 * document. `[start, end)` are its characters in the record's unwrapped bytes: of a string those between the quotes.
 */
export interface Cell {
  readonly name: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** What lies between the characters and `text`. */
  readonly layers: readonly Layer[];
  /** It is JSON as it stands (a number, an array …), not a string. */
  readonly json: boolean;
}

/** The cells of a record by name. Of equal names the last one counts. */
export type Cells = ReadonlyMap<string, Cell>;

const PLAIN_TEXT: readonly Layer[] = [];
const QUOTED_CELL: readonly Layer[] = ['csv'];
const ESCAPED: readonly Layer[] = ['json'];

export function csvCells(bytes: Uint8Array, header: CsvHeader): Cells {
  const cells = new Map<string, Cell>();
  const row = cellsOfRow(bytes, 0, bytes.length, header.delimiter);
  row.forEach(({ start, end, quoted }, column) => {
    const name = header.names[column];
    if (name === undefined || end === start) return;
    const written = decode(bytes, start, end);
    const text = quoted ? written.replaceAll('""', '"') : written;
    cells.set(name, { name, text, start, end, layers: quoted ? QUOTED_CELL : PLAIN_TEXT, json: false });
  });
  return cells;
}

/** Deeper objects are leaves, too. */
const MAX_DEPTH = 32;

/** The leaves of a document, named by their dotted path; an array is one leaf. */
export function documentCells(bytes: Uint8Array): Cells {
  const cells = new Map<string, Cell>();
  const add = (node: JsonNode | undefined, prefix: string, depth: number): void => {
    for (const member of node ? membersOf(bytes, node) : []) {
      const name = prefix + member.name;
      if (bytes[member.start] === OPEN_BRACE && depth < MAX_DEPTH) add(member, `${name}.`, depth + 1);
      else cells.set(name, leaf(bytes, name, member));
    }
  };
  add(rootOf(bytes), '', 0);
  return cells;
}

/** The cells of a row that is an array of one-member objects: `[{"eventID":"…"},{"eventName":"…"}]`. */
export function lakeCells(bytes: Uint8Array): Cells {
  return new Map(
    elementsOf(bytes).flatMap((members) =>
      members.map((member) => [member.name!, leaf(bytes, member.name!, member)]),
    ),
  );
}

/** The cells of a row that is an array of `{"field":"eventName","value":"…"}`. */
export function insightsCells(bytes: Uint8Array): Cells {
  const cells = new Map<string, Cell>();
  for (const members of elementsOf(bytes)) {
    const field = members.find((member) => member.name === 'field');
    const value = members.find((member) => member.name === 'value');
    if (!field || !value) continue;
    const name = stringAt(bytes, field.start, field.end);
    cells.set(name, leaf(bytes, name, value));
  }
  return cells;
}

/** The members of each object in a row. */
function elementsOf(bytes: Uint8Array): (readonly JsonNode[])[] {
  const row = rootOf(bytes);
  if (!row) return [];
  return membersOf(bytes, row)
    .filter((element) => bytes[element.start] === OPEN_BRACE)
    .map((element) => membersOf(bytes, element));
}

function leaf(bytes: Uint8Array, name: string, { start, end }: JsonNode): Cell {
  if (bytes[start] !== QUOTE) {
    const json =
      bytes[start] !== OPEN_BRACKET && decode(bytes, start, end) === 'null' ? '' : decode(bytes, start, end);
    return { name, text: json, start, end, layers: PLAIN_TEXT, json: true };
  }
  const escaped = bytes.subarray(start, end).includes(BACKSLASH);
  return {
    name,
    text: stringAt(bytes, start, end),
    start: start + 1,
    end: end - 1,
    layers: escaped ? ESCAPED : PLAIN_TEXT,
    json: false,
  };
}
