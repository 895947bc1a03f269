import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import {
  VIEWS,
  type AroundQuestion,
  type EventList,
  type EventNode,
  type RelatedParams,
} from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { count } from '../words.ts';
import { Pages, type More } from './pages.ts';
import { eventRow, moreRow } from './rows.ts';
import { createTreeView } from './tree-view.ts';

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
  /** Asks for as many events as given. */
  #list: ((limit: number) => Promise<EventList | null | undefined>) | undefined;
  #rows: RelatedNode[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#view = createTreeView(VIEWS.related, { treeDataProvider: this });
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
    const related = await this.#server.request('related', { ...question, offset: 0, limit: 1 });
    if (!related) return false;
    // From now on by what was found: the place it was asked at may move or close.
    const { entity } = related;
    await this.#showList((limit) => this.#server.request('related', { entity, offset: 0, limit }));
    return true;
  }

  /** The same for the events near one in time. False where no event is there. */
  async askAround(question: AroundQuestion): Promise<boolean> {
    const ask = (limit: number) => this.#server.request('eventsAround', { ...question, offset: 0, limit });
    if (!(await ask(1))) return false;
    await this.#showList(ask);
    return true;
  }

  async #showList(list: (limit: number) => Promise<EventList | null | undefined>): Promise<void> {
    this.#list = list;
    this.#pages.reset();
    await this.#refresh();
    const [first] = this.#rows;
    if (first) await this.#view.reveal(first, { focus: true });
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

  async #refresh(): Promise<void> {
    if (!this.#list) return;
    const list = await this.#list(this.#pages.limit(LIST));
    this.#rows = list ? this.#rowsOf(list) : [];
    this.#view.description = list ? `${list.title}: ${count(list.total, 'event')}` : '';
    this.#changed.fire(undefined);
  }

  #rowsOf({ events, total }: EventList): RelatedNode[] {
    const rows = events.map((event): RelatedNode => ({ kind: 'event', key: event.key, event }));
    return [...rows, ...this.#pages.more(LIST, rows.length, total, () => void this.#refresh())];
  }
}
