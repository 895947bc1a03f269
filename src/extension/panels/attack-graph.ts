import { Disposable, ViewColumn, type Uri, type WebviewPanel } from 'vscode';
import type {
  AttackGraphAnswer,
  AttackGraphData,
  AttackGraphRequest,
  IncidentTarget,
} from '../../protocol.ts';
import { reveal } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import { openPage } from './webview-page.ts';

/** The attack graph of an incident in a webview, which only draws: where everything is, the server has worked out. */
export class AttackGraphPanel {
  static #current: AttackGraphPanel | undefined;

  readonly #panel: WebviewPanel;
  readonly #server: Server;
  #target: IncidentTarget;
  #graph: AttackGraphData | undefined;
  #isReady = false;
  #isStale = false;
  #isAsking = false;

  /** There is one: it comes to the front, with this incident. */
  static show(extension: Uri, server: Server, target: IncidentTarget): void {
    const current = (AttackGraphPanel.#current ??= new AttackGraphPanel(extension, server, target));
    current.#target = target;
    current.#panel.reveal();
    void current.#renew();
  }

  /** The incident that is in front of the user; undefined where it is another editor. */
  static get active(): IncidentTarget | undefined {
    const current = AttackGraphPanel.#current;
    return current && current.#panel.active ? current.#target : undefined;
  }

  private constructor(extension: Uri, server: Server, target: IncidentTarget) {
    this.#server = server;
    this.#target = target;
    this.#panel = openPage(extension, 'cloudtrail-investigator.attackGraph', {
      name: 'attack-graph',
      title: 'Attack Graph',
    });
    const own = Disposable.from(
      this.#panel.webview.onDidReceiveMessage((request: AttackGraphRequest) => this.#answer(request)),
      server.onDidChangeState(() => this.#renew()),
      this.#panel.onDidChangeViewState(() => this.#isStale && this.#renew()),
    );
    this.#panel.onDidDispose(() => {
      AttackGraphPanel.#current = undefined;
      own.dispose();
    });
  }

  async #answer(request: AttackGraphRequest): Promise<void> {
    if (request.kind === 'ready') {
      this.#isReady = true;
      return this.#renew();
    }
    if (!this.#graph) return;
    const { incident } = this.#graph;
    const place = await this.#server.request('attackGraphPlace', { incident, key: request.key });
    if (place) await reveal(this.#server, place, { viewColumn: ViewColumn.Beside });
  }

  /**
   * Asks for the graph as it is now. While nobody sees it nothing is worked out, and while an answer is awaited nothing
   * more: a case that loads changes often.
   */
  async #renew(): Promise<void> {
    this.#isStale = !this.#isReady || !this.#panel.visible || this.#isAsking;
    if (this.#isStale) return;
    this.#isAsking = true;
    const target = this.#target;
    const graph = await this.#server.request('attackGraph', target).finally(() => (this.#isAsking = false));
    if (target === this.#target) this.#draw(graph ?? undefined);
    else this.#isStale = true;
    if (this.#isStale) await this.#renew();
  }

  #draw(graph: AttackGraphData | undefined): void {
    this.#graph = graph;
    // An earlier event may join the incident and give it another id: its finding still leads to it.
    if (graph) this.#target = { incident: graph.incident, finding: graph.finding };
    this.#panel.title = graph ? `Attack Graph: ${shortened(graph.title)}` : 'Attack Graph';
    const answer: AttackGraphAnswer = { graph: graph ?? null };
    void this.#panel.webview.postMessage(answer);
  }
}

const MOST_LETTERS = 50;

/** For a tab. */
function shortened(title: string): string {
  return title.length <= MOST_LETTERS ? title : `${title.slice(0, MOST_LETTERS - 1)}…`;
}
