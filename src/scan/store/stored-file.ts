import type { LogFacts } from '../../core/analysis/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { SharedLog } from '../../core/log/packed/packed-log.ts';
import type { FileProblem } from '../file-problem.ts';
import type { SkippedFile } from '../read-export.ts';
import { decodeData } from './decode-data.ts';
import type { Dictionary } from './dictionary.ts';
import { encodeData } from './encode-data.ts';
import { factsShape } from './facts-shape.ts';
import type { GrowingDictionary } from './growing-dictionary.ts';
import type { Column } from './layout.ts';
import { logShape } from './log-shape.ts';
import { matchesData, matchesOf, type MatchesData } from './matches-data.ts';
import { matchesShape } from './matches-shape.ts';
import { anything, flag, list, object, oneOf, text, whole } from './shape.ts';

/** What an index keeps of a file: what reading it gave, but for its text; or why it was skipped. */
export type StoredFile = StoredExport | SkippedFile;

/** A file that was read. */
export interface StoredExport {
  readonly kind: 'read';
  readonly path: string;
  readonly isPacked: boolean;
  readonly bytes: number;
  readonly problems: readonly FileProblem[];
  /** Its strings are those of the index. */
  readonly log: SharedLog;
  readonly matches: LogMatches;
  readonly facts: LogFacts;
  readonly places: Uint32Array<ArrayBuffer>;
  readonly isTooLargeToDraw: boolean;
}

/** The same as it stands in its block. */
type StoredData = Omit<StoredExport, 'path' | 'matches'> & { readonly matches: MatchesData };

/** The columns of the block that keeps the file. */
export function storedColumns(
  file: StoredFile,
  dictionary: GrowingDictionary,
): Generator<void, readonly Column[]> {
  if (file.kind === 'skipped') return encodeData({ kind: 'skipped', reason: file.reason }, dictionary);
  const { kind, isPacked, bytes, problems, log, matches, facts, places, isTooLargeToDraw } = file;
  const data: StoredData = {
    kind,
    isPacked,
    bytes,
    problems,
    log,
    matches: matchesData(matches),
    // They may be worked out when asked for.
    facts: { ...facts },
    places,
    isTooLargeToDraw,
  };
  return encodeData(data, dictionary);
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

/** The file that these columns hold. Undefined where they hold none, or one with numbers that count in nothing. */
export function* storedFile(
  columns: readonly Column[],
  { path, id, strings, dictionary }: Wanted,
): Generator<void, StoredFile | undefined> {
  const data = yield* decodeData(columns, dictionary);
  if (isSkipped(data)) return { kind: 'skipped', path, reason: (data as SkippedFile).reason };
  if (!isExport(data)) return undefined;
  const file = data as StoredData;
  const { log, matches, facts } = file;
  if (!logShape(strings)(log)) return undefined;
  yield;
  if (!factsShape(log.count)(facts)) return undefined;
  const areMatches = matchesShape(log.count, matches.events.length, matches.values.length);
  return areMatches(matches) ? { ...file, path, matches: matchesOf(matches, id) } : undefined;
}

const isSkipped = object<Omit<SkippedFile, 'path' | 'isTooLarge'>>({ kind: oneOf('skipped'), reason: text });

const isExport = object<StoredData>({
  kind: oneOf('read'),
  isPacked: flag,
  bytes: whole,
  problems: list(object<FileProblem>({ code: text, message: text, offset: whole, severity: text })),
  log: object({}),
  matches: object({ events: list(anything), values: list(anything) }),
  facts: object({}),
  places: (value) => value instanceof Uint32Array,
  isTooLargeToDraw: flag,
});
