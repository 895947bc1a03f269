import { CancellationTokenSource, Disposable, EventEmitter, commands } from 'vscode';
import type { Case } from './case.ts';

/** Menus ask for it: the case follows what happens on disk. */
const WATCHING_KEY = 'cloudtrail-investigator.watching';

/** On request, keeps the case true to the files and folders it was loaded from, until it is unloaded. */
export class CaseWatch implements Disposable {
  readonly #case: Case;
  readonly #changed = new EventEmitter<boolean>();
  readonly #disposable: Disposable;
  #following: CancellationTokenSource | undefined;

  /** True: from now on it watches. */
  readonly onDidChange = this.#changed.event;

  constructor(loadedCase: Case) {
    this.#case = loadedCase;
    this.#disposable = Disposable.from(
      this.#changed,
      loadedCase.onDidChangePaths((paths) => {
        if (!this.#following) return;
        if (paths.length > 0) this.#follow();
        else this.stop();
      }),
    );
  }

  get isWatching(): boolean {
    return this.#following !== undefined;
  }

  dispose(): void {
    this.#following?.cancel();
    this.#disposable.dispose();
  }

  start(): void {
    if (this.#following) return;
    this.#follow();
    this.#announce();
  }

  stop(): void {
    if (!this.#following) return;
    this.#following.cancel();
    this.#following = undefined;
    this.#announce();
  }

  #announce(): void {
    void commands.executeCommand('setContext', WATCHING_KEY, this.isWatching);
    this.#changed.fire(this.isWatching);
  }

  #follow(): void {
    this.#following?.cancel();
    const following = new CancellationTokenSource();
    this.#following = following;
    void this.#refreshUntil(following).finally(() => {
      following.dispose();
      if (this.#following === following) this.stop();
    });
  }

  /** Ends when it is cancelled, and where following is of no use: memory is full, or the server has gone. */
  async #refreshUntil({ token }: CancellationTokenSource): Promise<void> {
    try {
      while (await this.#case.hasChanged(token)) {
        if (token.isCancellationRequested || (await this.#case.refresh()) === 'full') return;
      }
    } catch {
      // The client has written why.
    }
  }
}
