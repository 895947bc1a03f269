import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  commands,
  window,
  type CancellationToken,
  type Event,
} from 'vscode';
import {
  VIEWS,
  type CaseSummary,
  type CaseSurvey,
  type LoadParams,
  type LoadingProgress,
} from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { count, size } from '../words.ts';

/** Menus ask for it: a case is being loaded. */
const LOADING_KEY = 'cloudtrail-investigator.loading';

const LOAD_A_PART = 'Load a Part…';

/** The case: files and folders that are read from disk without being opened. */
export class Case implements Disposable {
  readonly #server: Server;
  readonly #progressed = new EventEmitter<string>();
  readonly #disposable: Disposable;
  readonly #pathsChanged = new EventEmitter<readonly string[]>();
  readonly #paths = new Set<string>();
  #loading: CancellationTokenSource | undefined;
  #loaded: Promise<unknown> = Promise.resolve();

  /** What is going on, in a line for the Findings view; empty when nothing is. */
  readonly onDidProgress = this.#progressed.event;
  readonly onDidChangePaths = this.#pathsChanged.event;

  constructor(server: Server) {
    this.#server = server;
    this.#disposable = Disposable.from(
      this.#progressed,
      this.#pathsChanged,
      server.onDidSurvey((survey) => this.#loading && this.#progressed.fire(waiting(survey))),
      server.onDidLoad((progress) => this.#loading && this.#progressed.fire(describe(progress))),
    );
  }

  dispose(): void {
    this.cancel();
    this.#disposable.dispose();
  }

  /** The files and folders that were loaded to the end, or the part of them that was chosen, since the case was last empty. */
  get paths(): readonly string[] {
    return [...this.#paths];
  }

  /** Ends the loading that is under way; what was read stays. */
  cancel(): void {
    this.#loading?.cancel();
  }

  /**
   * Reads what is new at these paths. A load that is under way ends. Where there are many files, or it is `asked` for,
   * the user chooses among them first.
   */
  async load(paths: readonly string[], choice?: LoadParams['choice']): Promise<void> {
    this.cancel();
    const loading = new CancellationTokenSource();
    this.#loading = loading;
    void commands.executeCommand('setContext', LOADING_KEY, true);
    let summary: CaseSummary | undefined;
    try {
      const reading = this.#read({ paths, ...(choice && { choice }) }, loading);
      this.#loaded = reading;
      summary = await inFindings(() => reading);
      if (summary && summary.end !== 'cancelled') this.#note(paths);
      if (summary?.end === 'full') void this.#offerLess(paths, summary);
    } finally {
      loading.dispose();
      if (this.#loading === loading) this.#end(summary);
    }
  }

  /** Reads what has changed and forgets what has gone, the same part as before; nothing of it is shown but the result. */
  async refresh(): Promise<CaseSummary['end'] | undefined> {
    await this.#loaded.catch(() => {});
    const { paths } = this;
    if (paths.length === 0) return undefined;
    const summary = await this.#server.request('loadCase', { paths, choice: 'kept' });
    if (summary?.end === 'full') void this.#offerLess(paths, summary);
    return summary?.end;
  }

  /** Waits until what is loaded is no longer what stands on disk: true. False when that was cancelled. */
  async hasChanged(token: CancellationToken): Promise<boolean> {
    await this.#loaded.catch(() => {});
    return (await this.#server.request('caseChange', { paths: this.paths }, token)) ?? false;
  }

  async unload(): Promise<void> {
    this.cancel();
    this.#paths.clear();
    this.#pathsChanged.fire([]);
    await this.#server.request('unloadCase', null);
  }

  async #offerLess(paths: readonly string[], summary: CaseSummary): Promise<void> {
    const chosen = await window.showWarningMessage(tooLarge(summary), LOAD_A_PART);
    if (chosen === LOAD_A_PART) await this.load(paths, 'asked');
  }

  #note(paths: readonly string[]): void {
    const before = this.#paths.size;
    for (const path of paths) this.#paths.add(path);
    if (this.#paths.size > before) this.#pathsChanged.fire(this.paths);
  }

  #end(summary: CaseSummary | undefined): void {
    this.#loading = undefined;
    void commands.executeCommand('setContext', LOADING_KEY, false);
    const isFirst = summary !== undefined && summary.read > 0 && !this.#server.state?.loadedCase;
    if (isFirst) void this.#showConcluding();
    else this.#progressed.fire('');
  }

  /** Until the first conclusion the state knows nothing of the case, and the view would offer to load what is loaded. */
  async #showConcluding(): Promise<void> {
    const concluded = next(this.#server.onDidChangeState);
    this.#progressed.fire('Drawing conclusions');
    await inFindings(() => concluded);
    if (!this.#loading) this.#progressed.fire('');
  }

  #read(params: LoadParams, { token }: CancellationTokenSource): Promise<CaseSummary | undefined> {
    this.#progressed.fire('Looking for files');
    this.#server.start();
    return this.#server.request('loadCase', params, token);
  }
}

/** With a bar that moves at the top of the Findings view. */
function inFindings<T>(task: () => Promise<T>): Thenable<T> {
  return window.withProgress({ location: { viewId: VIEWS.findings } }, task);
}

function next(event: Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const listener = event(() => {
      listener.dispose();
      resolve();
    });
  });
}

function waiting({ files }: CaseSurvey): string {
  return `${count(files, 'file')} found: waiting for your choice`;
}

function describe({ files, total, events, megabytesPerSecond, secondsLeft }: LoadingProgress): string {
  const speed = `${size(megabytesPerSecond * 1e6)}/s`;
  const left =
    secondsLeft === undefined || secondsLeft < 1 ? '' : `, ${count(Math.ceil(secondsLeft), 'second')} left`;
  return `Loading ${files.toLocaleString('en')} of ${count(total, 'file')}: ${count(events, 'event')}, ${speed}${left}`;
}

function tooLarge({ read }: CaseSummary): string {
  return (
    `The case holds more events than fit into memory. ${count(read, 'file')} were read and are kept. ` +
    'Load a part of it: some accounts, regions or days.'
  );
}
