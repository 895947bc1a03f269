import {
  Disposable,
  EventEmitter,
  window,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { VIEWS, type EventNode, type Related, type RelatedParams } from '../../protocol.ts';
import type { Server } from '../server.ts';
import { count } from '../words.ts';
import { Pages, type More } from './pages.ts';
import { eventRow, moreRow } from './rows.ts';

export type RelatedNode = { readonly kind: 'event'; readonly key: string; readonly event: EventNode } | More;
type Question = Omit<RelatedParams, 'offset' | 'limit'>;

const LIST = 'related';

/** The events related to one access key, key pair or other thing, oldest first, each with the reason it is listed. */
export class RelatedView implements TreeDataProvider<RelatedNode>, Disposable {
  readonly #server: Server;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<RelatedNode | undefined>();
  readonly #view: TreeView<RelatedNode>;
  readonly #disposable: Disposable;
  #question: Question | undefined;
  #rows: RelatedNode[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#view = window.createTreeView(VIEWS.related, { treeDataProvider: this });
    this.#disposable = Disposable.from(
      this.#changed,
      this.#view,
      server.onDidChangeState(() => this.#refresh()),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Asks, shows the answer and gives it the focus. False where the logs know nothing of it. */
  async ask(question: Question): Promise<boolean> {
    const related = await this.#request(question);
    if (!related) return false;
    // From now on by what was found: the place it was asked at may move or close.
    this.#question = { entity: related.entity };
    this.#pages.reset();
    await this.#refresh();
    const [first] = this.#rows;
    if (first) await this.#view.reveal(first, { focus: true });
    return true;
  }

  getChildren(parent?: RelatedNode): RelatedNode[] {
    return parent ? [] : this.#rows;
  }

  /** There is but one level; `reveal` wants to know. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: RelatedNode): TreeItem {
    const item = node.kind === 'event' ? eventRow(this.#server, node.event) : moreRow(node);
    item.id = node.key;
    return item;
  }

  async #request(question: Question): Promise<Related | null | undefined> {
    return this.#server.request('related', { ...question, offset: 0, limit: this.#pages.limit(LIST) });
  }

  async #refresh(): Promise<void> {
    if (!this.#question) return;
    const related = await this.#request(this.#question);
    this.#rows = related ? this.#rowsOf(related) : [];
    this.#view.description = related ? `${related.title}: ${count(related.total, 'event')}` : '';
    this.#changed.fire(undefined);
  }

  #rowsOf({ events, total }: Related): RelatedNode[] {
    const rows = events.map((event): RelatedNode => ({ kind: 'event', key: event.key, event }));
    return [...rows, ...this.#pages.more(LIST, rows.length, total, () => void this.#refresh())];
  }
}
