import type { CancellationToken, TextDocumentIdentifier } from 'vscode-languageserver';
import type { View } from './snapshot.ts';
import type { Workspace } from './workspace.ts';

/** So long an answer about one place may be late; after that it is given from what there is. */
const PATIENCE_MS = 40;

/** Answers about one document: at a moment when what is known about it is about the text the client has. */
export class Answers {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** At once, or nearly: for requests that a person is waiting for and can repeat. */
  async once<T>(
    document: TextDocumentIdentifier,
    token: CancellationToken,
    none: T,
    answer: (view: View) => T,
  ): Promise<T> {
    await Promise.race([this.#workspace.settled(document.uri), after(PATIENCE_MS)]);
    return this.#answer(document, token, none, answer);
  }

  /** When the document has been analysed: for requests that an editor makes once for each version. */
  async last<T>(
    document: TextDocumentIdentifier,
    token: CancellationToken,
    none: T,
    answer: (view: View) => T,
  ): Promise<T> {
    await this.#workspace.settled(document.uri);
    return this.#answer(document, token, none, answer);
  }

  /** The same as `once` for an answer that is found in steps. */
  async inSteps<T>(
    document: TextDocumentIdentifier,
    token: CancellationToken,
    none: T,
    answer: (view: View) => Generator<void, T>,
  ): Promise<T> {
    const steps = await this.once<Generator<void, T> | undefined>(document, token, undefined, answer);
    return (steps && (await this.#workspace.inTurns(steps, token))) ?? none;
  }

  /** The same as `last` for an answer that is found in steps. */
  async lastInSteps<T>(
    document: TextDocumentIdentifier,
    token: CancellationToken,
    none: T,
    answer: (view: View) => Generator<void, T> | undefined,
  ): Promise<T> {
    const steps = await this.last<Generator<void, T> | undefined>(document, token, undefined, answer);
    return (steps && (await this.#workspace.inTurns(steps, token))) ?? none;
  }

  #answer<T>(
    { uri }: TextDocumentIdentifier,
    token: CancellationToken,
    none: T,
    answer: (view: View) => T,
  ): T {
    const view = token.isCancellationRequested ? undefined : this.#workspace.currentView(uri);
    return view ? answer(view) : none;
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
