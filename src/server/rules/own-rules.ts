import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { FileSystemWatcher } from 'vscode-languageserver';
import type { RuleFile } from '../../core/detect/parse/document.ts';
import { isRuleFile, NO_RULE_FILES, type RuleFiles } from '../../scan/rules/rule-files.ts';
import { fileUri, isWithinPaths } from '../case/file-uri.ts';

/** Reads what stands at paths; a file that has the text it had before is the same object. */
export type ReadRules = (paths: readonly string[], before: RuleFiles) => Generator<void, RuleFiles>;

/** The user's own rules, as the settings name them and as they stand on disk. */
export class OwnRules {
  readonly #read: ReadRules;
  readonly #folder: string | undefined;
  #paths: readonly string[] = [];
  /** Another object as soon as something else stands there. */
  current: RuleFiles = NO_RULE_FILES;

  /** `folder` is what relative paths are relative to. */
  constructor(read: ReadRules, folder: string | undefined) {
    this.#read = read;
    this.#folder = folder;
  }

  /** From now on it is these paths; what stands there is read one file a step. */
  use(paths: readonly string[]): Generator<void, void> {
    this.#paths = paths;
    return this.readAgain();
  }

  /** Looks whether there stands something else now than when it was last read. */
  *readAgain(): Generator<void, void> {
    const now = yield* this.#readNow();
    if (!isSame(this.current, now)) this.current = now;
  }

  /** An editor has saved a file; what stands elsewhere is as it was. */
  saved(file: RuleFile): void {
    const { files } = this.current;
    const known = files.find(({ path }) => path === file.path);
    const isOurs =
      known ?? (isRuleFile(file.path) && isWithinPaths(this.#absolutePaths())(fileUri(file.path)));
    if (!isOurs || known?.text === file.text) return;
    const others = files.filter((other) => other !== known);
    const inOrder = [...others, file].toSorted((a, b) => (a.path < b.path ? -1 : 1));
    this.current = { ...this.current, files: inOrder };
  }

  /** Somebody did not want to wait: what was loaded before stays, and where nothing was, that is said. */
  cancelled(): void {
    if (this.current.files.length > 0) return;
    const message = 'not loaded: reading the rules was cancelled';
    this.current = { files: [], problems: this.#paths.map((path) => ({ path, message })) };
  }

  /** What to watch, so that it is known when to read again. */
  watchers(): FileSystemWatcher[] {
    const files = new Set(this.current.files.map(({ path }) => path));
    return this.#absolutePaths().flatMap((path) => {
      const itself = watcher(dirname(path), basename(path).replaceAll(/[*?{}[\]]/g, '[$&]'));
      return files.has(path) ? [itself] : [itself, watcher(path, '**/*.{yml,yaml,YML,YAML}')];
    });
  }

  *#readNow(): Generator<void, RuleFiles> {
    const relative = this.#paths.filter((path) => this.#absolute(path) === undefined);
    const { files, problems } = yield* this.#read(this.#absolutePaths(), this.current);
    const without = relative.map((path) => ({ path, message: 'no folder is open that it is relative to' }));
    return { files, problems: [...problems, ...without] };
  }

  /** Where they stand. */
  get paths(): readonly string[] {
    return this.#absolutePaths();
  }

  #absolutePaths(): string[] {
    return this.#paths.flatMap((path) => this.#absolute(path) ?? []);
  }

  #absolute(path: string): string | undefined {
    if (isAbsolute(path)) return path;
    if (/^~[/\\]/.test(path)) return join(homedir(), path.slice(2));
    return this.#folder === undefined ? undefined : join(this.#folder, path);
  }
}

function isSame(before: RuleFiles, now: RuleFiles): boolean {
  return (
    before.files.length === now.files.length &&
    before.files.every((file, at) => file === now.files[at]) &&
    JSON.stringify(before.problems) === JSON.stringify(now.problems)
  );
}

function watcher(folder: string, pattern: string): FileSystemWatcher {
  return { globPattern: { baseUri: fileUri(folder), pattern } };
}
