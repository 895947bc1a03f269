import type { SharedLog } from '../../core/log/packed/packed-log.ts';
import type { FileProblem } from '../file-problem.ts';
import type { PackedExport } from '../packed-export.ts';
import type { SkippedFile } from '../read-text.ts';
import { decodeData } from './decode-data.ts';
import type { Dictionary } from './dictionary.ts';
import { encodeData } from './encode-data.ts';
import { factsShape } from './facts-shape.ts';
import type { GrowingDictionary } from './growing-dictionary.ts';
import type { Column } from './layout.ts';
import { logShape } from './log-shape.ts';
import { matchesShape } from './matches-shape.ts';
import { anything, flag, list, object, oneOf, text, whole } from './shape.ts';

/** What an index keeps of a file: what reading it gave, but for its text; or why it was skipped. */
export type StoredFile = StoredExport | SkippedFile;

/** A file that was read. The strings of its log are those of the index, or of the table that these were added to. */
export type StoredExport = Omit<PackedExport, 'log' | 'text'> & { readonly log: SharedLog };

/** The columns of the block that keeps the file. */
export function storedColumns(
  file: StoredFile,
  dictionary: GrowingDictionary,
): Generator<void, readonly Column[]> {
  return encodeData(file, dictionary);
}

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
  const file = (yield* decodeData(columns, dictionary)) as StoredFile;
  if (!isFile(file) || file.path !== path) return undefined;
  if (file.kind === 'skipped') return isSkipped(file) ? file : undefined;
  if (!isExport(file) || !logShape(strings)(file.log)) return undefined;
  yield;
  const { count } = file.log;
  const isSound = factsShape(count)(file.facts) && matchesShape(id, count)(file.matches);
  return isSound ? file : undefined;
}

const isFile = object({ kind: oneOf('read', 'skipped'), path: text });

const isSkipped = object({ reason: text });

const isExport = object<StoredExport>({
  kind: oneOf('read'),
  path: text,
  isPacked: flag,
  bytes: whole,
  problems: list(object<FileProblem>({ code: text, message: text, offset: whole, severity: text })),
  log: object({}),
  matches: anything,
  facts: anything,
  isPlainLine: flag,
  places: (value) => value instanceof Uint32Array || value instanceof Float64Array,
  isTooLargeToDraw: flag,
});
