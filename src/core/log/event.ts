import { decode } from './bytes.ts';
import type { Columns, TextColumn } from './columns.ts';
import type { CsvHeader } from './csv.ts';
import { parseJson, pathTo, placeOf, rootOf } from './json-read.ts';
import type { JsonNode } from './json-read.ts';
import { isObject } from './json.ts';
import type { FieldPath, JsonObject } from './json.ts';
import { unwrap } from './layers.ts';
import type { Layer, Unwrapped } from './layers.ts';
import type { ColumnText, Log, LogEvent } from './log.ts';
import { conclusionAt, pathOfPlaced, placedAt, recordOf } from './placement.ts';
import type { Placement } from './placement.ts';
import { placementsOf } from './shapes.ts';
import { touches } from './span.ts';
import type { Span } from './span.ts';
import { canonicalTime } from './time.ts';

/** What the events of a log share. */
export interface EventTable {
  readonly columns: Columns;
  readonly layerLists: readonly (readonly Layer[])[];
  /** Of a CSV file. */
  readonly header: CsvHeader | undefined;
  /** The records last asked for, oldest first. */
  readonly recent: Map<number, JsonObject>;
  /** The event whose bytes were last looked at. */
  readonly latest: {
    index: number;
    unwrapped: Unwrapped | undefined;
    /** Of a record in CloudTrail's own form. */
    root: JsonNode | undefined;
    /** Of a converted one. */
    placements: Placement[] | undefined;
  };
}

const RECENT_RECORDS = 32;

/** One row of the columns, seen as an event. */
export class ColumnEvent implements LogEvent {
  readonly log: Log;
  readonly index: number;
  readonly #table: EventTable;

  constructor(log: Log, index: number, table: EventTable) {
    this.log = log;
    this.index = index;
    this.#table = table;
  }

  get span(): Span {
    const { offset, length } = this.#table.columns;
    return { offset: offset[this.index]!, length: length[this.index]! };
  }

  get layers(): readonly Layer[] {
    return this.#table.layerLists[this.#table.columns.layers[this.index]!]!;
  }

  get converted(): boolean {
    return this.#shape !== 0;
  }

  get eventID(): string | undefined {
    return this.#text('eventID');
  }

  get eventName(): string {
    return this.#text('eventName') ?? '';
  }

  get eventSource(): string {
    return this.#text('eventSource') ?? '';
  }

  get eventTime(): string | undefined {
    const { time } = this;
    return this.#text('eventTime') ?? (time === undefined ? undefined : canonicalTime(time));
  }

  get time(): number | undefined {
    const time = this.#table.columns.time[this.index]!;
    return Number.isNaN(time) ? undefined : time;
  }

  get awsRegion(): string | undefined {
    return this.#text('awsRegion');
  }

  get sourceIPAddress(): string | undefined {
    return this.#text('sourceIPAddress');
  }

  get accessKeyId(): string | undefined {
    return this.#text('accessKeyId');
  }

  get principalArn(): string | undefined {
    return this.#text('principalArn');
  }

  get userName(): string | undefined {
    return this.#text('userName');
  }

  get accountId(): string | undefined {
    return this.#text('accountId');
  }

  get error(): string | undefined {
    return this.#text('error');
  }

  record(): JsonObject {
    const { recent } = this.#table;
    const known = recent.get(this.index);
    if (known) return known;
    const record = this.#read();
    if (recent.size >= RECENT_RECORDS) recent.delete(recent.keys().next().value!);
    recent.set(this.index, record);
    return record;
  }

  locate(path: FieldPath): Span | undefined {
    const { bytes, toText } = this.#unwrapped();
    const place =
      this.#shape === 0
        ? placeOf(bytes, this.#root(bytes), path)
        : placedAt(this.#placements(bytes), bytes, path);
    if (!place) return undefined;
    const offset = toText(place.start);
    return { offset, length: toText(place.end) - offset };
  }

  concludedFrom(path: FieldPath): ColumnText | undefined {
    return this.converted ? conclusionAt(this.#placements(this.#unwrapped().bytes), path) : undefined;
  }

  pathAt(offset: number): FieldPath | undefined {
    if (!touches(this.span, offset)) return undefined;
    const { bytes, fromText } = this.#unwrapped();
    const at = fromText(offset);
    return this.#shape === 0
      ? pathTo(bytes, this.#root(bytes), at)
      : pathOfPlaced(this.#placements(bytes), bytes, at);
  }

  get #shape(): number {
    return this.#table.columns.shape[this.index]!;
  }

  #read(): JsonObject {
    const { bytes } = this.#unwrapped();
    if (this.#shape !== 0) return recordOf(this.#placements(bytes));
    const value = parseJson(bytes);
    return isObject(value) ? value : {};
  }

  #root(bytes: Uint8Array): JsonNode | undefined {
    return (this.#table.latest.root ??= rootOf(bytes));
  }

  #placements(bytes: Uint8Array): Placement[] {
    return (this.#table.latest.placements ??= placementsOf(this.#shape, bytes, this.#table.header));
  }

  /** Whoever asks for one value's place mostly asks for the next one's too. */
  #unwrapped(): Unwrapped {
    const { latest } = this.#table;
    if (latest.index !== this.index) {
      latest.unwrapped = unwrap(this.log.text, this.span, this.layers);
      latest.placements = undefined;
      latest.root = undefined;
      latest.index = this.index;
    }
    return latest.unwrapped!;
  }

  #text(column: TextColumn): string | undefined {
    const { columns } = this.#table;
    return columns.strings.text(columns[column][this.index]!);
  }
}

/** The text of `span` of the event with the container's layers undone once each. */
export function cut(event: LogEvent, span: Span): string {
  return decode(unwrap(event.log.text, span, layersOf(event)).bytes);
}

/** The layers between the log's text and the event's own, from the outermost inwards. */
export function layersOf(event: LogEvent): readonly Layer[] {
  return event instanceof ColumnEvent ? event.layers : [];
}

/** True for an event whose record was put together from columns: it does not stand in the text as CloudTrail wrote it. */
export function isConverted(event: LogEvent): boolean {
  return event instanceof ColumnEvent && event.converted;
}
