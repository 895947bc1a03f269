import { matchInPartsInSteps } from '../../core/detect/match.ts';
import { ColumnRows } from '../../core/log/columns/column-rows.ts';
import { timesOf } from '../../core/log/events.ts';
import { tableOf } from '../../core/log/finish.ts';
import { NoRoomForStrings } from '../../core/log/kernel/pool.ts';
import { JOINED } from '../../core/log/kernel/rooms.ts';
import type { Log } from '../../core/log/log.ts';
import { readLog } from '../../core/log/read.ts';
import { inOneGo } from '../../core/log/steps.ts';
import type { Engine, EngineParts } from '../engine.ts';
import type { FileToRead, ReadAlone } from '../files/packed-export.ts';
import { packTextInSteps, readInSteps, type Packing } from '../files/read-packed.ts';
import { readSmallText, type FileText } from '../files/read-text.ts';
import type { Rooms } from '../files/reused-rooms.ts';
import { wideCharactersOfLine } from '../places/one-line.ts';
import type { WideCharacters } from '../places/wide-characters.ts';
import { FoundByFile } from './found-by-file.ts';
import { isJoinable, JoinedTexts, recordsInEach } from './joined-texts.ts';
import type { FileOfBatch, PackedBatch } from './packed-batch.ts';

/** A file that is read with others has at most so many bytes, packed or not. */
const LARGEST_FILE = 1 << 18;

/** A file whose text is among those that are joined: that is all there is to be said of it. */
interface Waiting {
  readonly file: FileToRead;
  readonly isPacked: boolean;
  readonly wide: WideCharacters;
}

/**
 * Reads files one after the other, several as if they were one unless they are large: what there is to be done for each log,
 * however little is in it, is done once for all of them. What is found in each is the same as if it were read alone.
 */
export class BatchReader {
  readonly #engine: Engine;
  readonly #packing: Required<Packing>;
  readonly #joined: JoinedTexts;
  readonly #rooms: Rooms;
  #waiting: Waiting[] = [];

  readonly #isTogether: boolean;

  /** Files whose references somebody may ask for are read alone: what tells of these is noted for many events at once. */
  constructor(
    engine: Engine,
    packing: Required<Packing>,
    { forReferences = true }: Pick<EngineParts, 'forReferences'>,
  ) {
    this.#isTogether = !forReferences;
    this.#engine = engine;
    this.#packing = packing;
    const { rooms } = packing;
    this.#joined = new JoinedTexts(rooms.joined(JOINED));
    this.#rooms = {
      ...rooms,
      text: (bytes) => this.#joined.room(bytes) ?? rooms.text(bytes),
      keeps: (buffer) => rooms.keeps(buffer),
    };
  }

  /** Reads in steps; those without anything are pauses in the middle of it. What it gives holds until the next step. */
  *readInSteps(files: readonly FileToRead[]): Generator<ReadAlone | PackedBatch | void, void> {
    for (const file of files) {
      if (!this.#isTogether || file.size > LARGEST_FILE || file.piece || file.withText) {
        yield* this.#end();
        yield yield* readInSteps(file, this.#engine, this.#packing);
      } else yield* this.#readSmall(file);
    }
    yield* this.#end();
  }

  *#readSmall(file: FileToRead): Generator<ReadAlone | PackedBatch, void> {
    const { path, size } = file;
    const text = readSmallText(path, { size, kernel: this.#engine.scanner, rooms: this.#rooms });
    const wide = text.kind === 'text' ? wideIfPlain(text) : undefined;
    if (text.kind === 'text' && wide) {
      if (!this.#joined.hasRoom(text.bytes)) yield* this.#end();
      if (this.#joined.hasRoom(text.bytes)) {
        this.#joined.add(text.decoded.text);
        this.#waiting.push({ file, isPacked: text.isPacked, wide });
        return;
      }
    }
    yield* this.#end();
    yield text.kind === 'skipped' ? text : this.#readAlone(file, text);
  }

  /** Reads what was put together so far. */
  *#end(): Generator<ReadAlone | PackedBatch, void> {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    const batch = waiting.length > 1 ? this.#batchOf(waiting) : undefined;
    if (batch) yield batch;
    else
      for (const [at, { file, isPacked }] of waiting.entries())
        yield this.#readAlone(file, plainText(this.#joined.text(at), isPacked));
    this.#waiting = [];
    this.#joined.clear();
  }

  #readAlone(file: FileToRead, text: FileText): ReadAlone {
    try {
      return inOneGo(packTextInSteps(file, text, this.#engine, { ...this.#packing, rooms: this.#rooms }));
    } catch (error) {
      // What is small may unpack to a great deal. Texts that are joined do not hold so much.
      if (!(error instanceof NoRoomForStrings)) throw error;
      return inOneGo(readInSteps(file, this.#engine));
    }
  }

  /** Undefined where they have to be read one by one. */
  #batchOf(waiting: readonly Waiting[]): PackedBatch | undefined {
    const { scanner, rules, enrich, factsOf } = this.#engine;
    const log = readLog(this.#joined.join(), { scanner, columns: this.#packing.columns() });
    const counts = isNothingButRecords(log) && recordsInEach(this.#joined.texts, columnsOf(log));
    if (!counts) {
      this.#joined.part();
      return undefined;
    }
    const matches = inOneGo(matchInPartsInSteps('', log, rules, enrich));
    const found = new FoundByFile(matches, factsOf(log));
    let first = 0;
    const files = waiting.map(({ file, isPacked, wide }, at): FileOfBatch => {
      const { start, end } = this.#joined.texts[at]!;
      const count = counts[at]!;
      const { firstTime, lastTime } = timesOf(log, first, first + count);
      const part = { first, count, start, firstTime, lastTime };
      const textLength = end - start;
      const inIt = found.next(file.id, part);
      first += count;
      return { ...part, textLength, isPacked, wide, found: inIt };
    });
    return { kind: 'batch', log: this.#packing.pack(log), files };
  }
}

/**
 * What tells all places in a text that is all there is to a file, in one line, and UTF-8: no two such need each other to be
 * understood. Undefined for any other.
 */
function wideIfPlain({ decoded, isVerbatim, problems, odd }: FileText): WideCharacters | undefined {
  const isFine = isVerbatim && problems.length === 0 && decoded.problems.length === 0;
  return isFine && isJoinable(decoded.text) ? wideCharactersOfLine(decoded.text, odd) : undefined;
}

/** Again what was read of a file whose text is such a one. */
function plainText(text: Uint8Array, isPacked: boolean): FileText {
  const decoded = { text, toFileOffset: (offset: number) => offset, problems: [] };
  const { length: bytes } = text;
  return { kind: 'text', decoded, isPacked, bytes, isVerbatim: true, problems: [], odd: undefined };
}

/** True for a log of which there is nothing to be said but its events, which stand there as CloudTrail writes them. */
function isNothingButRecords(log: Log): boolean {
  const { format, problems, notEvents, unreadable } = log;
  const isFine = format === 'records' && problems.length === 0 && notEvents.length === 0 && unreadable === 0;
  const { rows, layerLists } = tableOf(log);
  if (!isFine || !(rows instanceof ColumnRows) || layerLists.length > 1) return false;
  const { count, shape } = rows.columns;
  for (let index = 0; index < count; index++) if (shape[index] !== 0) return false;
  return true;
}

function columnsOf(log: Log): ColumnRows['columns'] {
  return (tableOf(log).rows as ColumnRows).columns;
}
