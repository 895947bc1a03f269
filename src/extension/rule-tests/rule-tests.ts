import { workspace, type Disposable, type TextDocument } from 'vscode';
import type { Server } from '../client/server.ts';
import { looksLikeOurs } from '../client/sniff.ts';
import { RuleTestController } from './controller.ts';

const NAME = /\.tests\.ya?ml$/i;
/** A key at the left edge that every file of tests has; the server has the last word. */
const MARK = /^["']?tests["']?[ \t]*:/m;

/** Tests of rules. VS Code has no Testing view because of them before somebody opens a rule or a file of tests. */
export class RuleTests implements Disposable {
  readonly #server: Server;
  readonly #disposables: Disposable[] = [];
  #controller: RuleTestController | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#disposables.push(workspace.onDidOpenTextDocument((document) => this.#startFor(document)));
    for (const document of workspace.textDocuments) this.#startFor(document);
  }

  /** Undefined as long as there is no occasion for it. */
  get controller(): RuleTestController | undefined {
    return this.#controller;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #startFor(document: TextDocument): void {
    if (this.#controller || document.languageId !== 'yaml' || document.uri.scheme !== 'file') return;
    const isTests = NAME.test(document.fileName) && MARK.test(document.getText());
    if (!isTests && !looksLikeOurs(document)) return;
    this.#controller = new RuleTestController(this.#server);
    this.#disposables.push(this.#controller);
    void this.#controller.find();
  }
}
