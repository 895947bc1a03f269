import { TabledLog, tableOf } from '../finish.ts';
import { ColumnEvent } from '../event.ts';
import type { EventTable } from '../event.ts';
import type { Log, LogEvent } from '../log.ts';
import { RecordCache } from '../record-cache.ts';
import type { StringTable } from '../columns/strings.ts';
import type { LogText } from '../text/log-text.ts';
import type { PackedLog, SharedLog } from './packed-log.ts';
import { PackedRows } from './packed-rows.ts';
import { Slabs } from './slabs.ts';

/** What logs have in common that share their strings. */
interface Common {
  /** What was last read of their texts: it is held for a few events, not for each log. */
  readonly cache: RecordCache;
  /** Where their numbers of strings are. */
  readonly slabs: Slabs;
}

const common = new WeakMap<StringTable, Common>();

/**
 * A packed log as a log again: it answers all that the log did before it was packed. `strings` is one table shared by
 * all logs of a case: those of the log's dictionary are interned there. `text` brings the text when somebody needs it
 * (a record is read, a place is shown); it may be asked again and again. An empty text, where the file is gone or has
 * changed, gives empty records and no places.
 */
export function openPacked(packed: PackedLog, strings: StringTable, text: () => LogText): Log {
  const { order, dictionary } = packed.strings;
  const numbers = dictionary.numbersIn(strings);
  return openShared({ ...packed, strings: renumbered(order, numbers) }, strings, text);
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
  let shared = common.get(strings);
  if (!shared) common.set(strings, (shared = { cache: new RecordCache(), slabs: new Slabs() }));
  const { cache, slabs } = shared;
  const { layerLists, header } = packed;
  const kept = packed.strings instanceof Uint32Array ? slabs.keepNumbers(packed.strings) : packed.strings;
  const rows = new PackedRows({ ...packed, strings: kept }, strings);
  const table: EventTable = { rows, layerLists, header, cache };
  return new OpenedLog(packed, table, text);
}

/** What a log was opened from. Undefined for one that was read. */
export function sharedOf(log: Log): SharedLog | undefined {
  const { rows } = tableOf(log);
  return rows instanceof PackedRows ? rows.log : undefined;
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

  constructor(packed: SharedLog, table: EventTable, text: () => LogText) {
    super(table);
    this.format = packed.format;
    this.textLength = packed.textLength;
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
