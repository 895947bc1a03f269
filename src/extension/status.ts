import { Disposable, languages, window, type LanguageStatusItem } from 'vscode';
import { COMMANDS, type DocumentStatus } from '../protocol.ts';
import type { Server } from './client/server.ts';
import { count } from './words.ts';

/** What the active log holds, in the language status of the status bar: "35 events, 3 findings, 2 undecided". */
export class Status implements Disposable {
  readonly #server: Server;
  readonly #listeners: Disposable;
  #item: LanguageStatusItem | undefined;

  constructor(server: Server) {
    this.#server = server;
    const update = () => this.#update();
    this.#listeners = Disposable.from(
      window.onDidChangeActiveTextEditor(update),
      server.onDidChangeDocument(update),
    );
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#item?.dispose();
  }

  /** The item exists only while it has something to say: VS Code shows one with an empty text, too. */
  #update(): void {
    const document = window.activeTextEditor?.document;
    const status = document && this.#server.document(document.uri);
    if (!document || !status) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= languages.createLanguageStatusItem('cloudtrail-investigator.status', {});
    this.#item.selector = { language: document.languageId, scheme: document.uri.scheme };
    this.#item.name = 'CloudTrail Investigator';
    this.#item.text = summaryOf(status);
    this.#item.detail = `CloudTrail (${status.format})`;
    this.#item.command = { command: COMMANDS.showFindings, title: 'Show Findings' };
  }
}

/** The counts that matter: zeros are left out, except for events and findings. */
function summaryOf(status: DocumentStatus): string {
  const counts = [count(status.events, 'event'), count(status.findings, 'finding')];
  if (status.undecided > 0) counts.push(`${status.undecided} undecided`);
  if (status.unreadable > 0) counts.push(`${status.unreadable} unreadable`);
  if (status.notEvents > 0) counts.push(count(status.notEvents, 'other record'));
  return counts.join(', ');
}
