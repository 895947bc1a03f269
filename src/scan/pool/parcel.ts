import type { LogFacts } from '../../core/analysis/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { LogFormat } from '../../core/log/log.ts';
import { TEXT_COLUMNS } from '../../core/log/columns.ts';
import { NUMBER_COLUMNS, type PackedColumn } from '../../core/log/packed/packed-log.ts';
import type { PackedLog, PackedName, PackedTimes } from '../../core/log/packed/packed-log.ts';
import type { FileToRead, PackedExport } from '../packed-export.ts';
import { NoteReader, Shelf, ShelfReader } from './shelf.ts';

/**
 * What was read of some small files, as one message to another thread. Of a log with a few events nearly all that would
 * be sent says that there is nothing, and a message costs more than all that is in it.
 */
export interface Parcel {
  readonly kind: 'parcel';
  /** In the order in which they were put in. */
  readonly formats: readonly LogFormat[];
  /** All that is a number, and what is to be known of the arrays. */
  readonly notes: Float64Array<ArrayBuffer>;
  readonly columns: ArrayBuffer;
  /** Apart from the columns, because they are not kept. */
  readonly strings: ArrayBuffer;
  /** Of files of which there is more to say. */
  readonly more: readonly (More | undefined)[];
}

type FoundLists = Pick<LogMatches, 'matches' | 'undecided' | 'suppressed' | 'joins'>;
type LogLists = Pick<PackedLog, 'layerLists' | 'header' | 'notEvents' | 'problems'>;

interface More {
  readonly problems: PackedExport['problems'];
  readonly log: LogLists;
  readonly found: FoundLists;
  readonly facts: LogFacts;
}

const NONE: readonly never[] = [];
/** Of almost all small logs. */
const NOTHING_MORE: More = {
  problems: NONE,
  log: { layerLists: [[]], header: undefined, notEvents: NONE, problems: NONE },
  found: { matches: NONE, undecided: NONE, suppressed: NONE, joins: NONE },
  facts: {
    keyPairs: NONE,
    securityGroups: NONE,
    issues: NONE,
    accessKeys: NONE,
    updates: NONE,
    digests: NONE,
  },
};
const COLUMNS: readonly PackedName[] = [...NUMBER_COLUMNS, ...TEXT_COLUMNS];

/** Files that are to be sent together. */
export class ParcelWriter {
  readonly #formats: LogFormat[] = [];
  readonly #more: (More | undefined)[] = [];
  readonly #notes: number[] = [];
  readonly #columns = new Shelf(this.#notes);
  readonly #strings = new Shelf(this.#notes);

  get isEmpty(): boolean {
    return this.#formats.length === 0;
  }

  /** Its text, if it has one, stays here. */
  add(file: PackedExport): void {
    const { isPacked, bytes, isPlainLine, isTooLargeToDraw, places, log, matches } = file;
    const { textLength, count, unreadable } = log;
    this.#formats.push(log.format);
    this.#more.push(moreOf(file));
    this.#notes.push(Number(isPacked), bytes, Number(isPlainLine), Number(isTooLargeToDraw));
    this.#notes.push(textLength, count, unreadable, log.strings.count);
    this.#notes.push(matches.firstTime ?? NaN, matches.lastTime ?? NaN);
    this.#columns.put(places);
    for (const name of COLUMNS) this.#columns.put(log.columns[name]);
    const { times } = log;
    if (times instanceof Float64Array) this.#columns.put(times);
    else {
      this.#columns.put(times.numbers);
      this.#notes.push(times.base, times.step);
    }
    this.#columns.put(log.eventIDs);
    this.#strings.put(log.strings.starts);
    this.#strings.put(log.strings.arena);
  }

  /** The message, and what of it to transfer. */
  parcel(): { readonly parcel: Parcel; readonly transferred: ArrayBuffer[] } {
    const notes = Float64Array.from(this.#notes);
    const [columns, strings] = [this.#columns.buffer(), this.#strings.buffer()];
    const parcel: Parcel = {
      kind: 'parcel',
      formats: this.#formats,
      notes,
      columns,
      strings,
      more: this.#more,
    };
    return { parcel, transferred: [notes.buffer, columns, strings] };
  }
}

/** What was put in, file by file: they were read of `files`, in this order. */
export function* unpacked(parcel: Parcel, files: readonly FileToRead[]): Generator<PackedExport> {
  const notes = new NoteReader(parcel.notes);
  const columns = new ShelfReader(notes, parcel.columns);
  const strings = new ShelfReader(notes, parcel.strings);
  for (const [index, format] of parcel.formats.entries()) {
    const { path, id } = files[index]!;
    const more = parcel.more[index] ?? NOTHING_MORE;
    const [isPacked, bytes] = [notes.next() === 1, notes.next()];
    const [isPlainLine, isTooLargeToDraw] = [notes.next() === 1, notes.next() === 1];
    const [textLength, count, unreadable, stringCount] = [
      notes.next(),
      notes.next(),
      notes.next(),
      notes.next(),
    ];
    const [firstTime, lastTime] = [timeOf(notes.next()), timeOf(notes.next())];
    const places = columns.take<PackedExport['places']>();
    const log: PackedLog = {
      format,
      textLength,
      count,
      columns: columnsIn(columns),
      times: timesIn(columns, notes),
      eventIDs: columns.take<PackedLog['eventIDs']>(),
      strings: {
        count: stringCount,
        starts: strings.take<PackedLog['strings']['starts']>(),
        arena: strings.take<PackedLog['strings']['arena']>(),
      },
      layerLists: more.log.layerLists,
      header: more.log.header,
      notEvents: more.log.notEvents,
      unreadable,
      problems: more.log.problems,
    };
    yield {
      kind: 'read',
      path,
      isPacked,
      bytes,
      problems: more.problems,
      log,
      matches: { log: id, ...more.found, firstTime, lastTime },
      facts: more.facts,
      isPlainLine,
      places,
      isTooLargeToDraw,
    };
  }
}

function columnsIn(columns: ShelfReader): PackedLog['columns'] {
  const taken = {} as Record<PackedName, PackedColumn>;
  for (const name of COLUMNS) taken[name] = columns.take<PackedColumn>();
  return taken;
}

function timesIn(columns: ShelfReader, notes: NoteReader): PackedLog['times'] {
  const numbers = columns.take<PackedColumn | Float64Array<ArrayBuffer>>();
  if (numbers instanceof Float64Array) return numbers;
  return { base: notes.next(), step: notes.next() as PackedTimes['step'], numbers };
}

function timeOf(noted: number): number | undefined {
  return Number.isNaN(noted) ? undefined : noted;
}

/** Undefined where it is all as in nearly every file. */
function moreOf({ problems, log, matches, facts }: PackedExport): More | undefined {
  const { layerLists, header, notEvents, problems: ofLog } = log;
  const { matches: found, undecided, suppressed = NONE, joins } = matches;
  const lists = [problems, notEvents, ofLog, found, undecided, suppressed, joins, ...Object.values(facts)];
  const isUsual = layerLists.length === 1 && layerLists[0]!.length === 0 && header === undefined;
  if (isUsual && lists.every(({ length }) => length === 0)) return undefined;
  return {
    problems,
    log: { layerLists, header, notEvents, problems: ofLog },
    found: { matches: found, undecided, suppressed, joins },
    facts,
  };
}
