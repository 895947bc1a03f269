import { DidChangeWatchedFilesNotification, type Connection, type Disposable } from 'vscode-languageserver';
import type { Client } from '../client.ts';
import type { OwnRules } from './own-rules.ts';

/** Has the client tell when the user's own rules have changed on disk: saved in an editor, pulled, or removed. */
export class RuleWatch {
  readonly #connection: Connection;
  readonly #client: Client;
  readonly #rules: OwnRules;
  readonly #readAgain: () => Promise<void>;
  #watched = '[]';
  #hasBegun = false;
  #registered: Promise<Disposable | undefined> = Promise.resolve(undefined);

  /** `readAgain` looks whether something has changed. */
  constructor(connection: Connection, client: Client, rules: OwnRules, readAgain: () => Promise<void>) {
    this.#connection = connection;
    this.#client = client;
    this.#rules = rules;
    this.#readAgain = readAgain;
    connection.onDidChangeWatchedFiles(() => void this.look());
  }

  /** Looks whether something has changed; resolves when that is in use. */
  async look(): Promise<void> {
    await this.#readAgain();
  }

  /** Other paths may be in use; does nothing before it has begun. */
  follow(): void {
    if (this.#hasBegun) this.begin();
  }

  /** Watches the paths of this moment, in place of those before. The client has to be ready. */
  begin(): void {
    this.#hasBegun = true;
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
