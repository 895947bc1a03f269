import {
  EventEmitter,
  Uri,
  window,
  workspace,
  type CancellationToken,
  type Disposable,
  type ExtensionContext,
  type TextDocument,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import {
  CLIENT_REQUESTS,
  NOTIFICATIONS,
  REQUESTS,
  type CaseSurvey,
  type DocumentStatus,
  type LoadingProgress,
  type RequestTypes,
  type State,
} from '../../protocol.ts';
import { chooseFiles } from '../case/choose-files.ts';
import { looksLikeOurs } from './sniff.ts';

/**
 * The analysis as the views and commands see it: requests, the last state, what each document is. Its process starts
 * with the first document that may be an export or a rule or the first case that is loaded, and never for other JSON
 * or YAML.
 */
export class Server implements Disposable {
  readonly #context: ExtensionContext;
  readonly #disposables: Disposable[] = [];
  readonly #stateChanged = this.#own(new EventEmitter<State>());
  readonly #documentChanged = this.#own(new EventEmitter<DocumentStatus>());
  readonly #surveyed = this.#own(new EventEmitter<CaseSurvey>());
  readonly #loaded = this.#own(new EventEmitter<LoadingProgress>());
  readonly #documents = new Map<string, DocumentStatus>();
  #client: Promise<LanguageClient | undefined> | undefined;
  #state: State | undefined;

  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidChangeDocument = this.#documentChanged.event;
  /** The files of a case are found, and the user is asked which of them are wanted. */
  readonly onDidSurvey = this.#surveyed.event;
  readonly onDidLoad = this.#loaded.event;

  constructor(context: ExtensionContext) {
    this.#context = context;
    this.#own(workspace.onDidOpenTextDocument((document) => this.#startFor(document)));
    this.#own(workspace.onDidChangeTextDocument(({ document }) => this.#startFor(document)));
    this.#own(workspace.onDidCloseTextDocument(({ uri }) => this.#documents.delete(uri.toString())));
    for (const document of workspace.textDocuments) this.#startFor(document);
  }

  /** For what needs analysis without a document; otherwise it starts by itself. */
  start(): void {
    this.#client ??= this.#start();
  }

  /** Undefined until an export was opened. */
  get state(): State | undefined {
    return this.#state;
  }

  /** What the server said about a document; undefined when it is none of ours. */
  document(uri: Uri): DocumentStatus | undefined {
    const status = this.#documents.get(uri.toString());
    return status?.format ? status : undefined;
  }

  /** Asks the server; undefined as long as there is none to ask. */
  async request<Name extends keyof RequestTypes>(
    name: Name,
    params: RequestTypes[Name]['params'],
    token?: CancellationToken,
  ): Promise<RequestTypes[Name]['result'] | undefined> {
    const client = await this.#client;
    type Result = RequestTypes[Name]['result'];
    // An undefined token would count as a second parameter.
    return token
      ? client?.sendRequest<Result>(REQUESTS[name], params, token)
      : client?.sendRequest<Result>(REQUESTS[name], params);
  }

  async dispose(): Promise<void> {
    for (const disposable of this.#disposables) disposable.dispose();
    await (await this.#client)?.dispose();
  }

  #startFor(document: TextDocument): void {
    if (!this.#client && looksLikeOurs(document)) this.start();
  }

  async #start(): Promise<LanguageClient | undefined> {
    const output = this.#own(window.createOutputChannel('CloudTrail Investigator', { log: true }));
    // Loaded only now: the client library takes longer to load than everything before it.
    const { createClient } = await import('./client.ts');
    const client = createClient(this.#context, output);
    this.#own(client.onNotification(NOTIFICATIONS.state, (state: State) => this.#setState(state)));
    this.#own(
      client.onNotification(NOTIFICATIONS.documentStatus, (status: DocumentStatus) =>
        this.#setDocument(status),
      ),
    );
    this.#own(
      client.onNotification(NOTIFICATIONS.loading, (progress: LoadingProgress) =>
        this.#loaded.fire(progress),
      ),
    );
    this.#own(
      client.onRequest(CLIENT_REQUESTS.chooseFiles, (survey: CaseSurvey, token: CancellationToken) => {
        this.#surveyed.fire(survey);
        return chooseFiles(survey, token);
      }),
    );
    try {
      await client.start();
      return client;
    } catch {
      return undefined; // the client has written why
    }
  }

  #setState(state: State): void {
    this.#state = state;
    this.#stateChanged.fire(state);
  }

  #setDocument(status: DocumentStatus): void {
    this.#documents.set(Uri.parse(status.uri).toString(), status);
    this.#documentChanged.fire(status);
  }

  #own<T extends Disposable>(disposable: T): T {
    this.#disposables.push(disposable);
    return disposable;
  }
}
