import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMessageConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  InitializedNotification,
  InitializeRequest,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type Diagnostic,
  type InitializeResult,
  type MessageConnection,
  type Range,
} from 'vscode-languageserver-protocol/node';
import { DIST } from '../../scripts/lib/paths.ts';

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
}

/** A plain LSP client over stdio, as any editor has: it knows the protocol and nothing of ours. */
export class LspClient implements AsyncDisposable {
  readonly connection: MessageConnection;
  readonly #process: ReturnType<typeof startServer>;
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #versions = new Map<string, number>();
  #published = Promise.withResolvers<void>();
  initialized!: InitializeResult;
  /** Server → client messages of any other kind, in order. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];

  private constructor() {
    this.#process = startServer();
    this.connection = createMessageConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#diagnostics.set(uri, diagnostics);
      this.#announce();
    });
    this.connection.onNotification((method, params) => {
      this.notifications.push({ method, params });
      this.#announce();
    });
    this.connection.onRequest((method, params) => {
      this.notifications.push({ method, params });
      this.#announce();
      return null;
    });
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient();
    client.initialized = await client.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? {},
      ...(options.initializationOptions !== undefined && {
        initializationOptions: options.initializationOptions,
      }),
    });
    await client.connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  /** The server's process. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  async open(uri: string, text: string, languageId = 'json'): Promise<void> {
    this.#versions.set(uri, 1);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  async change(uri: string, ...contentChanges: { range: Range; text: string }[]): Promise<void> {
    const version = this.#versions.get(uri)! + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  diagnostics(uri: string): readonly Diagnostic[] {
    return this.#diagnostics.get(uri) ?? [];
  }

  /** Resolves as soon as `condition` holds; it is asked again after every message from the server. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await this.#published.promise;
  }

  /** All that the server has to say about a document's present version: an answer that waits for its analysis. */
  async settled(uri: string): Promise<void> {
    await this.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.connection.sendRequest('shutdown');
    const ended = once(this.#process, 'exit');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  #announce(): void {
    this.#published.resolve();
    this.#published = Promise.withResolvers();
  }
}

/** With the Node that runs the tests, or another: `SERVER_NODE=/path/to/node20`. */
function startServer() {
  return spawn(process.env['SERVER_NODE'] ?? process.execPath, [join(DIST, 'server.cjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}
