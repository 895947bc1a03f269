import type { SharedLog } from '../../core/log/packed/packed-log.ts';
import {
  foundWhenAsked,
  partsOf,
  type AtHand,
  type LogTimes,
  type Parts,
  type PartWhenAsked,
} from '../files/found.ts';
import type { FileProblem } from '../files/file-problem.ts';
import type { PackedExport } from '../files/packed-export.ts';
import type { SkippedFile } from '../files/read-text.ts';
import { readKeys, writeKeys } from '../pool/keys.ts';
import { readMatched, writeMatched } from '../pool/matched.ts';
import { decodeDataInSteps, decodeSpelled } from './decode-data.ts';
import type { Dictionary } from './dictionary.ts';
import { encodeData, encodeSpelled } from './encode-data.ts';
import { factsShape } from './facts-shape.ts';
import type { GrowingDictionary } from './growing-dictionary.ts';
import type { Column } from './layout.ts';
import { logShape } from './log-shape.ts';
import { matchesShape } from './matches-shape.ts';
import { flag, list, object, oneOf, optional, text, whole } from './shape.ts';
import { isSeekTable } from '../seekable/seek-table.ts';

/** What an index keeps of a file: what reading it gave, but for its text; or why it was skipped. */
export type StoredFile = StoredExport | SkippedFile;

/** A file that was read. The strings of its log are those of the index, or of the table that these were added to. */
export type StoredExport = Omit<PackedExport, 'log' | 'text' | 'told'> & { readonly log: SharedLog };

/** The columns of the block that keeps the file. */
export function* storedColumns(
  file: StoredFile,
  dictionary: GrowingDictionary,
): Generator<void, readonly Column[]> {
  if (file.kind === 'skipped') return yield* encodeData(file, dictionary);
  const { matches, facts, ...rest } = file;
  const { log, firstTime, lastTime } = matches;
  const { atHand, ...parts } = partsOf({ matches, facts });
  const head: Head = { ...rest, times: { log, firstTime, lastTime }, atHand };
  const columns = [...(yield* encodeData(head, dictionary))];
  columns.push(...encodeSpelled((plain) => writeMatched(plain, parts.matched), dictionary));
  yield;
  columns.push(...encodeSpelled((plain) => plain.write(parts.keyPairs), dictionary));
  columns.push(...encodeSpelled((plain) => writeKeys(plain, parts.keys), dictionary));
  return columns;
}

/** What is spelled first, and first read again. What was found follows in parts: each of them can be read alone. */
interface Head extends Omit<StoredExport, 'matches' | 'facts'> {
  readonly times: LogTimes;
  readonly atHand: AtHand;
}

/** How many parts there are. */
const PARTS = 3;
/** No part has arrays: it is its code and its numbers. */
const PART_COLUMNS = 2;

/** What is asked of an index about one of its files. */
interface Wanted {
  readonly path: string;
  /** Of the log. */
  readonly id: string;
  /** How many strings the index has. */
  readonly strings: number;
  readonly dictionary: Dictionary;
}

/** The file that these columns hold. Undefined where they hold another, or numbers that count in nothing. */
export function* storedFile(
  columns: readonly Column[],
  { path, id, strings, dictionary }: Wanted,
): Generator<void, StoredFile | undefined> {
  const file = (yield* decodeDataInSteps(columns, dictionary)) as Head | SkippedFile;
  if (!isFile(file) || file.path !== path) return undefined;
  if (file.kind === 'skipped') return isSkipped(file) ? file : undefined;
  if (!isExport(file) || !logShape(strings)(file.log)) return undefined;
  yield;
  // Of a part that cannot be read there is nothing, which is not what it is to be: so it is found below.
  const part = <T>(number: number, read: Parameters<typeof decodeSpelled<T>>[2]): PartWhenAsked<T> => {
    const from = columns.length + (number - PARTS) * PART_COLUMNS;
    const own = columns.slice(from, from + PART_COLUMNS);
    return { read: () => decodeSpelled(own, dictionary, read) as T };
  };
  const matched = part(0, (values) => readMatched(values, id));
  const keyPairs = part(1, (values) => values.next() as Parts['keyPairs']);
  const keys = part(2, readKeys);
  const { times, atHand, ...rest } = file;
  const read = { matched: matched.read(), keyPairs: keyPairs.read(), keys: keys.read() };
  yield;
  const { count } = file.log;
  const isSound =
    factsShape(count)({ ...atHand.facts, ...read.keys, keyPairs: read.keyPairs }) &&
    matchesShape(id, count)({ ...times, ...read.matched, joins: atHand.joins });
  if (!isSound) return undefined;
  // To keep what was read to be looked at, until somebody asks, takes longer than to read it once more.
  return { ...rest, ...foundWhenAsked(times, atHand, { matched, keyPairs, keys }) };
}

const isFile = object({ kind: oneOf('read', 'skipped'), path: text });

const isSkipped = object({ reason: text });

const isExport = object<Head>({
  kind: oneOf('read'),
  path: text,
  isPacked: flag,
  bytes: whole,
  seek: optional(isSeekTable),
  problems: list(object<FileProblem>({ code: text, message: text, offset: whole, severity: text })),
  log: object({}),
  times: object({}),
  atHand: object({ facts: object({}) }),
  wide: optional((value) => value instanceof Uint32Array),
  places: (value) => value instanceof Uint32Array || value instanceof Float64Array,
  isTooLargeToDraw: flag,
});
