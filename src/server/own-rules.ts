import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import type { FileSystemWatcher } from 'vscode-languageserver';
import { NO_RULE_FILES, type RuleFiles } from '../scan/rule-files.ts';
import { fileUri } from './case/file-uri.ts';

/** The user's own rules, as the settings name them and as they stand on disk. */
export class OwnRules {
  readonly #read: (paths: readonly string[]) => RuleFiles;
  readonly #folder: string | undefined;
  #paths: readonly string[] = [];
  current: RuleFiles = NO_RULE_FILES;

  /** `folder` is what relative paths are relative to. */
  constructor(read: (paths: readonly string[]) => RuleFiles, folder: string | undefined) {
    this.#read = read;
    this.#folder = folder;
  }

  /** Reads what stands at these paths. */
  use(paths: readonly string[]): void {
    this.#paths = paths;
    this.readAgain();
  }

  /** True if there stands something else now than when it was last read. */
  readAgain(): boolean {
    const before = this.current;
    this.current = this.#readNow();
    return JSON.stringify(this.current) !== JSON.stringify(before);
  }

  /** What to watch, so that it is known when to read again. */
  watchers(): FileSystemWatcher[] {
    const files = new Set(this.current.files.map(({ path }) => path));
    return this.#absolutePaths().flatMap((path) => {
      const itself = watcher(dirname(path), basename(path).replaceAll(/[*?{}[\]]/g, '[$&]'));
      return files.has(path) ? [itself] : [itself, watcher(path, '**/*.{yml,yaml,YML,YAML}')];
    });
  }

  #readNow(): RuleFiles {
    const relative = this.#paths.filter((path) => this.#absolute(path) === undefined);
    const { files, problems } = this.#read(this.#absolutePaths());
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

function watcher(folder: string, pattern: string): FileSystemWatcher {
  return { globPattern: { baseUri: fileUri(folder), pattern } };
}
