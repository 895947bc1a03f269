import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  isDigit,
  isSpace,
} from '../bytes.ts';
import { Unescaper } from './embedded-text.ts';
import { settleArray, settleObject } from './settle.ts';
import { ARRAY, clearIdentity, newFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { endOfString, endOfWord, scan, skipNested, skipSpace } from '../json/scan.ts';
import {
  CONTEXT,
  FIELD,
  FIELD_OF,
  FORMAT_OF,
  IDENTITY,
  ISSUER,
  KEY,
  PLAIN,
  ROLE,
  ROLE_OF,
  SIGN,
  SIGN_OF,
  keyAt,
} from './keys.ts';
import type { Layer } from '../layers.ts';
import type { LogFormat } from '../log.ts';
import { foundIn, layersId, noteDamage, noteUnreadable } from './reading.ts';
import type { Reading } from './reading.ts';
import { bracketInStringBefore, isRestOfRecord, isTimestamp, opensJson, recordAmong } from './recover.ts';
import type { ProblemCode } from '../problem.ts';
import { Roots } from './roots.ts';
import type { RecordScan } from './scanner.ts';

/** Objects nested deeper are passed over: CloudTrail's own are a dozen levels deep at most. */
const MAX_DEPTH = 256;
/** Strings inside strings inside strings … */
const MAX_LAYERS = 6;
/** Shorter than any record that has a name and a source. */
const SHORTEST_RECORD = 30;
/** Lists of records lie no deeper; see `MAX_DEPTH` for what a record may hold itself. */
const DEEPEST_LIST = 16;

const NO_BYTES = new Uint8Array(0);
const NUL = 0;
const RECORD_SEPARATOR = 0x1e;

/**
 * Walks JSON text of any shape once, from its first byte to its last, and writes the events it comes upon into a
 * `Reading`. Values are unwrapped until something is an event, also through strings that hold JSON (by a walker of their
 * own, one layer further in). Inside a CloudTrail record nothing is looked for, except when it turns out to be damaged
 * or none: then the parts passed over are walked again, thoroughly, so every byte is walked at most twice.
 *
 * Where JSON stops being JSON the open objects are given up, the place is noted, and walking goes on with the next
 * object; what was complete before stays found.
 */
export class Walker {
  readonly #reading: Reading;
  readonly #parent: Walker | undefined;
  readonly #thorough: boolean;
  readonly #frames: Frame[] = [];
  #records: RecordScan | undefined;
  #inner: Walker | undefined;
  #rewalker: Walker | undefined;
  #depth = 0;
  #at = 0;
  #bytes: Uint8Array = NO_BYTES;
  #start = 0;
  #end = 0;
  #layers: readonly Layer[] = [];
  #layersId = 0;
  #innerLayers: readonly Layer[] | undefined;
  #toText: (index: number) => number = (index) => index;
  #embeddingKey = 0;
  readonly #unescaper = new Unescaper();
  #broken = false;
  readonly #roots = new Roots();
  #rootFound = 0;
  #searchedEnd = false;

  constructor(reading: Reading, parent?: Walker, thorough = false) {
    this.#reading = reading;
    this.#parent = parent;
    this.#thorough = thorough;
  }

  /** Lets `records` read the plain ones of the log's own text. */
  readRecordsBy(records: RecordScan): void {
    this.#records = records;
  }

  /** Takes up the text `bytes[start, end)`; `toText` says where an index of `bytes` stands in the log's text. */
  begin(
    bytes: Uint8Array,
    start: number,
    end: number,
    layers: readonly Layer[],
    toText: (index: number) => number,
  ): void {
    this.#bytes = bytes;
    this.#start = this.#at = start;
    this.#end = end;
    if (this.#layers !== layers) {
      this.#layers = layers;
      this.#layersId = layersId(this.#reading, layers);
      this.#innerLayers = undefined;
    }
    this.#toText = toText;
    this.#depth = 0;
    this.#broken = this.#thorough;
    this.#roots.reset();
    this.#rootFound = foundIn(this.#reading);
    this.#searchedEnd = false;
  }

  /** Walks on, about `budget` bytes. True when the end is reached. */
  step(budget: number): boolean {
    const until = Math.min(this.#end, this.#at + budget);
    let i = this.#at;
    while (i < until) {
      if (this.#depth === 0) i = this.#topLevel(i);
      else {
        const frame = this.#frames[this.#depth - 1]!;
        i = frame.kind === ARRAY ? this.#elements(frame, i) : this.#members(frame, i);
      }
      if (i >= this.#end && this.#depth > 0) i = this.#fail(this.#end);
    }
    this.#at = i;
    return i >= this.#end;
  }

  walkAll(): void {
    while (!this.step(this.#end - this.#start + 1));
  }

  /** What the whole text is called when no envelope has a name of its own. */
  shapeOfRoots(): LogFormat {
    return this.#roots.shape();
  }

  /** The outermost envelope the walk is in at this moment. */
  envelope(): LogFormat | undefined {
    const outer = this.#parent?.envelope();
    if (outer) return outer;
    for (let d = 0; d < this.#depth; d++) {
      const format = FORMAT_OF[this.#frames[d]!.key];
      if (format) return format;
    }
    return FORMAT_OF[this.#embeddingKey];
  }

  /** Names the export after the envelope it is in, unless something found before has. */
  #name(): void {
    if (this.#reading.named) return;
    this.#reading.named = true;
    this.#reading.format = this.envelope();
  }

  #topLevel(start: number): number {
    const bytes = this.#bytes;
    const i = skipSpace(bytes, start, this.#end);
    if (i >= this.#end) return i;
    const byte = bytes[i]!;
    // The first two say what the text as a whole is.
    if (byte === OPEN_BRACE && this.#roots.count >= 2) {
      const before = this.#reading.columns.count;
      const next = this.#plainRecords(i, false);
      this.#roots.count += this.#reading.columns.count - before;
      if (next > i) return next;
    }
    if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      this.#rootFound = foundIn(this.#reading);
      return this.#open(byte === OPEN_BRACE ? PLAIN : ARRAY, 0, i);
    }
    if (byte === COMMA || byte === NUL || byte === RECORD_SEPARATOR || isMark(bytes, i)) return i + 1;
    if (this.#broken && (byte === CLOSE_BRACE || byte === CLOSE_BRACKET)) return i + 1;
    if (byte === QUOTE && i === this.#start) {
      const close = endOfString(bytes, i + 1, this.#end);
      if (close > 0 && opensJson(bytes, i + 1)) {
        this.#embed(undefined, 0, i + 1, close);
        return close + 1;
      }
    }
    return this.#passText(i);
  }

  /** Reads the plain records from `start` on, as many as there are; returns where they end, `start` if there is none. */
  #plainRecords(start: number, isList: boolean): number {
    if (!this.#records || this.#depth > DEEPEST_LIST) return start;
    const end = this.#records.read(start, isList);
    if (end > start) {
      this.#reading.recognised = true;
      this.#name();
    }
    return end;
  }

  /** Passes over text between records. */
  #passText(start: number): number {
    const bytes = this.#bytes;
    let i = start;
    while (i < this.#end && bytes[i] !== OPEN_BRACE && bytes[i] !== OPEN_BRACKET) i++;
    let textEnd = i;
    while (textEnd > start && isSpace(bytes[textEnd - 1])) textEnd--;
    if (bytes[i] === OPEN_BRACE && isTimestamp(bytes, start, textEnd)) {
      this.#roots.hasTimestamps = true;
      return i;
    }
    if (this.#thorough) return i;
    const offset = this.#toText(start);
    const length = this.#toText(textEnd) - offset;
    if (
      this.#roots.count === 0 &&
      !this.#broken &&
      start === skipSpace(bytes, this.#start, this.#end) &&
      isRestOfRecord(bytes, start, textEnd)
    ) {
      this.#broken = true;
      const recognised = this.#reading.recognised;
      noteUnreadable(this.#reading, 'cut-at-start', 'The text begins inside a record.', offset, length);
      // Any text can begin like this; what follows decides whether it is CloudTrail.
      this.#reading.recognised = recognised;
    } else if (!this.#parent || this.#roots.count > 0) {
      // What stands before the record in a message (a syslog header, say) is no damage.
      noteDamage(this.#reading, 'skipped-text', 'Text between records was passed over.', offset, length);
    }
    return i;
  }

  /** Reads members until an object opens or closes. Everything goes through here, so strings are handled in place. */
  #members(frame: Frame, start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    const { kind } = frame;
    const fields = FIELD_OF[kind]!;
    // userIdentity and the objects in it keep what they find in their record's frame.
    const { spans } = kind === PLAIN ? frame : this.#frames[this.#depth - 1 - kind]!;
    let i = start;
    for (;;) {
      if (frame.afterValue) {
        if (bytes[i] !== COMMA) {
          i = skipSpace(bytes, i, end);
          if (i >= end) return end;
          if (bytes[i] === CLOSE_BRACE) return this.#close(frame, i + 1);
          if (bytes[i] !== COMMA) return this.#fail(i);
        }
        frame.afterValue = false;
        i++;
      }
      if (bytes[i] !== QUOTE) {
        i = skipSpace(bytes, i, end);
        if (i >= end) return end;
        if (bytes[i] === CLOSE_BRACE) return this.#close(frame, i + 1);
      }
      let nameEnd: number;
      let key: number;
      if (bytes[i] === QUOTE) {
        nameEnd = endOfString(bytes, i + 1, end);
        if (nameEnd < 0) return this.#fail(end);
        key = keyAt(bytes, i + 1, nameEnd);
        i = nameEnd + 1;
      } else {
        nameEnd = endOfWord(bytes, i, end);
        if (nameEnd === i) return this.#fail(i);
        key = keyAt(bytes, i, nameEnd);
        i = nameEnd;
      }
      if (bytes[i] !== COLON) i = skipSpace(bytes, i, end);
      if (i >= end || bytes[i] !== COLON) return this.#fail(i);
      if (bytes[++i] !== QUOTE) i = skipSpace(bytes, i, end);
      if (i >= end) return this.#fail(end);
      frame.size++;
      frame.afterValue = true;
      if (kind === PLAIN) this.#sign(frame, key);
      const field = fields[key]!;
      if (bytes[i] === QUOTE) {
        const close = endOfString(bytes, i + 1, end);
        if (close < 0) return this.#fail(end);
        if (field >= 0) {
          spans[field * 2] = i + 1;
          spans[field * 2 + 1] = close;
        }
        if (kind === PLAIN) this.#string(frame, key, i + 1, close);
        i = close + 1;
        continue;
      }
      if (field >= 0) spans[field * 2] = -1;
      if (bytes[i] === OPEN_BRACE || bytes[i] === OPEN_BRACKET) {
        const depth = this.#depth;
        i = this.#nested(frame, key, i);
        if (this.#depth !== depth) return i;
        continue;
      }
      const close = endOfWord(bytes, i, end);
      if (close === i) return this.#fail(i);
      if (field === FIELD.eventTime && isDigit(bytes[i])) {
        spans[field * 2] = i;
        spans[field * 2 + 1] = close;
      }
      i = close;
    }
  }

  /** A string member of an object that is no part of a record: it may hold one. */
  #string(frame: Frame, key: number, start: number, end: number): void {
    const original = (ROLE_OF[key]! & ROLE.original) !== 0;
    if (original || ((frame.signs & SIGN.record) === 0 && opensJson(this.#bytes, start)))
      this.#embed(frame, key, start, end);
  }

  #sign(frame: Frame, key: number): void {
    const sign = SIGN_OF[key]!;
    frame.signs |= sign;
    frame.recordKeys += sign & SIGN.record;
  }

  #nested(frame: Frame, key: number, i: number): number {
    const object = this.#bytes[i] === OPEN_BRACE;
    if (frame.kind === PLAIN) {
      if (key === KEY.userIdentity && object) {
        clearIdentity(frame);
        if (frame.skippedFrom < 0) frame.skippedFrom = i;
        return this.#open(IDENTITY, key, i);
      }
      if (
        (frame.signs & SIGN.record) === 0 ||
        this.#thorough ||
        (ROLE_OF[key]! & (ROLE.original | ROLE.holder)) !== 0
      ) {
        return this.#open(object ? PLAIN : ARRAY, key, i);
      }
    } else if (object && frame.kind === IDENTITY && key === KEY.sessionContext)
      return this.#open(CONTEXT, key, i);
    else if (object && frame.kind === CONTEXT && key === KEY.sessionIssuer) return this.#open(ISSUER, key, i);
    return this.#skip(frame.kind === PLAIN ? frame : this.#frames[this.#depth - 1 - frame.kind]!, i);
  }

  #skip(record: Frame, i: number): number {
    if (record.skippedFrom < 0) record.skippedFrom = i;
    const close = skipNested(this.#bytes, i, this.#end);
    if (close < 0) return this.#fail(scan.stoppedAt);
    if (scan.depth > MAX_DEPTH) record.tooDeep = true;
    return close;
  }

  #elements(frame: Frame, start: number): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let i = start;
    for (;;) {
      i = skipSpace(bytes, i, end);
      if (i >= end) return end;
      let byte = bytes[i]!;
      if (frame.afterValue) {
        if (byte === CLOSE_BRACKET) return this.#close(frame, i + 1);
        if (byte !== COMMA) return this.#fail(i);
        frame.afterValue = false;
        i = skipSpace(bytes, i + 1, end);
        if (i >= end) return end;
        byte = bytes[i]!;
      }
      if (byte === CLOSE_BRACKET) return this.#close(frame, i + 1);
      frame.afterValue = true;
      frame.size++;
      if (byte === OPEN_BRACE) {
        const next = this.#plainRecords(i, true);
        if (next > i) return next;
      }
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET)
        return this.#open(byte === OPEN_BRACE ? PLAIN : ARRAY, 0, i);
      if (byte === QUOTE) {
        const close = endOfString(bytes, i + 1, end);
        if (close < 0) return this.#fail(end);
        if (opensJson(bytes, i + 1)) this.#embed(frame, 0, i + 1, close);
        i = close + 1;
      } else {
        const close = endOfWord(bytes, i, end);
        if (close === i) return this.#fail(i);
        i = close;
      }
    }
  }

  #open(kind: number, key: number, start: number): number {
    if (this.#depth === MAX_DEPTH) {
      const close = skipNested(this.#bytes, start, this.#end);
      if (close < 0) return this.#fail(scan.stoppedAt);
      const message = `Nested more than ${MAX_DEPTH} levels deep; what lies deeper was passed over.`;
      noteDamage(this.#reading, 'too-deep', message, this.#toText(start), 1);
      return close;
    }
    const frame = (this.#frames[this.#depth++] ??= newFrame());
    const { columns, notEvents } = this.#reading;
    frame.kind = kind;
    frame.key = key;
    frame.start = start;
    frame.afterValue = false;
    frame.size = 0;
    frame.signs = 0;
    frame.recordKeys = 0;
    frame.rowSigns = 0;
    frame.skippedFrom = -1;
    frame.tooDeep = false;
    frame.events = columns.count;
    frame.notEvents = notEvents.length;
    frame.found = foundIn(this.#reading);
    frame.isEnvelope = false;
    frame.originalFrom = -1;
    if (kind === PLAIN) frame.spans.fill(-1);
    return start + 1;
  }

  #close(frame: Frame, end: number): number {
    const parent = this.#frames[this.#depth - 2];
    const place = {
      reading: this.#reading,
      bytes: this.#bytes,
      frame,
      end,
      layers: this.#layersId,
      toText: this.#toText,
      parent: this.#depth > 1 ? parent : undefined,
      walker: this,
    };
    if (frame.kind === PLAIN) settleObject(place);
    else if (frame.kind === ARRAY) settleArray(place);
    this.#depth--;
    if (this.#depth === 0) this.#endRoot(frame, end);
    return end;
  }

  #endRoot(frame: Frame, end: number): void {
    if (foundIn(this.#reading) === this.#rootFound) return;
    this.#roots.add(this.#bytes, frame.start, end, frame.kind === ARRAY);
  }

  /** Walks again, looking into everything, what was passed over since `from`. */
  rewalk(from: number, to: number): void {
    if (this.#thorough) return;
    this.#rewalker ??= new Walker(this.#reading, this, true);
    this.#rewalker.begin(this.#bytes, from, to, this.#layers, this.#toText);
    this.#rewalker.walkAll();
  }

  /** Where JSON stops being JSON. Gives up what is open and returns where to go on. */
  #fail(at: number): number {
    const bytes = this.#bytes;
    const cut = at >= this.#end;
    const record = recordAmong(
      this.#frames,
      this.#depth,
      this.#reading.columns.count,
      !this.#broken && this.#roots.count > 0,
    );
    if (!this.#thorough) {
      const offset = this.#toText(at);
      const [code, message] = whatFailed(cut ? undefined : bytes[at]);
      const length = cut ? 0 : 1;
      if (record) {
        this.#name();
        const inString = this.#layers.length > 0;
        const { recognised } = this.#reading;
        noteUnreadable(
          this.#reading,
          inString ? 'unreadable-record' : code,
          `${message} The record around it could not be read.`,
          offset,
          length,
        );
        // One common name in a damaged text is no proof.
        if (record.recordKeys < 2 && (record.recordKeys === 0 || record === this.#frames[0]))
          this.#reading.recognised = recognised;
      } else if (bytes[at] === COLON && this.#isAmongRecords()) {
        noteUnreadable(this.#reading, code, 'A record without its opening bracket.', offset, length);
      } else noteDamage(this.#reading, code, message, offset, length);
      if (record && record.skippedFrom >= 0) this.rewalk(record.skippedFrom, at);
    }
    const lowest = this.#depth > 0 ? this.#frames[0]!.start : this.#start;
    // Behind the end there is nothing to go on with, so a string that runs up to it is searched only once.
    const inside = cut && this.#searchedEnd ? -1 : bracketInStringBefore(bytes, at, cut, lowest);
    this.#searchedEnd ||= cut;
    if (this.#depth > 0) this.#endRoot(this.#frames[0]!, this.#frames[0]!.start);
    this.#depth = 0;
    this.#broken = true;
    if (inside >= 0) return inside;
    return cut || bytes[at] === OPEN_BRACE || bytes[at] === OPEN_BRACKET ? at : at + 1;
  }

  /** True right inside a list in which events have been found. */
  #isAmongRecords(): boolean {
    const frame = this.#frames[this.#depth - 1];
    return frame?.kind === ARRAY && frame.events < this.#reading.columns.count;
  }

  /** Reads the JSON held by the string content `bytes[start, end)`, a member of `frame`. */
  #embed(frame: Frame | undefined, key: number, start: number, end: number): void {
    const original = frame !== undefined && (ROLE_OF[key]! & ROLE.original) !== 0;
    if (
      end - start < SHORTEST_RECORD ||
      this.#layers.length >= MAX_LAYERS ||
      (original && frame.originalFrom >= 0)
    )
      return;
    if (original && !opensJson(this.#bytes, start) && !this.#bytes.subarray(start, end).includes(OPEN_BRACE))
      return;
    const { bytes, length, toText } = this.#unescaper.unescape(this.#bytes, start, end, this.#toText);
    const { columns, problems } = this.#reading;
    const before = foundIn(this.#reading);
    const problemsBefore = problems.length;
    const { foundAtDamage } = this.#reading;
    const events = columns.count;
    this.#inner ??= new Walker(this.#reading, this, this.#thorough);
    this.#embeddingKey = key;
    this.#innerLayers ??= [...this.#layers, 'json'];
    this.#inner.begin(bytes, 0, length, this.#innerLayers, toText);
    this.#inner.walkAll();
    this.#embeddingKey = 0;
    if (foundIn(this.#reading) === before) {
      problems.length = problemsBefore;
      this.#reading.foundAtDamage = foundAtDamage;
    } else if (original) {
      frame.originalFrom = events;
      frame.originalTo = columns.count;
    }
  }
}

/** What is to be said where JSON stops being JSON, by the byte there; undefined is the end. */
function whatFailed(byte: number | undefined): readonly [code: ProblemCode, message: string] {
  if (byte === undefined) return CUT;
  return byte === CLOSE_BRACE || byte === CLOSE_BRACKET ? UNBALANCED : INVALID;
}

const CUT = ['cut-at-end', 'The text ends before its last bracket is closed.'] as const;
const UNBALANCED = ['unbalanced', 'A closing bracket that matches no opening one.'] as const;
const INVALID = ['invalid-json', 'This is where the text stops being JSON.'] as const;

/** True inside a byte order mark: files put behind one another have theirs in the middle. */
function isMark(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === 0xef ? bytes[at + 1] === 0xbb : byte === 0xbb || byte === 0xbf;
}
