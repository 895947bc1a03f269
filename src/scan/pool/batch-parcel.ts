import type { NewStrings } from '../../core/log/columns/strings.ts';
import type { PackedLog, PackedPart } from '../../core/log/packed/packed-log.ts';
import type { PackedBatch } from '../batches/packed-batch.ts';
import { nothingFound } from '../files/found.ts';
import type { FileToRead, PartOfBatch } from '../files/packed-export.ts';
import { NO_PLACES } from '../places/place-table.ts';
import type { WideCharacters } from '../places/wide-characters.ts';
import { foundIn, writeFound } from './found.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';
import type { NoteReader, Shelf, ShelfReader } from './shelf.ts';
import type { StringsReceiver, StringsSender } from './strings.ts';
import { readTold, writeTold } from './told.ts';

/** What of a parcel is written to. */
interface Into {
  readonly plain: PlainWriter;
  readonly notes: number[];
  readonly columns: Shelf;
  readonly strings: Shelf;
  readonly dictionary: StringsSender;
}

/** And read from. */
interface From {
  readonly spelled: SpelledValues;
  readonly notes: NoteReader;
  readonly columns: ShelfReader;
  readonly strings: ShelfReader;
  readonly dictionaries: StringsReceiver;
}

/** Writes files that were read together: what they have in common once, of each a few numbers. */
export function writeBatch({ log, files }: PackedBatch, into: Into): void {
  const { plain, notes, columns, strings, dictionary } = into;
  const { order, dictionary: own } = log.strings;
  const { isAnew, arena, ends } = dictionary.take(own);
  notes.push(files.length, log.textLength, log.count, Number(isAnew));
  columns.put(log.words);
  for (const array of [order, arena, ends]) strings.put(array);
  for (const { first, count, start, textLength, firstTime, lastTime, isPacked, wide, found } of files) {
    notes.push(first, count, start, textLength, firstTime ?? NaN, lastTime ?? NaN);
    notes.push(Number(isPacked), Number(!!found));
    columns.put(wide);
    if (!found) continue;
    writeFound(plain, found);
    writeTold(plain, columns, found.told);
  }
}

const NONE: readonly never[] = [];

/** What `writeBatch` wrote, of which the first is `files[at]`. */
export function* readBatch(
  files: readonly FileToRead[],
  at: number,
  { spelled, notes, columns, strings, dictionaries }: From,
): Generator<PartOfBatch, number> {
  const length = notes.next();
  const textLength = notes.next();
  const events = notes.next();
  const isAnew = notes.next() === 1;
  const words = columns.take() as PackedLog['words'];
  const order = strings.take() as PackedLog['strings']['order'];
  const arena = strings.take() as NewStrings['arena'];
  const ends = strings.take() as NewStrings['ends'];
  const of: PackedLog = {
    format: 'records',
    textLength,
    count: events,
    words,
    strings: { order, dictionary: dictionaries.receive({ isAnew, arena, ends }) },
    layerLists: [[]],
    header: undefined,
    notEvents: NONE,
    unreadable: 0,
    problems: NONE,
  };
  for (let index = at; index < at + length; index++) {
    const { path, id } = files[index]!;
    // One by one: a list to take them from would be made for each of thousands of files.
    const first = notes.next();
    const count = notes.next();
    const start = notes.next();
    const log: PackedPart = { of, first, count, start, textLength: notes.next() };
    const times = { log: id, firstTime: notes.nextTime(), lastTime: notes.nextTime() };
    const isPacked = notes.next() === 1;
    const isAny = notes.next() === 1;
    const wide = columns.take() as WideCharacters;
    const { matches, facts } = isAny ? foundIn(spelled, times) : nothingFound(times);
    const told = isAny ? readTold(spelled, columns) : undefined;
    const part: PartOfBatch = {
      kind: 'read',
      path,
      isPacked,
      bytes: log.textLength,
      problems: NONE,
      log,
      matches,
      facts,
      wide,
      places: NO_PLACES,
      isTooLargeToDraw: false,
    };
    yield told ? { ...part, told } : part;
  }
  return at + length;
}
