import { DidChangeWatchedFilesNotification, type Connection, type Disposable } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { OwnRules } from './own-rules.ts';

/** Has the client tell when the user's own rules have changed on disk: saved in an editor, pulled, or removed. */
export class RuleWatch {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #rules: OwnRules;
  readonly #changed: () => void;
  #watched = '[]';
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  /** `changed` is called when what was read is something else than before. */
  constructor(connection: Connection, client: Client, rules: OwnRules, changed: () => void) {
    this.#connection = connection;
    this.#client = client;
    this.#rules = rules;
    this.#changed = changed;
    connection.onDidChangeWatchedFiles(() => this.look());
  }

  /** Looks at once whether something has changed. */
  look(): void {
    if (this.#rules.readAgain()) this.#changed();
  }

  /** Watches the paths of this moment, in place of those before. The client has to be ready. */
  begin(): void {
    if (!this.#client.watchesFiles) return;
    const watchers = this.#rules.watchers();
    const watched = JSON.stringify(watchers);
    if (watched === this.#watched) return;
    this.#watched = watched;
    const before = this.#registered;
    const register = async (): Promise<Disposable | undefined> => {
      (await before)?.dispose();
      if (watchers.length === 0) return undefined;
      return this.#connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    };
    // A client that refuses tells nothing; the rules that were read stand.
    this.#registered = register().catch(() => undefined);
  }
}
