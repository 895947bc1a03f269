import { matchLogInSteps, needsRecords } from '../../core/detect/match.ts';
import { openShared } from '../../core/log/packed/open.ts';
import type { StringTable } from '../../core/log/columns/strings.ts';
import type { CaseIndex } from '../../scan/store/case-index.ts';
import { fileIdentity, holdsTheSame } from '../../scan/store/identity.ts';
import type { StoredExport, StoredFile } from '../../scan/store/stored-file.ts';
import type { Engine } from '../engine.ts';
import { fileUri } from './file-uri.ts';

/** What is kept of a case, for one engine. */
export class KeptCase {
  readonly #index: CaseIndex;
  readonly #engine: Engine;
  readonly #strings: StringTable;

  constructor(index: CaseIndex, engine: Engine, strings: StringTable) {
    this.#index = index;
    this.#engine = engine;
    this.#strings = strings;
  }

  /** What was read of a file, if that is still what it was. Undefined where it has to be read. */
  *file(path: string): Generator<void, StoredFile | undefined> {
    const before = this.#index.identity(path);
    const now = before && fileIdentity(path);
    if (!now || !holdsTheSame(before, now)) return undefined;
    const file = yield* this.#index.file(path, fileUri(path));
    return file?.kind === 'read' && !this.#index.hasMatches ? yield* this.#matched(file) : file;
  }

  /** Other rules find nothing in most logs, which can be told without their texts. The rest is read as if it were new. */
  *#matched(file: StoredExport): Generator<void, StoredFile | undefined> {
    const { rules, enrich } = this.#engine.forFiles.engine;
    const log = openShared(file.log, this.#strings, () => new Uint8Array());
    if (needsRecords(log, rules)) return undefined;
    return { ...file, matches: yield* matchLogInSteps(fileUri(file.path), log, rules, enrich) };
  }
}
