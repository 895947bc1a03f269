import {
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  PublishDiagnosticsNotification,
  TextDocumentContentRefreshRequest,
  type Connection,
} from 'vscode-languageserver';
import { NOTIFICATIONS } from '../protocol.ts';
import type { Client } from './client.ts';
import { diagnostics } from './features/diagnostics.ts';
import { textDocumentContent } from './features/text-document-content.ts';
import { parseRenderingUri } from './rendering-uri.ts';
import { documentStatus } from './requests/document-status.ts';
import { state } from './requests/state.ts';
import type { Snapshot, View } from './snapshot.ts';
import type { Workspace } from './workspace.ts';

/** Sends what the client shows without asking; what is as it was is not sent again. */
export class Publisher {
  readonly #connection: Connection;
  readonly #client: Client;
  /** What was last sent, as JSON, by method and document. */
  readonly #sent = new Map<string, string>();
  /** The texts of renderings as the client has them. */
  readonly #served = new Map<string, string>();

  constructor(connection: Connection, client: Client) {
    this.#connection = connection;
    this.#client = client;
  }

  /** Brings everything up to date, one document a step. */
  *publish(workspace: Workspace): Generator<void, void> {
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
  }

  /** The document is closed: whatever we showed in it goes. */
  clear(uri: string): void {
    this.#served.delete(uri);
    this.#sent.delete(keyOf(NOTIFICATIONS.documentStatus, uri));
    if (!this.#sent.delete(keyOf(PublishDiagnosticsNotification.method, uri))) return;
    void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** The client now has this text of a rendering. */
  serve(uri: string, text: string): void {
    this.#served.set(uri, text);
  }

  #publishDocument(workspace: Workspace, uri: string): void {
    const rendering = parseRenderingUri(uri);
    if (rendering)
      this.#refreshRendering(uri, textDocumentContent(workspace.renderings.get(rendering), rendering.source));
    const read = workspace.document(uri)?.read;
    if (read && this.#client.isOurs) {
      this.#sendIfNew(NOTIFICATIONS.documentStatus, uri, documentStatus(workspace, uri, read));
    }
    if (!this.#client.pullsDiagnostics)
      this.#sendDiagnostics(uri, workspace.view(uri), workspace, read?.version);
  }

  /** Nothing at all is sent for a document that never had a diagnostic. */
  #sendDiagnostics(
    uri: string,
    view: View | undefined,
    snapshot: Snapshot,
    version: number | undefined,
  ): void {
    const found = view ? diagnostics(snapshot, view) : [];
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
