import { TabledLog, tableOf } from '../finish.ts';
import { ColumnEvent } from '../column-event.ts';
import type { EventTable } from '../column-event.ts';
import type { Log, LogEvent } from '../log.ts';
import { RecordCache } from '../record-cache.ts';
import type { StringTable } from '../columns/strings.ts';
import type { LogText } from '../text/log-text.ts';
import type { PackedLog, PackedPart, SharedLog } from './packed-log.ts';
import { PackedRows } from './packed-rows.ts';
import { Slabs } from './slabs.ts';

/** What logs have in common that share their strings. */
interface Common {
  /** What was last read of their texts: it is held for a few events, not for each log. */
  readonly cache: RecordCache;
  /** Where their numbers of strings are. */
  readonly slabs: Slabs;
  /** The packed logs of which parts were opened. */
  readonly parted: WeakMap<PackedLog, SharedLog>;
}

const common = new WeakMap<StringTable, Common>();

/**
 * A packed log as a log again: it answers all that the log did before it was packed. `strings` is one table shared by
 * all logs of a case: those of the log's dictionary are interned there. `text` brings the text when somebody needs it
 * (a record is read, a place is shown); it may be asked again and again. An empty text, where the file is gone or has
 * changed, gives empty records and no places.
 */
export function openPacked(packed: PackedLog, strings: StringTable, text: () => LogText): Log {
  return openShared(sharedLog(packed, strings), strings, text);
}

/** The same for one of several texts that were packed as one log. What is shared with the others is opened once. */
export function openPart(part: PackedPart, strings: StringTable, text: () => LogText): Log {
  const { cache, slabs, parted } = commonOf(strings);
  let shared = parted.get(part.of);
  if (!shared) parted.set(part.of, (shared = kept(sharedLog(part.of, strings), slabs)));
  const { layerLists, header } = shared;
  const table: EventTable = { rows: new PackedRows(shared, strings, part), layerLists, header, cache };
  return new OpenedLog(shared, part.textLength, table, text);
}

function sharedLog(packed: PackedLog, strings: StringTable): SharedLog {
  const { order, dictionary } = packed.strings;
  return { ...packed, strings: renumbered(order, dictionary.numbersIn(strings)) };
}

/** There are millions of them: a function for each would take longer than all else. */
export function renumbered(
  strings: Uint16Array | Uint32Array,
  numbers: Uint32Array,
): Uint32Array<ArrayBuffer> {
  const result = new Uint32Array(strings.length);
  for (let index = 0; index < strings.length; index++) result[index] = numbers[strings[index]!]!;
  return result;
}

/** The same for a log whose strings are in the table already. */
export function openShared(packed: SharedLog, strings: StringTable, text: () => LogText): Log {
  const { cache, slabs } = commonOf(strings);
  const { layerLists, header } = packed;
  const rows = new PackedRows(kept(packed, slabs), strings);
  const table: EventTable = { rows, layerLists, header, cache };
  return new OpenedLog(packed, packed.textLength, table, text);
}

function commonOf(strings: StringTable): Common {
  let shared = common.get(strings);
  if (!shared) {
    shared = { cache: new RecordCache(), slabs: new Slabs(), parted: new WeakMap() };
    common.set(strings, shared);
  }
  return shared;
}

function kept(log: SharedLog, slabs: Slabs): SharedLog {
  return log.strings instanceof Uint32Array ? { ...log, strings: slabs.keepNumbers(log.strings) } : log;
}

/** What a log was opened from. Undefined for one that was read, and for a part of another. */
export function sharedOf(log: Log): SharedLog | undefined {
  const { rows } = tableOf(log);
  return rows instanceof PackedRows && rows.isWhole ? rows.log : undefined;
}

class OpenedLog extends TabledLog implements Log {
  readonly format: Log['format'];
  readonly textLength: number;
  readonly notEvents: Log['notEvents'];
  readonly unreadable: number;
  readonly problems: Log['problems'];
  readonly #text: () => LogText;
  /** A million events as objects are too many to keep. */
  #events: WeakRef<readonly LogEvent[]> | undefined;

  constructor(packed: SharedLog, textLength: number, table: EventTable, text: () => LogText) {
    super(table);
    this.format = packed.format;
    this.textLength = textLength;
    this.notEvents = packed.notEvents;
    this.unreadable = packed.unreadable;
    this.problems = packed.problems;
    this.#text = text;
  }

  get text(): LogText {
    return this.#text();
  }

  get events(): readonly LogEvent[] {
    const known = this.#events?.deref();
    if (known) return known;
    const table = tableOf(this);
    const { count } = table.rows;
    const events = Array.from({ length: count }, (_, index) => new ColumnEvent(this, index, table));
    this.#events = new WeakRef(events);
    return events;
  }
}
