import {
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  type Memento,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import {
  COMMANDS,
  ENTITY_SORTINGS,
  MARK_COLORS,
  VIEWS,
  type EntityRow,
  type EntitySorting,
} from '../../protocol.ts';
import type { Server } from '../server.ts';
import { ENTITY_GROUPS, type EntityGroup } from './entity-groups.ts';
import { Pages, type More } from './pages.ts';
import { moreRow } from './rows.ts';

export type EntitiesNode =
  | { readonly kind: 'group'; readonly key: string; readonly group: EntityGroup }
  | { readonly kind: 'entity'; readonly key: string; readonly row: EntityRow }
  | More;

type Group = EntitiesNode & { kind: 'group' };

const SORTING_KEY = 'sortEntitiesBy';

/** Who and what appears in the logs: counted, sorted, searched. Counting begins when a group is opened. */
export class EntitiesView implements TreeDataProvider<EntitiesNode>, Disposable {
  readonly #server: Server;
  readonly #memento: Memento;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<EntitiesNode | undefined>();
  readonly #view: TreeView<EntitiesNode>;
  readonly #disposable: Disposable;
  #search = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server, memento: Memento) {
    this.#server = server;
    this.#memento = memento;
    this.#view = window.createTreeView(VIEWS.entities, { treeDataProvider: this, showCollapseAll: true });
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
    if (!parent)
      return this.#server.state && this.#server.state.logs > 0
        ? ENTITY_GROUPS.map((group) => ({ kind: 'group', key: group.kind, group }))
        : [];
    return parent.kind === 'group' ? this.#rows(parent) : [];
  }

  getTreeItem(node: EntitiesNode): TreeItem {
    const item = itemOf(node);
    item.id = node.key;
    return item;
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
    return [...rows, ...this.#pages.more(kind, rows.length, page.total, () => this.#changed.fire(parent))];
  }

  #refresh(): void {
    this.#pages.reset();
    this.#changed.fire(undefined);
  }
}

function itemOf(node: EntitiesNode): TreeItem {
  if (node.kind === 'more') return moreRow(node);
  if (node.kind === 'group') {
    const item = new TreeItem(node.group.label, TreeItemCollapsibleState.Collapsed);
    item.iconPath = new ThemeIcon(node.group.icon);
    return item;
  }
  const { label, description, tooltip, entity, mark, alias, findings } = node.row;
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.description = description;
  item.tooltip = tooltip;
  item.iconPath = new ThemeIcon(
    findings > 0 ? 'flag' : 'circle-small-filled',
    mark ? new ThemeColor(MARK_COLORS[mark.color] ?? MARK_COLORS[0]) : undefined,
  );
  item.contextValue = `${alias === '' ? '' : 'aliased-'}entity ${entity.kind}`;
  item.command = {
    command: COMMANDS.showRelatedEvents,
    title: 'Show related events',
    arguments: [{ entity }],
  };
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}
