import { hideSessionTokensInText } from '../core/enrich/redact.ts';
import type { TextColumn } from '../core/log/columns.ts';
import { offsetOfEvent } from '../core/log/events.ts';
import { tableOf } from '../core/log/finish.ts';
import type { FieldPath } from '../core/log/json.ts';
import type { Log } from '../core/log/log.ts';
import { PATH_OF_COLUMN, Outlines } from '../core/log/outline.ts';
import type { Place } from '../protocol.ts';
import { INDENT, layoutOf } from './layout.ts';
import { partNumberAt } from './parts.ts';
import { renderingUri } from './rendering-uri.ts';

/** Places in the rendering of a log that are known without reading its text. */
export class ForeknownPlaces {
  readonly #source: string;
  readonly #log: Log;
  readonly #outlines: Outlines;
  /** By the number of the part. */
  readonly #uris: string[] = [];

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
    const lineInRecord = column && this.#outlines.at(index)?.lineOf[column];
    const value = lineInRecord && tableOf(this.#log).rows.text(column, index);
    if (!value || isHidden(value)) return undefined;
    const part = partNumberAt(this.#log, offsetOfEvent(this.#log, index));
    const laidOut = layoutOf(this.#log, part, 'indented').at(index);
    if (!laidOut.isIndented) return undefined;
    const line = laidOut.line + lineInRecord;
    // Behind the name come its second quote, a colon, a blank and a quote.
    const character = INDENT.length * (1 + path.length) + String(path.at(-1)).length + 5;
    const uri = (this.#uris[part] ??= renderingUri({ source: this.#source, part }));
    return { uri, range: { start: { line, character }, end: { line, character: character + value.length } } };
  }
}

/** Whoever asks for places asks for those of one value. */
let latest = { value: '', isHidden: false };

/** True where a rendering does not show a value as it is. */
function isHidden(value: string): boolean {
  if (value !== latest.value) latest = { value, isHidden: hideSessionTokensInText(value) !== value };
  return latest.isHidden;
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
