import type { NewStrings } from '../../core/log/columns/strings.ts';
import type { LogFormat } from '../../core/log/log.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { PackedBatch } from '../batches/packed-batch.ts';
import type { FileAlone, FileToRead, PackedExport, PackedFile } from '../files/packed-export.ts';
import { NO_PLACES } from '../places/place-table.ts';
import type { SkippedFile } from '../files/read-text.ts';
import type { WideCharacters } from '../places/wide-characters.ts';
import { isNothing, nothingFound } from '../files/found.ts';
import { readBatch, writeBatch } from './batch-parcel.ts';
import { foundIn, writeFound } from './found.ts';
import { readTold, writeTold } from './told.ts';
import type { Readers, Writers } from './wire.ts';
import type { PlainWriter } from './plain-writer.ts';
import { NoteReader, Shelf, ShelfReader } from './shelf.ts';
import type { Spelled } from './spelling.ts';
import type { StringsSender } from './strings.ts';

/**
 * What was read of some files, as one message to another thread. Of a log with a few events nearly all that would be sent
 * says that there is nothing, and of any log a message of objects costs more than all that is in them.
 */
export interface Parcel {
  readonly kind: 'parcel';
  /** How many files. */
  readonly count: number;
  /** All that is a number, and what is to be known of the arrays. */
  readonly notes: Float64Array<ArrayBuffer>;
  readonly columns: ArrayBuffer;
  /** Apart from the columns, because they are not kept. */
  readonly strings: ArrayBuffer;
  /** Of each file what is no number and no array. */
  readonly spelled: Spelled;
  /** Of those files whose text is wanted. */
  readonly texts: readonly Uint8Array[];
}

/** What is spelled of a file; where there is more, what was found follows. */
type Told = SkippedFile | 'nothing' | 'batch' | More;

interface More extends Pick<PackedExport, 'problems'> {
  readonly kind: 'more';
  readonly log: Pick<PackedLog, 'header' | 'notEvents' | 'problems'> & {
    /** Undefined where records stand as they are. */
    readonly layerLists: PackedLog['layerLists'] | undefined;
  };
}

/** Of nearly all logs: one for all. */
const NO_LAYERS: PackedLog['layerLists'] = [[]];

const NONE: readonly never[] = [];
/** Of almost all small logs. */
const NOTHING_MORE: More = {
  kind: 'more',
  problems: NONE,
  log: { layerLists: undefined, header: undefined, notEvents: NONE, problems: NONE },
};

/** Files that are to be sent together. */
export class ParcelWriter {
  readonly #plain: PlainWriter;
  readonly #dictionary: StringsSender;
  readonly #notes: number[] = [];
  readonly #columns = new Shelf(this.#notes);
  readonly #strings = new Shelf(this.#notes);
  readonly #texts: Uint8Array[] = [];
  /** How many files are in it. */
  count = 0;

  /** What it writes with is for all parcels that go to the same `unpacked`. */
  constructor({ plain, strings }: Writers) {
    this.#plain = plain;
    this.#dictionary = strings;
  }

  add(file: FileAlone): void {
    this.count++;
    if (file.kind === 'skipped') this.#plain.write(file);
    else this.#addExport(file);
  }

  addBatch(batch: PackedBatch): void {
    this.count += batch.files.length;
    this.#plain.write('batch');
    writeBatch(batch, {
      plain: this.#plain,
      notes: this.#notes,
      columns: this.#columns,
      strings: this.#strings,
      dictionary: this.#dictionary,
    });
  }

  #addExport(file: PackedExport): void {
    const { isPacked, bytes, wide, isTooLargeToDraw, places, log, matches, text } = file;
    const { textLength, count, unreadable } = log;
    const more = moreOf(file);
    this.#plain.write(more ?? 'nothing');
    if (more) writeFound(this.#plain, file);
    this.#plain.write(log.format);
    this.#notes.push(matches.firstTime ?? NaN, matches.lastTime ?? NaN);
    this.#notes.push(Number(isPacked), bytes, Number(wide !== undefined), Number(isTooLargeToDraw));
    this.#notes.push(textLength, count, unreadable);
    this.#notes.push(Number(text !== undefined));
    if (text) this.#texts.push(text);
    writeTold(this.#plain, this.#columns, file.told);
    this.#columns.put(wide ?? places);
    this.#columns.put(log.words);
    const { order, dictionary } = log.strings;
    const { isAnew, arena, ends } = this.#dictionary.take(dictionary);
    this.#notes.push(Number(isAnew));
    for (const array of [order, arena, ends]) this.#strings.put(array);
  }

  /** The message, and what of it to transfer. */
  parcel(): { readonly parcel: Parcel; readonly transferred: ArrayBuffer[] } {
    const notes = new Float64Array(this.#notes);
    const [columns, strings] = [this.#columns.buffer(), this.#strings.buffer()];
    const spelled = this.#plain.message();
    const texts = this.#texts;
    const whole = texts.filter(({ length }) => length >= LEAST_TRANSFERRED);
    return {
      parcel: { kind: 'parcel', count: this.count, notes, columns, strings, spelled, texts },
      transferred: [
        ...[notes.buffer, columns, strings, spelled.code.buffer, spelled.numbers.buffer],
        ...whole.map(({ buffer }) => buffer as ArrayBuffer),
      ],
    };
  }
}

/** What is large enough to be a buffer of its own, not a part of one that Node shares out. */
const LEAST_TRANSFERRED = 1 << 16;

/** What was put in, file by file: they were read of `files`, in this order. The same `Readers` read all parcels. */
export function* unpacked(
  parcel: Parcel,
  files: readonly FileToRead[],
  { plain, strings: dictionaries }: Readers,
): Generator<PackedFile> {
  const spelled = plain.open(parcel.spelled);
  const notes = new NoteReader(parcel.notes);
  const columns = new ShelfReader(notes, plain.slabs.keep(new Uint8Array(parcel.columns)));
  const strings = new ShelfReader(notes, new Uint8Array(parcel.strings));
  const texts = parcel.texts.values();
  const from = { spelled, notes, columns, strings, dictionaries };
  for (let index = 0; index < parcel.count; index++) {
    const told = spelled.next() as Told;
    if (told === 'batch') {
      index = (yield* readBatch(files, index, from)) - 1;
      continue;
    }
    if (told !== 'nothing' && told.kind === 'skipped') {
      yield told;
      continue;
    }
    const { path, id } = files[index]!;
    const more = told === 'nothing' ? NOTHING_MORE : told;
    const [firstTime, lastTime] = [notes.nextTime(), notes.nextTime()];
    const times = { log: id, firstTime, lastTime };
    const found = told === 'nothing' ? nothingFound(times) : foundIn(spelled, times);
    const format = spelled.next() as LogFormat;
    const [isPacked, bytes] = [notes.next() === 1, notes.next()];
    const [isKnownLine, isTooLargeToDraw] = [notes.next() === 1, notes.next() === 1];
    const [textLength, count] = [notes.next(), notes.next()];
    const [unreadable, hasText] = [notes.next(), notes.next() === 1];
    const toldMatches = readTold(spelled, columns);
    const placing = columns.take() as PackedExport['places'];
    const words = columns.take() as PackedLog['words'];
    const isAnew = notes.next() === 1;
    const order = strings.take() as PackedLog['strings']['order'];
    const arena = strings.take() as NewStrings['arena'];
    const ends = strings.take() as NewStrings['ends'];
    const log: PackedLog = {
      format,
      textLength,
      count,
      words,
      strings: { order, dictionary: dictionaries.receive({ isAnew, arena, ends }) },
      layerLists: more.log.layerLists ?? NO_LAYERS,
      header: more.log.header,
      notEvents: more.log.notEvents,
      unreadable,
      problems: more.log.problems,
    };
    const file: PackedExport = {
      kind: 'read',
      path,
      isPacked,
      bytes,
      problems: more.problems,
      log,
      matches: found.matches,
      facts: found.facts,
      wide: isKnownLine ? (placing as WideCharacters) : undefined,
      places: isKnownLine ? NO_PLACES : placing,
      isTooLargeToDraw,
    };
    const text = hasText && { text: texts.next().value! };
    yield toldMatches || text ? { ...file, ...(toldMatches && { told: toldMatches }), ...text } : file;
  }
}

/** Undefined where it is all as in nearly every file. */
function moreOf(file: PackedExport): More | undefined {
  const { header, notEvents, problems: ofLog } = file.log;
  const layerLists = hasNoLayers(file.log) ? undefined : file.log.layerLists;
  const areNone = [file.problems, notEvents, ofLog].every(({ length }) => length === 0);
  if (layerLists === undefined && header === undefined && areNone && isNothing(file)) return undefined;
  return { kind: 'more', problems: file.problems, log: { layerLists, header, notEvents, problems: ofLog } };
}

function hasNoLayers({ layerLists }: PackedLog): boolean {
  return layerLists.length === 1 && layerLists[0]!.length === 0;
}
