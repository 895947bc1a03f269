import { hideSessionTokensInText } from '../core/enrich/redact.ts';
import { firstThat } from '../core/log/binary-search.ts';
import type { TextColumn } from '../core/log/columns.ts';
import { tableOf } from '../core/log/finish.ts';
import type { FieldPath } from '../core/log/json.ts';
import type { Log } from '../core/log/log.ts';
import { PATH_OF_COLUMN, Outlines } from '../core/log/outline.ts';
import type { Place } from '../protocol.ts';
import { INDENT, layoutOf, type PartLayout } from './layout.ts';
import { partsOf } from './parts.ts';
import { renderingUri } from './rendering-uri.ts';

/** Places in the rendering of a log that are known without reading its text. */
export class ForeknownPlaces {
  readonly #source: string;
  readonly #log: Log;
  readonly #outlines: Outlines;
  /** By the number of the part. */
  readonly #uris: string[] = [];
  readonly #layouts: PartLayout[] = [];

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
    const line = value && isShownAsItIs(value) ? this.lineOf(index, column) : undefined;
    if (line === undefined) return undefined;
    const character = characterOf(column!);
    const end = { line, character: character + value!.length };
    return { uri: this.uriOf(index), range: { start: { line, character }, end } };
  }

  /** The line of that value, which is one in a column and shown as it is; undefined likewise. */
  lineOf(index: number, column: TextColumn): number | undefined {
    const lineInRecord = this.#outlines.at(index)?.lineOf[column];
    if (lineInRecord === undefined) return undefined;
    const part = this.#partOf(index);
    const layout = (this.#layouts[part] ??= layoutOf(this.#log, part, 'indented'));
    const { line, isIndented } = layout.at(index);
    return isIndented ? line + lineInRecord : undefined;
  }

  /** The rendering in which an event stands. */
  uriOf(index: number): string {
    const part = this.#partOf(index);
    return (this.#uris[part] ??= renderingUri({ source: this.#source, part }));
  }

  #partOf(index: number): number {
    const parts = partsOf(this.#log);
    return parts.length === 1 ? 0 : firstThat(parts.length, (number) => index < parts[number]!.end);
  }
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
