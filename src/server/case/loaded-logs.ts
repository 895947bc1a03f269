import type { Investigation } from '../../core/analysis/investigation.ts';
import { StringTable } from '../../core/log/columns/strings.ts';
import type { LoadedCase } from '../../protocol.ts';
import { openExport, type ExportToOpen } from '../../scan/files/open-export.ts';
import type { SkippedFile } from '../../scan/files/read-text.ts';
import { Texts } from '../../scan/texts/texts.ts';
import type { WalkProblem } from '../../scan/walk.ts';
import type { Engine } from '../engine.ts';
import { canonicalUri, fileUri } from './file-uri.ts';
import { loadedFile, type LoadedFile } from './loaded-file.ts';

/** What the loaded logs need of the workspace they are part of. */
export interface Surroundings {
  engine(): Engine;
  /** True while a document stands for this file. */
  isOpen(uri: string): boolean;
  /** True while a rendering of it is on screen. */
  isShown(uri: string): boolean;
  changed(): void;
}

/** The logs that were read from disk. They count beside the open documents; a document of the same file stands for it. */
export class LoadedLogs {
  readonly #surroundings: Surroundings;
  readonly #files = new Map<string, LoadedFile>();
  /** The texts of what is on screen stay at hand. */
  readonly texts = new Texts({
    kernel: () => this.engine.scanner,
    isInUse: (path) => this.#surroundings.isShown(fileUri(path)),
    // Whoever asked for the text is in the middle of something.
    wentStale: () => queueMicrotask(() => this.#surroundings.changed()),
  });
  /** One table for the logs that one engine read. */
  #strings: { readonly engine: Engine; readonly table: StringTable } | undefined;
  /** What could not be looked into, by the paths that were to be loaded. */
  walkProblems: readonly WalkProblem[] = [];
  /** The files that were found and left out, because the user did not want them. */
  readonly leftOut = new Set<string>();

  /** Called when there is another engine: what was read with the one before counts no more. */
  onEngineChanged: () => void = () => {};

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
    const unreached = this.walkProblems.length;
    if (inCase.length === 0 && unreached === 0) return null;
    return { read: inCase.length - skipped, skipped, ...(unreached > 0 && { unreached }) };
  }

  get events(): number {
    return this.files().reduce((sum, { file }) => sum + (file.kind === 'read' ? file.events : 0), 0);
  }

  /** What everything is to be read with. */
  get engine(): Engine {
    return this.#surroundings.engine();
  }

  /** True where the file was read with the present engine. */
  isCurrent({ engine }: LoadedFile): boolean {
    return engine === this.engine;
  }

  /** What the logs share that were read with the present engine. */
  get strings(): StringTable {
    const { engine } = this;
    if (this.#strings?.engine !== engine)
      this.#strings = { engine, table: engine.scanner?.newStrings() ?? new StringTable() };
    return this.#strings.table;
  }

  /** Opens what was read of a file with the present engine; it is not added yet. */
  open(
    packed: ExportToOpen | SkippedFile,
    { stamp, isInCase }: Pick<LoadedFile, 'stamp' | 'isInCase'>,
  ): LoadedFile {
    const { engine, texts, strings } = this;
    const file =
      packed.kind === 'read'
        ? openExport(packed, stamp, { strings, texts, asn: engine.enrichment.asn })
        : packed;
    return loadedFile(file, { stamp, engine, isInCase });
  }

  add(files: readonly LoadedFile[]): void {
    for (const loaded of files) this.#files.set(loaded.uri, loaded);
    const counting = files.filter(
      (loaded) => this.isCurrent(loaded) && !this.#surroundings.isOpen(loaded.uri),
    );
    this.#investigation.removeLogs(
      counting.filter(({ file }) => file.kind === 'skipped').map(({ uri }) => uri),
    );
    this.#investigation.add(counting.flatMap(({ file }) => (file.kind === 'read' ? file.caseLog : [])));
    this.#surroundings.changed();
  }

  /** The same file, whatever was read of it, as part of the case. */
  keep(loaded: LoadedFile): void {
    if (!loaded.isInCase) this.#files.set(loaded.uri, { ...loaded, isInCase: true });
  }

  /** A document was opened: it stands for the file from now on. */
  hide(uri: string): void {
    const loaded = this.get(uri);
    if (loaded) this.#investigation.removeLog(loaded.uri);
  }

  /** The document was closed: the file counts again, unless it is just being read with another engine. */
  restore(uri: string): void {
    const loaded = this.get(uri);
    if (loaded && this.isCurrent(loaded)) this.add([loaded]);
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
    this.#investigation.removeLogs(closed.map(({ uri }) => uri));
    this.#surroundings.changed();
  }

  /** Nothing is loaded any more; what is on screen stays there until it is closed. */
  unload(): void {
    this.walkProblems = [];
    this.#strings = undefined;
    this.leftOut.clear();
    const isShown = ({ uri }: LoadedFile): boolean => this.#surroundings.isShown(uri);
    const shown = this.files().filter(isShown);
    this.remove(this.files().filter((file) => !isShown(file)));
    for (const file of shown) this.#files.set(file.uri, { ...file, isInCase: false });
    this.#surroundings.changed();
  }

  get #investigation(): Investigation {
    return this.engine.investigation;
  }
}
