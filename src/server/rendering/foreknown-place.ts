import type { References } from '../../core/analysis/references/references.ts';
import { hideSessionTokensInText } from '../../core/enrich/redact.ts';
import { firstThat } from '../../core/log/binary-search.ts';
import type { TextColumn } from '../../core/log/columns/columns.ts';
import { tableOf } from '../../core/log/finish.ts';
import type { FieldPath } from '../../core/log/json/value.ts';
import type { Log } from '../../core/log/log.ts';
import { PATH_OF_COLUMN, Outlines } from '../../core/log/columns/outline.ts';
import type { Place } from '../../protocol.ts';
import { INDENT, layoutOf, type PartLayout } from './layout.ts';
import { partsOf, type Part } from './parts.ts';
import { renderingUri } from './rendering-uri.ts';

/** A part of a log, its rendering's URI and where the records stand in that. */
interface ShownPart extends Part {
  readonly uri: string;
  readonly layout: PartLayout;
}

/** By the numbers of entries: the line of each, where it is known, and the number of its URI. */
export interface FoundLines {
  readonly lines: Int32Array;
  readonly uris: Uint32Array;
}

/** Places in the rendering of a log that are known without reading its text. */
export class ForeknownPlaces {
  readonly #source: string;
  readonly #log: Log;
  readonly #outlines: Outlines;
  readonly #parts: ShownPart[] = [];

  constructor(source: string, log: Log) {
    this.#source = source;
    this.#log = log;
    this.#outlines = new Outlines(tableOf(log).rows);
  }

  /**
   * Where the value at a path of an event stands in the log's rendering of indented records, as far as the columns tell:
   * no text is read. Undefined where they do not.
   */
  at(index: number, path: FieldPath): Place | undefined {
    const column = columnAt(path);
    const value = column && tableOf(this.#log).rows.text(column, index);
    const lineInRecord = column && this.#outlines.at(index)?.lineOf[column];
    if (!value || lineInRecord === undefined || !isShownAsItIs(value)) return undefined;
    const part = this.#partWith(index);
    const first = lineIn(part, index);
    if (first === undefined) return undefined;
    const line = first + lineInRecord;
    const character = characterOf(column);
    const end = { line, character: character + value.length };
    return { uri: part.uri, range: { start: { line, character }, end } };
  }

  /**
   * The same of values in columns that are shown as they are, for the entries from `first` to before `end`; the others are
   * left as they were. Pauses where records have to be read to count lines.
   */
  *find(
    { events, columns }: Pick<References, 'events' | 'columns'>,
    first: number,
    end: number,
    { lines, uris }: FoundLines,
    numberOf: (uri: string) => number,
  ): Generator<void, void> {
    const { rows } = tableOf(this.#log);
    const outlines = rows.slice('outline', 0, rows.count);
    let part: ShownPart | undefined;
    let uri = 0;
    for (let entry = first; entry < end; entry++) {
      const index = events[entry]!;
      const column = columns[entry];
      const lineInRecord = column && this.#outlines.numbered(outlines[index]!)?.lineOf[column];
      if (lineInRecord === undefined) continue;
      if (!part || index >= part.end) {
        part = this.#partWith(index);
        uri = numberOf(part.uri);
        if (!part.layout.lines) yield;
      }
      const line = lineIn(part, index);
      if (line === undefined) continue;
      lines[entry] = line + lineInRecord;
      uris[entry] = uri;
    }
  }

  /** The URI of the rendering in which an event stands. */
  uriOf(index: number): string {
    return this.#partWith(index).uri;
  }

  #partWith(index: number): ShownPart {
    const parts = partsOf(this.#log);
    const number = parts.length === 1 ? 0 : firstThat(parts.length, (part) => index < parts[part]!.end);
    return (this.#parts[number] ??= {
      ...parts[number]!,
      uri: renderingUri({ source: this.#source, part: number }),
      layout: layoutOf(this.#log, number, 'indented'),
    });
  }
}

/** Undefined for a record that stands in one line. */
function lineIn({ first, layout }: ShownPart, index: number): number | undefined {
  if (layout.lines) return layout.lines[index - first];
  const { line, isIndented } = layout.at(index);
  return isIndented ? line : undefined;
}

/** Where the value of a column begins in its line. Behind its name come the second quote, a colon, a blank and a quote. */
export function characterOf(column: TextColumn): number {
  const path = PATH_OF_COLUMN[column]!;
  return INDENT.length * (1 + path.length) + String(path.at(-1)).length + 5;
}

/** Whoever asks for places asks for those of one value. */
let latest = { value: '', isShown: false };

/** False where a rendering hides a value, or a part of it. */
export function isShownAsItIs(value: string): boolean {
  if (value !== latest.value) latest = { value, isShown: hideSessionTokensInText(value) === value };
  return latest.isShown;
}

const COLUMNS = Object.entries(PATH_OF_COLUMN) as readonly (readonly [TextColumn, FieldPath])[];

function columnAt(path: FieldPath): TextColumn | undefined {
  const isIts = ([, own]: readonly [TextColumn, FieldPath]): boolean =>
    own === path || (own.length === path.length && own.every((step, at) => step === path[at]));
  return COLUMNS.find(isIts)?.[0];
}

/** A log never changes. */
const known = new WeakMap<Log, ForeknownPlaces>();

export function foreknownPlaces(source: string, log: Log): ForeknownPlaces {
  let places = known.get(log);
  if (!places) known.set(log, (places = new ForeknownPlaces(source, log)));
  return places;
}
