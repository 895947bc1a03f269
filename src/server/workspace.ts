import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { FindingFilter, Investigation } from '../core/analysis/investigation.ts';
import type { Matched } from '../core/detect/rematch.ts';
import type { Rule } from '../core/detect/rule.ts';
import type { EnrichContext } from '../core/enrich/enrichment.ts';
import type { Span } from '../core/log/span.ts';
import type { EventLayout, Place } from '../protocol.ts';
import { canonicalUri } from './case/file-uri.ts';
import { LoadedLogs } from './case/loaded-logs.ts';
import { Document, type Read, type TypedEdit } from './document.ts';
import type { Engine } from './engine.ts';
import { inTurns, type Cancellation } from './in-turns.ts';
import { Renderings } from './rendering/renderings.ts';
import { foreknownPlaces, type ForeknownPlaces } from './rendering/foreknown-place.ts';
import { renderedPlace } from './rendering/rendered-place.ts';
import { rehearseReferences } from './rehearsal.ts';
import type { Rendering } from './rendering/rendering.ts';
import { parseRenderingUri, renderingUri, type RenderingId } from './rendering/rendering-uri.ts';
import type { Scheduler } from './scheduler.ts';
import type { Snapshot, View } from './snapshot.ts';
import { sourceView } from './rendering/source-view.ts';

/** Whoever shows a workspace. */
export interface WorkspaceListener {
  /** Something is not what it was. Runs in turns of the scheduler, again from the start if need be. */
  changed(change: Change): Generator<unknown, void>;
  /** A document shows nothing of ours any more. */
  cleared(uri: string): void;
  /** Analysis of a document begins; what is returned is called when it has ended, done or not. */
  analysing(document: Document, cancel: () => void): () => void;
}

/**
 * What may be shown otherwise than before: nothing but what stands in lines that were typed in; what edits of records can
 * change; anything, the filter and the logs that are there as well.
 */
export type Change = readonly TypedLine[] | 'edits' | 'anything';

/** A line that was typed in, of a record of which the rules say what they said before. */
export interface TypedLine {
  readonly uri: string;
  readonly line: number;
}

const CHANGED = 'changed';

/** The open documents, the loaded files and what is known about them: texts and edits in, snapshots out. */
export class Workspace implements Snapshot {
  readonly #scheduler: Scheduler;
  readonly #listener: WorkspaceListener;
  readonly #documents = new Map<string, Document>();
  readonly #running = new Map<string, Promise<void>>();
  /** What the engine before made of the documents, until the present one has seen them. */
  readonly #matched = new Map<string, Matched>();
  /** Clients write the URI of a file in ways of their own: the open documents' in ours. */
  #openFiles: ReadonlySet<string> = new Set();
  readonly renderings: Renderings;
  readonly loaded: LoadedLogs;
  #engine: Engine;
  #answers = 0;
  #isRehearsed = false;
  #wanted: FindingFilter;
  /** What has changed and is not shown yet. */
  #unshown: Change = [];
  aliases: ReadonlyMap<string, string> = new Map();
  drawnCharacters = Infinity;
  /** How formatted views write an event. */
  eventLayout: EventLayout = 'indented';

  constructor(engine: Engine, filter: FindingFilter, scheduler: Scheduler, listener: WorkspaceListener) {
    this.#engine = engine;
    this.#wanted = filter;
    this.#scheduler = scheduler;
    this.#listener = listener;
    this.renderings = new Renderings(
      (uri) => this.#readOf(uri),
      () => this.eventLayout,
    );
    this.loaded = new LoadedLogs({
      engine: () => this.#engine,
      isOpen: (uri) => this.#openFiles.has(uri),
      isShown: (uri) => this.renderings.openOf(uri).length > 0,
      changed: () => this.refresh(),
    });
  }

  get engine(): Engine {
    return this.#engine;
  }

  get investigation(): Investigation {
    return this.#engine.investigation;
  }

  get enrichment(): EnrichContext {
    return this.#engine.enrichment;
  }

  get filter(): FindingFilter {
    return { ...this.#wanted, aliases: this.aliases };
  }

  rule(key: string): Rule | undefined {
    return this.#engine.rules.get(key);
  }

  view(uri: string): View | undefined {
    const rendering = parseRenderingUri(uri);
    if (rendering) return this.renderings.get(rendering);
    const read = this.#readOf(uri);
    return read && this.investigation.log(uri) === read.log
      ? sourceView(uri, read.log, read.index)
      : undefined;
  }

  opensAsText(log: string): boolean {
    return this.#documents.has(log) || this.loaded.get(log)?.opensAsText !== false;
  }

  renderedPlace(log: string, span: Span): Place | undefined {
    const read = this.#readOf(log);
    return read && renderedPlace(log, read.log, span, this.eventLayout);
  }

  foreknownPlaces(log: string): ForeknownPlaces | undefined {
    const read = this.eventLayout === 'indented' ? this.#readOf(log) : undefined;
    return read && foreknownPlaces(log, read.log);
  }

  /** The same, unless it shows an older version than the client has, whose places would be wrong. */
  currentView(uri: string): View | undefined {
    const document = this.#documents.get(uri);
    return document && document.read?.version !== document.version ? undefined : this.view(uri);
  }

  /** URIs of all open documents that show a log: the logs themselves and renderings. */
  shownUris(): readonly string[] {
    const sources = [...this.#documents.values()].filter(({ isOpen }) => isOpen).map(({ uri }) => uri);
    return [...sources, ...this.renderings.openUris()];
  }

  get hasLogs(): boolean {
    return this.investigation.logIds().length > 0;
  }

  /** The logs that are on screen, whose text is at hand; others are of the loaded case. */
  openLogs(): readonly string[] {
    return this.investigation
      .logIds()
      .filter((id) => this.#documents.has(id) || this.loaded.get(id)?.isInCase === false);
  }

  document(uri: string): Document | undefined {
    return this.#documents.get(uri);
  }

  open(uri: string, version: number, text: string): void {
    if (parseRenderingUri(uri)) {
      this.renderings.open(uri);
      this.refresh();
      return;
    }
    const document = new Document(uri, version, text);
    this.#documents.set(uri, document);
    this.#noteOpenFiles();
    this.loaded.hide(uri);
    this.#analyse(document);
  }

  change(uri: string, version: number, changes: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#documents.get(uri);
    if (!document) return; // a rendering follows its source, whatever an editor says
    document.change(version, changes);
    this.#analyse(document);
  }

  close(uri: string): void {
    if (this.renderings.close(uri)) this.#dropIfUnused(parseRenderingUri(uri)!.source);
    else {
      const document = this.#documents.get(uri);
      if (document) document.isOpen = false;
      this.#dropIfUnused(uri);
    }
    this.#listener.cleared(uri);
  }

  /**
   * Other rules or tables. With the same tables, only rules that are not the same are matched again in the open documents;
   * what is loaded is read again.
   */
  use(engine: Engine): void {
    this.#noteMatched(engine);
    this.#engine = engine;
    for (const document of this.#documents.values()) this.#analyse(document);
    this.loaded.onEngineChanged();
    // A document that is being analysed is shown when that is done: until then what was found before stays on screen.
    if (this.#running.size === 0) this.refresh();
  }

  #noteMatched({ enrichment }: Engine): void {
    if (enrichment !== this.enrichment) this.#matched.clear();
    else {
      for (const uri of this.#documents.keys()) {
        // One that is still being analysed goes on from what was known before.
        const matched = this.investigation.matched(uri);
        if (matched) this.#matched.set(uri, matched);
      }
    }
  }

  setFilter(filter: FindingFilter): void {
    this.#wanted = filter;
    this.refresh();
  }

  /** Shows everything again. */
  refresh(): void {
    this.#unshown = 'anything';
    this.#show();
  }

  #show(): void {
    void this.#scheduler.run(CHANGED, this.#showing());
  }

  *#showing(): Generator<unknown, void> {
    yield* this.#listener.changed(this.#unshown);
    this.#unshown = [];
  }

  /** Resolves when nothing of this document is being analysed any more; a rendering waits for its source. */
  async settled(uri: string): Promise<void> {
    const source = parseRenderingUri(uri)?.source ?? uri;
    for (let running; (running = this.#running.get(source));) await running;
  }

  /** An answer that is found in steps, without holding anybody up. */
  inTurns<T>(steps: Generator<void, T>, cancellation?: Cancellation): Promise<T | undefined> {
    return inTurns(this.#scheduler, `answer ${++this.#answers}`, steps, cancellation);
  }

  /** Resolves when all that joins the logs has been worked out, so that to ask for it takes no time. */
  async concluded(): Promise<void> {
    await this.inTurns(this.investigation.concludeInSteps());
    await this.inTurns(this.investigation.incidentsInSteps());
  }

  /** Gathers what questions may ask of all logs, now that everything is shown. */
  gatherAhead(): void {
    void this.#scheduler.runWhenIdle('ahead', this.#ahead());
  }

  *#ahead(): Generator<void, void> {
    yield* this.investigation.lineageInSteps();
    if (!this.#isRehearsed) this.#isRehearsed = yield* rehearseReferences(this);
  }

  /** Goes on with what nobody waits for, so that it is known when somebody asks again; instead of what went on before. */
  goOn(steps: Generator<void, unknown>): void {
    void this.#scheduler.run('going on', steps);
  }

  /** The rendering as of its log's present version, made without holding anybody up. */
  async rendering(id: RenderingId): Promise<Rendering | undefined> {
    await this.settled(id.source);
    await this.#scheduler.run(renderingUri(id), this.renderings.prepare(id));
    return this.renderings.get(id);
  }

  /** True for a log that is open or loaded. */
  isThere(uri: string): boolean {
    return this.#readOf(uri) !== undefined;
  }

  /** The document's text as it was last read, else the file's. */
  #readOf(uri: string): Read | undefined {
    const document = this.#documents.get(uri);
    return document ? document.read : this.loaded.get(uri)?.read;
  }

  #noteOpenFiles(): void {
    this.#openFiles = new Set([...this.#documents.keys()].map(canonicalUri));
  }

  /**
   * A log that nobody shows any more does not count, unless it is loaded. A rendering of a closed document keeps it: it
   * is on screen.
   */
  #dropIfUnused(uri: string): void {
    const document = this.#documents.get(uri);
    if (!document) return this.loaded.dropIfUnused(uri);
    const isKept = !this.loaded.get(uri) && this.renderings.openOf(uri).length > 0;
    if (document.isOpen || isKept) return;
    this.#documents.delete(uri);
    this.#matched.delete(uri);
    this.#noteOpenFiles();
    this.#scheduler.cancel(uri);
    this.investigation.removeLog(uri);
    this.loaded.dropIfUnused(uri);
    this.loaded.restore(uri);
    this.refresh();
  }

  /** In place of whatever was being made of an older version. */
  #analyse(document: Document): void {
    const { uri } = document;
    if (!document.mayBeLog) {
      this.#scheduler.cancel(uri);
      return;
    }
    const ended = this.#listener.analysing(document, () => this.#scheduler.cancel(uri));
    const running = this.#scheduler.run(uri, this.#analysis(document));
    this.#running.set(uri, running);
    void running.finally(() => {
      ended();
      if (this.#running.get(uri) === running) this.#running.delete(uri);
    });
  }

  *#analysis(document: Document): Generator<void, void> {
    const { uri } = document;
    const { investigation } = this.#engine;
    const read = yield* document.readInSteps(this.#engine.scanner);
    const { log, edits } = read;
    const isSeen = edits && investigation.log(uri) === (edits[0]?.record.before ?? log);
    if (log.format === 'unknown') investigation.removeLog(uri);
    else if (!isSeen) yield* investigation.setLogInSteps(uri, log, this.#matched.get(uri));
    this.#matched.delete(uri);
    const typed = isSeen && edits.map((edit) => this.#typed(uri, edit));
    document.analysed(read);
    const renderings = this.renderings.openOf(uri);
    for (const rendering of renderings) yield* this.renderings.prepare(rendering);
    if (!typed) return this.refresh();
    const lines = typed.filter((line) => line !== undefined);
    const isLinesOnly = lines.length === typed.length && renderings.length === 0;
    if (this.#unshown !== 'anything') {
      this.#unshown = isLinesOnly && this.#unshown !== 'edits' ? [...this.#unshown, ...lines] : 'edits';
    }
    this.#show();
  }

  #typed(uri: string, { record, line }: TypedEdit): TypedLine | undefined {
    const isSame = this.investigation.editLog(uri, record);
    return isSame && line !== undefined ? { uri, line } : undefined;
  }
}
