import type { CaseLog } from '../../core/analysis/case.ts';
import type { Investigation } from '../../core/analysis/investigation.ts';
import type { WalkProblem } from '../../scan/walk.ts';
import type { LoadedCase } from '../../protocol.ts';
import type { Scheduler } from '../scheduler.ts';
import { canonicalUri } from './file-uri.ts';
import type { LoadedFile } from './loaded-file.ts';

/** What the loaded logs need of the workspace they are part of. */
export interface Surroundings {
  readonly scheduler: Scheduler;
  investigation(): Investigation;
  /** True while a document stands for this file. */
  isOpen(uri: string): boolean;
  /** True while a rendering of it is on screen. */
  isShown(uri: string): boolean;
  changed(): void;
}

/** A loaded file matched, ready to be added to the investigation it was matched for. */
export interface Prepared {
  readonly loaded: LoadedFile;
  readonly log: CaseLog | undefined;
  readonly investigation: Investigation;
}

/** The logs that were read from disk. They count beside the open documents; a document of the same file stands for it. */
export class LoadedLogs {
  readonly #surroundings: Surroundings;
  readonly #files = new Map<string, LoadedFile>();
  /** What could not be looked into, by the paths that were to be loaded. */
  walkProblems: readonly WalkProblem[] = [];
  /** The files that were found and left out, because the user did not want them. */
  readonly leftOut = new Set<string>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  get(uri: string): LoadedFile | undefined {
    return this.#files.get(canonicalUri(uri));
  }

  files(): readonly LoadedFile[] {
    return [...this.#files.values()];
  }

  /** Null where nothing is loaded. */
  get counts(): LoadedCase | null {
    const inCase = this.files().filter(({ isInCase }) => isInCase);
    const skipped = inCase.filter(({ file }) => file.kind === 'skipped').length;
    return inCase.length === 0 ? null : { read: inCase.length - skipped, skipped };
  }

  get textBytes(): number {
    return this.files().reduce((sum, { read }) => sum + (read?.log.text.length ?? 0), 0);
  }

  /** Matches a file's log; it is not added yet. */
  *prepare(loaded: LoadedFile): Generator<void, Prepared> {
    const investigation = this.#surroundings.investigation();
    const log = loaded.read && (yield* investigation.prepare(loaded.uri, loaded.read.log));
    return { loaded, log, investigation };
  }

  add(prepared: readonly Prepared[]): void {
    for (const { loaded } of prepared) this.#files.set(loaded.uri, loaded);
    const present = this.#surroundings.investigation();
    const counting = prepared.filter(({ loaded }) => !this.#surroundings.isOpen(loaded.uri));
    const ready = counting.filter(({ investigation }) => investigation === present);
    present.removeLogs(ready.filter(({ log }) => !log).map(({ loaded }) => loaded.uri));
    present.add(ready.flatMap(({ log }) => log ?? []));
    // The settings have changed since the others were matched.
    const stale = counting.filter(({ investigation }) => investigation !== present);
    if (stale.length > 0) this.#match(stale.map(({ loaded }) => loaded));
    this.#surroundings.changed();
  }

  /** The same file, whatever was read of it, as part of the case. */
  keep(loaded: LoadedFile): void {
    if (!loaded.isInCase) this.#files.set(loaded.uri, { ...loaded, isInCase: true });
  }

  /** A document was opened: it stands for the file from now on. */
  hide(uri: string): void {
    const loaded = this.get(uri);
    if (loaded) this.#surroundings.investigation().removeLog(loaded.uri);
  }

  /** The document was closed: the file counts again. */
  restore(uri: string): void {
    const loaded = this.get(uri);
    if (loaded) this.#match([loaded]);
  }

  /** A rendering was closed: a file that was opened alone goes with the last one. */
  dropIfUnused(uri: string): void {
    const loaded = this.get(uri);
    if (loaded && !loaded.isInCase && !this.#surroundings.isShown(loaded.uri)) this.remove([loaded]);
  }

  remove(files: readonly LoadedFile[]): void {
    if (files.length === 0) return;
    for (const { uri } of files) this.#files.delete(uri);
    const closed = files.filter(({ uri }) => !this.#surroundings.isOpen(uri));
    this.#surroundings.investigation().removeLogs(closed.map(({ uri }) => uri));
    this.#surroundings.changed();
  }

  /** Nothing is loaded any more; what is on screen stays there until it is closed. */
  unload(): void {
    this.walkProblems = [];
    this.leftOut.clear();
    const isShown = ({ uri }: LoadedFile): boolean => this.#surroundings.isShown(uri);
    const shown = this.files().filter(isShown);
    this.remove(this.files().filter((file) => !isShown(file)));
    for (const file of shown) this.#files.set(file.uri, { ...file, isInCase: false });
    this.#surroundings.changed();
  }

  /** Matches everything again, for another investigation. */
  rematch(): void {
    this.#match(this.files().filter(({ uri }) => !this.#surroundings.isOpen(uri)));
  }

  #match(files: readonly LoadedFile[]): void {
    const { scheduler } = this.#surroundings;
    const [first] = files;
    if (first) void scheduler.run(files.length === 1 ? first.uri : MATCHING, this.#matching(files));
  }

  *#matching(files: readonly LoadedFile[]): Generator<void, void> {
    const prepared: Prepared[] = [];
    for (const loaded of files) prepared.push(yield* this.prepare(loaded));
    this.add(prepared.filter(({ loaded }) => this.#files.get(loaded.uri)?.file === loaded.file));
  }
}

const MATCHING = 'matching loaded logs';
