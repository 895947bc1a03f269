import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  PublishDiagnosticsNotification,
  TextDocumentContentRefreshRequest,
  type Connection,
  type Diagnostic,
} from 'vscode-languageserver';
import { NOTIFICATIONS, type DocumentStatus } from '../protocol.ts';
import type { Client } from './client.ts';
import type { Read } from './document.ts';
import { findingDiagnostics, withProblems } from './features/diagnostics.ts';
import { textDocumentContent } from './features/text-document-content.ts';
import { parseRenderingUri } from './rendering/rendering-uri.ts';
import { documentStatus } from './requests/document-status.ts';
import { state } from './requests/state.ts';
import { problemsKey, ShownPlaces } from './shown-places.ts';
import type { Change, TypedLine, Workspace } from './workspace.ts';

/** Sends what the client shows without asking; what is as it was is not sent again. */
export class Publisher {
  readonly #connection: Connection;
  readonly #client: Client;
  /** What was last sent, as JSON, by method and document. */
  readonly #sent = new Map<string, string>();
  /** The texts of renderings as the client has them. */
  readonly #served = new Map<string, string>();
  readonly #places = new ShownPlaces();
  /** The diagnostics of findings that documents were last sent. */
  readonly #findings = new Map<string, readonly Diagnostic[]>();
  /** What was last said of documents. */
  readonly #statuses = new Map<string, { status: DocumentStatus; json: string; problems: string }>();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Brings everything up to date, one document a step; if only typing has changed it, as little as that asks for. */
  *publish(workspace: Workspace, change: Change): Generator<void, void> {
    if (typeof change !== 'string' && this.#isUpToDate(change, workspace)) return;
    yield* workspace.investigation.concludeInSteps();
    yield;
    for (const uri of workspace.shownUris()) {
      this.#publishDocument(workspace, uri);
      yield;
    }
    if (this.#client.isOurs) this.#sendIfNew(NOTIFICATIONS.state, '', state(workspace, workspace.loaded));
    if (this.#client.refreshesCodeLenses) this.#ask(CodeLensRefreshRequest.type);
    if (this.#client.pullsDiagnostics && this.#client.refreshesDiagnostics)
      this.#ask(DiagnosticRefreshRequest.type);
    // What would be gathered between two keystrokes, the second would make void.
    if (change === 'anything') workspace.gatherAhead();
  }

  /** The document is closed: whatever we showed in it goes. */
  clear(uri: string): void {
    this.#served.delete(uri);
    this.#places.delete(uri);
    this.#statuses.delete(uri);
    this.#findings.delete(uri);
    this.#sent.delete(keyOf(NOTIFICATIONS.documentStatus, uri));
    if (!this.#sent.delete(keyOf(PublishDiagnosticsNotification.method, uri))) return;
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The client now has this text of a rendering. */
  serve(uri: string, text: string): void {
    this.#served.set(uri, text);
  }

  /**
   * True where all that is shown is right still, also where it is shown: nothing stands in the lines that were typed in.
   * Where only problems are others, these are brought up to date.
   */
  #isUpToDate(typed: readonly TypedLine[], workspace: Workspace): boolean {
    if (typed.some(({ uri, line }) => this.#places.has(uri, line))) return false;
    return [...new Set(typed.map(({ uri }) => uri))].every((uri) => {
      const read = workspace.document(uri)?.read;
      const shown = this.#statuses.get(uri);
      if (!read || !shown) return false;
      const status = documentStatus(workspace, uri, read, shown.status);
      const isSame = JSON.stringify({ ...status, problems: shown.status.problems }) === shown.json;
      return (
        isSame &&
        (problemsKey(read) === shown.problems || this.#publishProblems(workspace, uri, read, status))
      );
    });
  }

  /** False where the client asks for diagnostics of its own accord. */
  #publishProblems(workspace: Workspace, uri: string, read: Read, status: DocumentStatus): boolean {
    const view = workspace.view(uri);
    const findings = this.#findings.get(uri);
    if (!view || !findings) return false;
    this.#publishStatus(uri, read, status);
    this.#sendDiagnostics(uri, withProblems(findings, workspace, view), read.version);
    return true;
  }

  #publishDocument(workspace: Workspace, uri: string): void {
    const rendering = parseRenderingUri(uri);
    if (rendering)
      this.#refreshRendering(uri, textDocumentContent(workspace.renderings.get(rendering), rendering.source));
    const read = workspace.document(uri)?.read;
    if (read) this.#publishStatus(uri, read, documentStatus(workspace, uri, read));
    if (this.#client.pullsDiagnostics) return;
    const view = workspace.view(uri);
    const findings = view ? findingDiagnostics(workspace, view) : [];
    this.#findings.set(uri, findings);
    this.#sendDiagnostics(uri, view ? withProblems(findings, workspace, view) : [], read?.version);
  }

  #publishStatus(uri: string, read: Read, status: DocumentStatus): void {
    this.#statuses.set(uri, { status, json: JSON.stringify(status), problems: problemsKey(read) });
    if (this.#client.isOurs) this.#sendIfNew(NOTIFICATIONS.documentStatus, uri, status);
  }

  /** Nothing at all is sent for a document that never had a diagnostic. */
  #sendDiagnostics(uri: string, found: readonly Diagnostic[], version: number | undefined): void {
    this.#places.set(uri, found);
    if (found.length === 0 && !this.#sent.has(keyOf(PublishDiagnosticsNotification.method, uri))) return;
    const params = { uri, diagnostics: found, ...(version !== undefined && { version }) };
    this.#sendIfNew(PublishDiagnosticsNotification.method, uri, params);
  }

  #refreshRendering(uri: string, text: string): void {
    const served = this.#served.get(uri);
    if (served === undefined || served === text || !this.#client.showsContent) return;
    void this.#connection.sendRequest(TextDocumentContentRefreshRequest.type, { uri }).catch(ignore);
  }

  #sendIfNew(method: string, uri: string, params: object): void {
    const json = JSON.stringify(params);
    if (this.#sent.get(keyOf(method, uri)) === json) return;
    this.#sent.set(keyOf(method, uri), json);
    void this.#connection.sendNotification(method, params);
  }

  #ask(request: typeof CodeLensRefreshRequest.type): void {
    void this.#connection.sendRequest(request).catch(ignore);
  }
}

function keyOf(method: string, uri: string): string {
  return `${method} ${uri}`;
}

/** A client that does not refresh is no reason to stop. */
function ignore(): void {}
