import { formatRecord } from '../core/analysis/exports/formatted-record.ts';
import { sizeOfIndented } from '../core/analysis/exports/indented-size.ts';
import type { Log, LogEvent } from '../core/log/log.ts';
import type { EventLayout } from '../protocol.ts';
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

/**
 * Where the records of a part stand in its rendering, worked out as far as somebody asks, without making the rendering.
 * A record that would make the text too large when indented (deep nesting can grow it a hundredfold) stands in one line.
 */
export class PartLayout {
  readonly #part: Part;
  readonly #style: EventLayout;
  readonly #records: LaidOut[] = [];
  #line = 1;
  #characters = 0;
  #bytesDone = 0;

  constructor(part: Part, style: EventLayout) {
    this.#part = part;
    this.#style = style;
  }

  /** `events` are the log's; `index` is that of an event of this part. */
  at(events: readonly LogEvent[], index: number): LaidOut {
    const { first } = this.#part;
    while (this.#records.length <= index - first) this.#add(events[first + this.#records.length]!);
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

/** A log never changes, so its parts are laid out once. */
const known = new WeakMap<Log, Map<string, PartLayout>>();

export function layoutOf(log: Log, number: number, style: EventLayout): PartLayout {
  let layouts = known.get(log);
  if (!layouts) known.set(log, (layouts = new Map()));
  const key = `${style} ${number}`;
  let layout = layouts.get(key);
  if (!layout) layouts.set(key, (layout = new PartLayout(partsOf(log)[number]!, style)));
  return layout;
}

/** The record as it stands in a rendering, from the beginning of its first line. */
export function recordText(event: LogEvent, { isIndented }: LaidOut): string {
  const { indented, compact } = formatRecord(event);
  return INDENT + (isIndented ? indented.replaceAll('\n', `\n${INDENT}`) : compact);
}
