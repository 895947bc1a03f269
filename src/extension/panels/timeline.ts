import { Disposable, ViewColumn, type Uri, type WebviewPanel } from 'vscode';
import type { TimelineAnswer, TimelineRequest } from '../../protocol.ts';
import { reveal } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import { openPage } from './webview-page.ts';

/** The timeline in a webview, which only draws: it asks for bins, and for the place of an event to be opened. */
export class TimelinePanel {
  static #current: TimelinePanel | undefined;

  readonly #panel: WebviewPanel;
  readonly #server: Server;
  #isStale = false;

  /** There is one: it comes to the front. */
  static open(extension: Uri, server: Server): void {
    if (TimelinePanel.#current) TimelinePanel.#current.#panel.reveal();
    else TimelinePanel.#current = new TimelinePanel(extension, server);
  }

  private constructor(extension: Uri, server: Server) {
    this.#server = server;
    this.#panel = openPage(extension, 'cloudtrail-investigator.timeline', {
      name: 'timeline',
      title: 'CloudTrail Timeline',
    });
    const own = Disposable.from(
      this.#panel.webview.onDidReceiveMessage((request: TimelineRequest) => this.#answer(request)),
      server.onDidChangeState(() => this.#renew()),
      this.#panel.onDidChangeViewState(() => this.#isStale && this.#renew()),
    );
    this.#panel.onDidDispose(() => {
      TimelinePanel.#current = undefined;
      own.dispose();
    });
  }

  async #answer(request: TimelineRequest): Promise<void> {
    if (request.kind === 'show') {
      const data = await this.#server.request('timeline', request.params);
      this.#tell({ kind: 'data', number: request.number, data: data ?? null });
      return;
    }
    const place = await this.#server.request('firstEvent', request.params);
    if (place) await reveal(this.#server, place, { viewColumn: ViewColumn.Beside });
  }

  /** The logs have changed. While nobody sees it nothing is counted: a case that loads changes often. */
  #renew(): void {
    this.#isStale = !this.#panel.visible;
    if (!this.#isStale) this.#tell({ kind: 'changed' });
  }

  #tell(answer: TimelineAnswer): void {
    void this.#panel.webview.postMessage(answer);
  }
}
