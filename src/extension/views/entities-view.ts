import {
  Disposable,
  EventEmitter,
  window,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import {
  ENTITY_SORTINGS,
  VIEWS,
  type Entity,
  type EntityDetail,
  type EntityRow,
  type EntitySorting,
  type EntityTotals,
} from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { ENTITY_GROUPS, type EntityGroup } from './entity-groups.ts';
import { Pages, type More } from './pages.ts';
import { entityDetailRow, entityGroupRow, entityRow, tooltipOf } from './entity-rows.ts';
import { moreRow } from './rows.ts';
import { createTreeView } from './tree-view.ts';

export type EntitiesNode =
  | { readonly kind: 'group'; readonly key: string; readonly group: EntityGroup; readonly total?: number }
  | { readonly kind: 'entity'; readonly key: string; readonly row: EntityRow }
  | { readonly kind: 'detail'; readonly key: string; readonly detail: EntityDetail }
  | More;

type Group = EntitiesNode & { kind: 'group' };

/** The last row of a list that does not hold all there are. */
const CUT: EntitiesNode = {
  kind: 'detail',
  key: 'cut',
  detail: {
    key: 'cut',
    label: 'There are more',
    description: 'only those that were met first are listed',
    level: null,
    place: null,
  },
};

const SORTING_KEY = 'sortEntitiesBy';

/**
 * Who and what appears in the logs: counted, sorted, searched. What is said of each is counted when its group is opened;
 * how many there are is known before, but of what stands in records alone.
 */
export class EntitiesView implements TreeDataProvider<EntitiesNode>, Disposable {
  readonly #server: Server;
  readonly #memento: Memento;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<EntitiesNode | undefined>();
  readonly #view: TreeView<EntitiesNode>;
  readonly #disposable: Disposable;
  #search = '';
  #totals: EntityTotals = {};

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server, memento: Memento) {
    this.#server = server;
    this.#memento = memento;
    this.#view = createTreeView(VIEWS.entities, { treeDataProvider: this, showCollapseAll: true });
    this.#disposable = Disposable.from(
      this.#changed,
      this.#view,
      server.onDidChangeState(() => this.#changed.fire(undefined)),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  get sorting(): EntitySorting {
    const stored = this.#memento.get<EntitySorting>(SORTING_KEY);
    return ENTITY_SORTINGS.find((sorting) => sorting === stored) ?? ENTITY_SORTINGS[0];
  }

  get search(): string {
    return this.#search;
  }

  async sortBy(sorting: EntitySorting): Promise<void> {
    await this.#memento.update(SORTING_KEY, sorting);
    this.#refresh();
  }

  /** Shows only what holds this text; empty shows all. */
  searchFor(search: string): void {
    this.#search = search;
    this.#view.description = search === '' ? '' : `with "${search}"`;
    this.#refresh();
  }

  async getChildren(parent?: EntitiesNode): Promise<EntitiesNode[]> {
    if (!parent) return this.#server.state && this.#server.state.logs > 0 ? this.#groups() : [];
    if (parent.kind === 'group') return this.#withProgress(() => this.#rows(parent));
    return parent.kind === 'entity' ? this.#details(parent) : [];
  }

  getTreeItem(node: EntitiesNode): TreeItem {
    const item = this.#itemOf(node);
    item.id = node.key;
    return item;
  }

  /** Tooltips say as much as the rows below: they are asked for one at a time. */
  async resolveTreeItem(item: TreeItem, node: EntitiesNode): Promise<TreeItem> {
    if (node.kind === 'entity')
      item.tooltip = tooltipOf(node.row, await this.#askForDetails(node.row.entity));
    return item;
  }

  #itemOf(node: EntitiesNode): TreeItem {
    switch (node.kind) {
      case 'more':
        return moreRow(node);
      case 'group':
        return entityGroupRow(node.group, node.total);
      case 'entity':
        return entityRow(node.row);
      case 'detail':
        return entityDetailRow(this.#server, node.detail);
    }
  }

  /** With the totals that are known by now; where there are others, the rows come again. */
  #groups(): EntitiesNode[] {
    void this.#count();
    return ENTITY_GROUPS.map((group) => {
      const total = this.#totals[group.kind];
      return { kind: 'group', key: group.kind, group, ...(total !== undefined && { total }) };
    });
  }

  async #count(): Promise<void> {
    const totals = await this.#server.request('entityTotals', { search: this.#search });
    if (!totals || JSON.stringify(totals) === JSON.stringify(this.#totals)) return;
    this.#totals = totals;
    this.#changed.fire(undefined);
  }

  async #details({ key, row }: EntitiesNode & { kind: 'entity' }): Promise<EntitiesNode[]> {
    const details = await this.#askForDetails(row.entity);
    return details.map((detail) => ({ kind: 'detail', key: `${key}/${detail.key}`, detail }));
  }

  async #askForDetails(entity: Entity): Promise<readonly EntityDetail[]> {
    return (await this.#server.request('entityDetails', { entity })) ?? [];
  }

  /** Some kinds stand in the records alone, which takes a while where there are many. */
  #withProgress<T>(work: () => Promise<T>): Thenable<T> {
    return window.withProgress({ location: { viewId: VIEWS.entities } }, work);
  }

  async #rows(parent: Group): Promise<EntitiesNode[]> {
    const { kind } = parent.group;
    const page = await this.#server.request('entityPage', {
      kind,
      sortBy: this.sorting,
      search: this.#search,
      offset: 0,
      limit: this.#pages.limit(kind),
    });
    if (!page) return [];
    const rows = page.items.map((row): EntitiesNode => ({ kind: 'entity', key: `${kind}/${row.key}`, row }));
    const more = this.#pages.more(kind, rows.length, page.total, () => this.#changed.fire(parent));
    return [...rows, ...more, ...(page.isCut ? [CUT] : [])];
  }

  #refresh(): void {
    this.#pages.reset();
    this.#changed.fire(undefined);
  }
}
