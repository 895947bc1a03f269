import { formatRecord } from '../../core/analysis/exports/formatted-record.ts';
import { sizeOfIndented } from '../../core/analysis/exports/indented-size.ts';
import { eventOf } from '../../core/log/events.ts';
import { tableOf } from '../../core/log/finish.ts';
import type { Log, LogEvent } from '../../core/log/log.ts';
import { Outlines } from '../../core/log/columns/outline.ts';
import type { Rows } from '../../core/log/columns/rows.ts';
import type { EventLayout } from '../../protocol.ts';
import { partsOf, type Part } from './parts.ts';

/** A part looks so: records, each indented, with `SEPARATOR` between `BEGIN` and `END`. */
export const BEGIN = '[\n';
export const SEPARATOR = ',\n';
export const END = '\n]\n';
export const INDENT = '  ';

/** An editor colours, folds and shows lenses below these; a part stays well inside. */
const MOST_CHARACTERS = 4_900_000;
const MOST_LINES = 99_000;

/** How one record stands in the rendering of its part. */
export interface LaidOut {
  /** The line where it begins, from 0. */
  readonly line: number;
  readonly isIndented: boolean;
}

/** Where the records of a part stand in its rendering; `index` is that of an event of this part. */
export interface PartLayout {
  at(index: number): LaidOut;
  /** The lines in which its records begin, where that is known without reading one, and all are indented. */
  readonly lines?: Uint32Array;
}

/**
 * The same worked out as far as somebody asks, without making the rendering. A record that would make the text too large
 * when indented (deep nesting can grow it a hundredfold) stands in one line.
 */
class CountedLayout implements PartLayout {
  readonly #log: Log;
  readonly #part: Part;
  readonly #style: EventLayout;
  readonly #records: LaidOut[] = [];
  #line = 1;
  #characters = 0;
  #bytesDone = 0;

  constructor(log: Log, part: Part, style: EventLayout) {
    this.#log = log;
    this.#part = part;
    this.#style = style;
  }

  at(index: number): LaidOut {
    const { first } = this.#part;
    while (this.#records.length <= index - first) this.#add(eventOf(this.#log, first + this.#records.length));
    return this.#records[index - first]!;
  }

  #add(event: LogEvent): void {
    const { length } = event.span;
    this.#bytesDone += length;
    const size = this.#style === 'onePerLine' ? undefined : sizeOfIndented(event);
    const characters = size && size.characters + size.lines * INDENT.length;
    const isIndented = size !== undefined && this.#fits(size.lines, characters!);
    this.#records.push({ line: this.#line, isIndented });
    this.#line += isIndented ? size.lines : 1;
    this.#characters += (isIndented ? characters! : length) + SEPARATOR.length;
  }

  /** With room left for all that follows, each in one line. */
  #fits(lines: number, characters: number): boolean {
    const { first, end, bytes } = this.#part;
    const recordsLeft = end - first - this.#records.length;
    return (
      this.#characters + characters + bytes - this.#bytesDone <= MOST_CHARACTERS &&
      this.#line + lines + recordsLeft <= MOST_LINES
    );
  }
}

/**
 * The same without reading a record, where columns tell how many lines each takes up and all have room when indented.
 * Undefined elsewhere.
 */
function foreknownLayout(rows: Rows, { first, end }: Part): PartLayout | undefined {
  const outlines = new Outlines(rows);
  const numbers = rows.slice('outline', first, end);
  const lengths = rows.slice('length', first, end);
  /** The lines in which records begin, then the one behind the last. */
  const lines = new Uint32Array(numbers.length + 1);
  lines[0] = 1;
  let most = 0;
  for (let at = 0; at < numbers.length; at++) {
    const outline = outlines.numbered(numbers[at]!);
    if (!outline) return undefined;
    lines[at + 1] = lines[at]! + outline.lines;
    // Besides its bytes a line has its indentation, a blank behind a name and its end; so it has less than this.
    most += lengths[at]! + outline.lines * (2 * outline.depth + INDENT.length + 2) + SEPARATOR.length;
  }
  if (most > MOST_CHARACTERS || lines.at(-1)! >= MOST_LINES) return undefined;
  return { lines, at: (index) => ({ line: lines[index - first]!, isIndented: true }) };
}

/** A log never changes, so its parts are laid out once. */
const known = new WeakMap<Log, Map<string, PartLayout>>();

export function layoutOf(log: Log, number: number, style: EventLayout): PartLayout {
  let layouts = known.get(log);
  if (!layouts) known.set(log, (layouts = new Map()));
  const key = `${style} ${number}`;
  let layout = layouts.get(key);
  if (!layout) layouts.set(key, (layout = layOut(log, partsOf(log)[number]!, style)));
  return layout;
}

function layOut(log: Log, part: Part, style: EventLayout): PartLayout {
  const foreknown = style === 'onePerLine' ? undefined : foreknownLayout(tableOf(log).rows, part);
  return foreknown ?? new CountedLayout(log, part, style);
}

/** The record as it stands in a rendering, from the beginning of its first line. */
export function recordText(event: LogEvent, { isIndented }: LaidOut): string {
  const { indented, compact } = formatRecord(event);
  return INDENT + (isIndented ? indented.replaceAll('\n', `\n${INDENT}`) : compact);
}
