import { BACKSLASH, OPEN_BRACE, QUOTE, decode, encode } from './bytes.ts';
import { ISSUED_BY_STS, isPlainNote, NOTE } from './columns/columns.ts';
import type { PlaceColumn, TextColumn } from './columns/columns.ts';
import { NOWHERE, placedText } from './columns/text-places.ts';
import type { CsvHeader } from './csv/row.ts';
import { parseJson, pathTo, placeOf, plainTextAt, rootOf, valueFrom } from './json/read.ts';
import type { JsonNode, Place } from './json/read.ts';
import { isObject } from './json/value.ts';
import type { FieldPath, JsonObject } from './json/value.ts';
import { unwrap } from './layers.ts';
import type { Layer } from './layers.ts';
import type { ColumnText, Log, LogEvent } from './log.ts';
import { conclusionAt, pathOfPlaced, placedAt, recordOf } from './shapes/placement.ts';
import type { Placement } from './shapes/placement.ts';
import { plainStrings } from './json/plain-strings.ts';
import type { PlainString, StringTest } from './json/plain-strings.ts';
import type { LookedAt, RecordCache } from './record-cache.ts';
import type { Rows } from './columns/rows.ts';
import { placementsOf } from './shapes/shapes.ts';
import { touches } from './span.ts';
import type { Span } from './span.ts';
import type { Search } from './text/byte-search.ts';
import { canonicalTime } from './time.ts';

/** What the events of a log share. */
export interface EventTable {
  readonly rows: Rows;
  readonly layerLists: readonly (readonly Layer[])[];
  /** Of a CSV file. */
  readonly header: CsvHeader | undefined;
  readonly cache: RecordCache;
}

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
    const { rows } = this.#table;
    return { offset: rows.at('offset', this.index), length: rows.at('length', this.index) };
  }

  get layers(): readonly Layer[] {
    return this.#table.layerLists[this.#table.rows.at('layers', this.index)]!;
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
    const time = this.#table.rows.time(this.index);
    return Number.isNaN(time) ? undefined : time;
  }

  get awsRegion(): string | undefined {
    return this.#text('awsRegion');
  }

  get sourceIPAddress(): string | undefined {
    return this.#text('sourceIPAddress');
  }

  get userAgent(): string | undefined {
    return this.#text('userAgent');
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
    return this.#table.cache.record(this.#table, this.index, () => this.#read());
  }

  /** See `mayHold`. */
  mayHold(isIn: Search): boolean {
    if (this.#isKnown) return this.#isInBytes(isIn, 0, this.#table.rows.at('length', this.index));
    if (this.converted) return true;
    const { bytes } = this.#lookedAt().unwrapped;
    return isIn(bytes) || hidesCharacters(bytes);
  }

  /** See `mayHold`. */
  partMayHold(part: RecordPart, isIn: Search): boolean {
    if (!this.#isKnown) return this.mayHold(isIn);
    const at = this.#placeIn(PLACES[part].own);
    return at > 0 && this.#isInBytes(isIn, at, this.#endOfPart(at, this.#placeIn(PLACES[part].other)));
  }

  /** See `isPlain`. */
  get isPlain(): boolean {
    return isPlainNote(this.#note);
  }

  /** See `plainTextOf`. */
  plainText(path: FieldPath): string | null | undefined {
    if (!this.#isKnown) return undefined;
    const placed = placedText(path);
    const at = placed ? this.#placeIn(placed.at) : 0;
    if (at !== 0) return at === NOWHERE ? null : this.#text(placed!.text)!;
    const part = this.#partOf(path);
    if (!part) return plainTextAt(this.#lookedAt().unwrapped.bytes, this.#root()!, path);
    const node = this.#nodeOf(part);
    return node ? plainTextAt(this.#lookedAt().unwrapped.bytes, node, path, 1) : null;
  }

  /** See `parametersMayHold`. */
  parametersMayHold(isIn: Search): boolean {
    if (!this.#isKnown) return this.mayHold(isIn);
    const request = this.#placeIn('requestAt');
    const response = this.#placeIn('responseAt');
    return this.#isInObject(request, response, isIn) || this.#isInObject(response, request, isIn);
  }

  /** See `stringsInResponse`. */
  stringsInResponse(isWanted: StringTest): readonly PlainString[] | undefined {
    if (!this.isPlain) return undefined;
    const at = this.#placeIn('responseAt');
    const end = this.#table.rows.at('length', this.index);
    return at === 0 ? [] : plainStrings(this.#plainBytes(at, end), RESPONSE, isWanted);
  }

  /** See `keyIssuedBySts`. */
  get keyIssuedBySts(): string | undefined {
    if (this.#note !== NOTE.issuedKey) return undefined;
    const at = this.#placeIn('responseAt') + ISSUED_BY_STS.length;
    const bytes = this.#plainBytes(at, at + LONGEST_ISSUED);
    let end = 0;
    while (end < bytes.length && bytes[end] !== QUOTE) end++;
    return decode(bytes, 0, end);
  }

  /** See `hasOneOtherKey`. */
  get hasOneOtherKey(): boolean {
    return this.#note === NOTE.otherKey || this.#note === NOTE.issuedKey;
  }

  locate(path: FieldPath): Span | undefined {
    const placed = placedText(path);
    const at = placed ? this.#placeIn(placed.at) : 0;
    if (at !== 0) return at === NOWHERE ? undefined : this.#spanOfText(placed!.text, at);
    const { bytes, toText } = this.#lookedAt().unwrapped;
    const place = this.#shape === 0 ? this.#placeOf(path) : placedAt(this.#placements(), bytes, path);
    if (!place) return undefined;
    const offset = toText(place.start);
    return { offset, length: toText(place.end) - offset };
  }

  concludedFrom(path: FieldPath): ColumnText | undefined {
    return this.converted ? conclusionAt(this.#placements(), path) : undefined;
  }

  pathAt(offset: number): FieldPath | undefined {
    if (!touches(this.span, offset)) return undefined;
    const { bytes, fromText } = this.#lookedAt().unwrapped;
    const at = fromText(offset);
    return this.#shape === 0 ? pathTo(bytes, this.#root(), at) : pathOfPlaced(this.#placements(), bytes, at);
  }

  /** Something is known of the record: no letter or digit is written as an escape, and its parts are where the columns say. */
  get #isKnown(): boolean {
    return this.#note !== NOTE.none;
  }

  get #note(): number {
    return this.#table.rows.note(this.index);
  }

  #placeIn(column: PlaceColumn): number {
    return this.#table.rows.placeIn(column, this.index);
  }

  /** The span of a column's text, which begins at `at` in the record. */
  #spanOfText(column: TextColumn, at: number): Span {
    const { rows } = this.#table;
    const text = rows.stringOf(rows.at(column, this.index));
    return { offset: rows.at('offset', this.index) + at, length: rows.strings.lengthOf(text) };
  }

  /** The bytes `[from, to)` of a record of which something is known: such a record stands in the text as it is. */
  #plainBytes(from: number, to: number): Uint8Array {
    const offset = this.#table.rows.at('offset', this.index);
    return this.log.text.subarray(offset + from, offset + to);
  }

  /** `isIn` of what begins at `at`, if that is an object, up to another part of the record if it comes behind. */
  #isInObject(at: number, other: number, isIn: Search): boolean {
    if (at === 0 || !this.#isInBytes(opensObject, at, at + 1)) return false;
    return this.#isInBytes(isIn, at, this.#endOfPart(at, other));
  }

  /** `isIn` of the bytes `[from, to)` of such a record, without a view of them where the text is one piece. */
  #isInBytes(isIn: Search, from: number, to: number): boolean {
    const { text } = this.log;
    const offset = this.#table.rows.at('offset', this.index);
    return text instanceof Uint8Array
      ? isIn(text, offset + from, offset + to)
      : isIn(text.subarray(offset + from, offset + to));
  }

  /** Where the part that begins at `at` has ended for certain: it may go on up to the other one, if that comes behind. */
  #endOfPart(at: number, other: number): number {
    return other > at ? other : this.#table.rows.at('length', this.index);
  }

  get #shape(): number {
    return this.#table.rows.at('shape', this.index);
  }

  #read(): JsonObject {
    if (this.#shape !== 0) return recordOf(this.#placements());
    const value = parseJson(this.#lookedAt().unwrapped.bytes);
    return isObject(value) ? value : {};
  }

  #root(): JsonNode | undefined {
    const known = this.#lookedAt();
    const { bytes } = known.unwrapped;
    return (known.root ??= this.#isKnown ? valueFrom(bytes) : rootOf(bytes));
  }

  #placeOf(path: FieldPath): Place | undefined {
    const { bytes } = this.#lookedAt().unwrapped;
    const part = this.#partOf(path);
    return part ? placeOf(bytes, this.#nodeOf(part), path, 1) : placeOf(bytes, this.#root(), path);
  }

  /** The part in which the value at `path` is, of a record of which something is known. */
  #partOf(path: FieldPath): RecordPart | undefined {
    return path.length > 1 && this.#isKnown ? partNamed(path[0]!) : undefined;
  }

  /** A part of a record of which something is known; undefined where it has none. */
  #nodeOf(part: RecordPart): JsonNode | undefined {
    const at = this.#placeIn(PLACES[part].own);
    if (at === 0) return undefined;
    const { parts, unwrapped } = this.#lookedAt();
    return (parts[part] ??= valueFrom(unwrapped.bytes, at));
  }

  #placements(): Placement[] {
    const known = this.#lookedAt();
    return (known.placements ??= placementsOf(this.#shape, known.unwrapped.bytes, this.#table.header));
  }

  #lookedAt(): LookedAt {
    const { cache } = this.#table;
    const known = cache.bytesOf(this.#table, this.index);
    return known ?? cache.keep(this.#table, this.index, unwrap(this.log.text, this.span, this.layers));
  }

  #text(column: TextColumn): string | undefined {
    return this.#table.rows.text(column, this.index);
  }
}

const opensObject: Search = (bytes, start = 0) => bytes[start] === OPEN_BRACE;

const RESPONSE: FieldPath = ['responseElements'];
/** So many characters of it the kernel looks for, and its closing quote. */
const LONGEST_ISSUED = 32;

/** Escapes that stand for no letter, digit, hyphen or the like. */
const HARMLESS = new Set(encode('"\\/bfnrt'));

/** True where some character of a word may be written as an escape. */
function hidesCharacters(bytes: Uint8Array): boolean {
  let at = bytes.indexOf(BACKSLASH);
  while (at >= 0) {
    if (!HARMLESS.has(bytes[at + 1] ?? 0)) return true;
    at = bytes.indexOf(BACKSLASH, at + 2);
  }
  return false;
}

/** The members of a record of which the columns may say where they begin. */
export const RECORD_PARTS = ['requestParameters', 'responseElements'] as const;
export type RecordPart = (typeof RECORD_PARTS)[number];

function partNamed(name: string | number): RecordPart | undefined {
  return RECORD_PARTS.find((part) => part === name);
}

const PLACES: Readonly<Record<RecordPart, { readonly own: PlaceColumn; readonly other: PlaceColumn }>> = {
  requestParameters: { own: 'requestAt', other: 'responseAt' },
  responseElements: { own: 'responseAt', other: 'requestAt' },
};
