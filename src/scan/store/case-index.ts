import { renumbered } from '../../core/log/packed/open.ts';
import type { SharedLog } from '../../core/log/packed/packed-log.ts';
import type { StringTable } from '../../core/log/columns/strings.ts';
import { decodeDataInSteps } from './decode-data.ts';
import { Dictionary, DICTIONARY_COLUMNS } from './dictionary.ts';
import { encodeData } from './encode-data.ts';
import type { FileIdentity } from './identity.ts';
import { GrowingDictionary } from './growing-dictionary.ts';
import { internStrings, UsedStrings } from './index-strings.ts';
import type { Column } from './layout.ts';
import { isManifest, type IndexKeys, type Manifest, type StoredPath } from './manifest.ts';
import type { IndexBlocks } from './read-index.ts';
import { storedColumns, storedFile, type StoredFile } from './stored-file.ts';

/** A file that is to be kept. `strings` of its log are those of the table. */
export interface FileToStore {
  readonly file: StoredFile;
  /** What it is now. Undefined where that is not what was read. */
  readonly identity: () => FileIdentity | undefined;
}

/** The blocks of an index of these files, and pauses. What cannot be kept is left out. */
export function* caseBlocks(
  files: readonly FileToStore[],
  strings: StringTable,
  keys: IndexKeys,
): Generator<readonly Column[] | void, void> {
  const used = new UsedStrings(strings);
  const dictionary = new GrowingDictionary();
  const stored: StoredPath[] = [];
  for (const { file, identity: identify } of files) {
    yield;
    const identity = identify();
    if (!identity) continue;
    yield yield* storedColumns(
      withStrings(file, (shared) => used.numbersOf(shared)),
      dictionary,
    );
    stored.push({ path: file.path, identity });
  }
  const { reading, matching } = keys;
  const manifest: Manifest = { reading, matching, files: stored, strings: yield* used.stored() };
  const columns = yield* encodeData(manifest, dictionary);
  yield [...(yield* dictionary.columns()), ...columns];
}

interface IndexParts {
  readonly blocks: IndexBlocks;
  readonly manifest: Manifest;
  readonly dictionary: Dictionary;
  /** The number in the table of each of its strings. */
  readonly numbers: Uint32Array;
  readonly keys: IndexKeys;
}

/** An index whose strings are in a table that the logs of a case share. */
export class CaseIndex {
  /** False where other rules or tables made its matches: they are no use then. */
  readonly hasMatches: boolean;
  readonly #parts: IndexParts;
  readonly #files: ReadonlyMap<string, StoredPath & { readonly block: number }>;

  constructor(parts: IndexParts) {
    const { manifest, keys } = parts;
    this.#parts = parts;
    this.hasMatches = manifest.matching === keys.matching;
    this.#files = new Map(manifest.files.map((file, block) => [file.path, { ...file, block }]));
  }

  /** What the file at `path` was when it was read; undefined where it is not kept. */
  identity(path: string): FileIdentity | undefined {
    return this.#files.get(path)?.identity;
  }

  /** What was read of the file at `path`, whose log is to be called `id`. Undefined where nothing of use is kept. */
  *file(path: string, id: string): Generator<void, StoredFile | undefined> {
    const block = this.#files.get(path)?.block;
    const { blocks, numbers, dictionary } = this.#parts;
    const columns = block === undefined ? undefined : blocks.columns(block);
    if (!columns) return undefined;
    const file = yield* storedFile(columns, { path, id, strings: numbers.length, dictionary });
    return file && withStrings(file, (strings) => renumbered(strings, numbers));
  }
}

/** Opens an index and adds its strings to a table. Undefined where it is of no use. */
export function* openCaseIndex(
  blocks: IndexBlocks,
  keys: IndexKeys,
  table: StringTable,
): Generator<void, CaseIndex | undefined> {
  const columns = blocks.columns(blocks.count - 1) ?? [];
  const dictionary = Dictionary.of(columns);
  const manifest = dictionary && (yield* decodeDataInSteps(columns.slice(DICTIONARY_COLUMNS), dictionary));
  if (!dictionary || !isManifest(manifest) || manifest.reading !== keys.reading) return undefined;
  if (manifest.files.length !== blocks.count - 1) return undefined;
  const numbers = yield* internStrings(manifest.strings, table);
  return numbers && new CaseIndex({ blocks, manifest, dictionary, numbers, keys });
}

function withStrings(
  file: StoredFile,
  numbered: (strings: SharedLog['strings']) => SharedLog['strings'],
): StoredFile {
  if (file.kind === 'skipped') return file;
  return { ...file, log: { ...file.log, strings: numbered(file.log.strings) } };
}
