import {
  Disposable,
  EventEmitter,
  commands,
  type Memento,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import {
  GROUPINGS,
  VIEWS,
  type EventNode,
  type FindingGroup,
  type FindingNode,
  type Grouping,
  type State,
} from '../../protocol.ts';
import type { Case } from '../case/case.ts';
import { droppedFiles } from '../case/dropped-files.ts';
import type { CaseWatch } from '../case/watch.ts';
import type { Server } from '../client/server.ts';
import type { TrailFolders } from '../case/trail-folders.ts';
import { count } from '../words.ts';
import { Pages, type More } from './pages.ts';
import { messageOf } from './findings-message.ts';
import { eventRow, findingRow, groupRow, moreRow } from './rows.ts';
import { createTreeView } from './tree-view.ts';

interface GroupRow {
  readonly kind: 'group';
  readonly key: string;
  readonly group: FindingGroup;
}

interface FindingRow {
  readonly kind: 'finding';
  readonly key: string;
  readonly finding: FindingNode;
  readonly parent: GroupRow;
}

interface EventRow {
  readonly kind: 'event';
  readonly key: string;
  readonly event: EventNode;
  readonly parent: FindingRow;
}

export type FindingsNode = GroupRow | FindingRow | EventRow | More;

const GROUPING_KEY = 'groupFindingsBy';

/** What besides the server the view shows something of. */
interface Around {
  readonly case: Case;
  readonly watch: CaseWatch;
  readonly trailFolders: TrailFolders;
}

/** The findings of all logs, open or loaded, that pass the filter, in groups. A row's key is stable, so that its place is kept. */
export class FindingsView implements TreeDataProvider<FindingsNode>, Disposable {
  readonly #server: Server;
  readonly #memento: Memento;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<FindingsNode | undefined>();
  readonly #view: TreeView<FindingsNode>;
  readonly #disposable: Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  #progress = '';

  constructor(server: Server, { case: loadedCase, watch, trailFolders }: Around, memento: Memento) {
    this.#server = server;
    this.#memento = memento;
    this.#view = createTreeView(VIEWS.findings, {
      treeDataProvider: this,
      showCollapseAll: true,
      dragAndDropController: droppedFiles,
    });
    this.#disposable = Disposable.from(
      this.#changed,
      this.#view,
      server.onDidChangeState((state) => this.#show(state)),
      loadedCase.onDidProgress((line) => this.#showProgress(line)),
      watch.onDidChange((watching) => (this.#view.description = watching ? 'watching' : '')),
      this.#view.onDidChangeVisibility(({ visible }) => visible && void trailFolders.find()),
    );
    if (this.#view.visible) void trailFolders.find();
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  get grouping(): Grouping {
    const stored = this.#memento.get<Grouping>(GROUPING_KEY);
    return GROUPINGS.find((grouping) => grouping === stored) ?? GROUPINGS[0];
  }

  async groupBy(grouping: Grouping): Promise<void> {
    await this.#memento.update(GROUPING_KEY, grouping);
    this.#pages.reset();
    this.#changed.fire(undefined);
  }

  async getChildren(parent?: FindingsNode): Promise<FindingsNode[]> {
    if (!parent) return this.#groups();
    if (parent.kind === 'group') return this.#findings(parent);
    return parent.kind === 'finding' ? relatedRows(parent) : [];
  }

  getParent(node: FindingsNode): FindingsNode | undefined {
    return 'parent' in node ? node.parent : undefined;
  }

  getTreeItem(node: FindingsNode): TreeItem {
    const item = this.#rowOf(node);
    item.id = node.key;
    return item;
  }

  #rowOf(node: FindingsNode): TreeItem {
    if (node.kind === 'group') return groupRow(node.group, this.grouping);
    if (node.kind === 'finding') return findingRow(this.#server, node.finding, this.grouping);
    if (node.kind === 'event') return eventRow(this.#server, node.event);
    return moreRow(node);
  }

  /** Selects the row of a finding and gives it the focus; does nothing where no row shows it. */
  async select({ key }: FindingNode): Promise<void> {
    for (const group of await this.#groups()) {
      const rows = await this.#findings(group);
      const row = rows.find((each) => each.kind === 'finding' && each.finding.key === key);
      if (row) return this.#view.reveal(row, { focus: true });
    }
  }

  async #groups(): Promise<GroupRow[]> {
    const groups = await this.#server.request('findingGroups', { groupBy: this.grouping });
    return (groups ?? []).map((group) => ({ kind: 'group', key: `${this.grouping}/${group.key}`, group }));
  }

  async #findings(parent: GroupRow): Promise<FindingsNode[]> {
    const { key, group } = parent;
    const limit = this.#pages.limit(key);
    const page = await this.#server.request('findings', {
      groupBy: this.grouping,
      group: group.key,
      offset: 0,
      limit,
    });
    if (!page) return [];
    const rows = page.items.map((finding): FindingsNode => ({
      kind: 'finding',
      key: `${key}/${finding.key}`,
      finding,
      parent,
    }));
    return [...rows, ...this.#pages.more(key, rows.length, page.total, () => this.#changed.fire(parent))];
  }

  #showProgress(line: string): void {
    this.#progress = line;
    this.#showMessage();
  }

  /** Of what goes on now, else of what there is. */
  #showMessage(): void {
    const { state } = this.#server;
    this.#view.message = this.#progress || (state ? messageOf(state) : '');
  }

  #show(state: State): void {
    this.#view.badge =
      state.visible > 0 ? { value: state.visible, tooltip: count(state.visible, 'finding') } : undefined;
    this.#showMessage();
    this.#changed.fire(undefined);
    // Rows come a moment later: until then nobody shall read that there are none.
    void commands.executeCommand('setContext', `${VIEWS.container}.visibleFindings`, state.visible);
    void commands.executeCommand('setContext', `${VIEWS.container}.logs`, state.logs);
    void commands.executeCommand(
      'setContext',
      `${VIEWS.container}.hiddenFindings`,
      state.total - state.visible,
    );
    void commands.executeCommand('setContext', `${VIEWS.container}.caseLoaded`, state.loadedCase !== null);
    const { findings } = state.suppressed;
    void commands.executeCommand('setContext', `${VIEWS.container}.suppressed`, findings > 0);
    void commands.executeCommand(
      'setContext',
      `${VIEWS.container}.showsSuppressed`,
      state.filter.suppressed === true,
    );
    void commands.executeCommand('setContext', `${VIEWS.container}.isSearching`, state.filter.search !== '');
  }
}

function relatedRows(parent: FindingRow): EventRow[] {
  return parent.finding.related.map((event) => ({
    kind: 'event',
    key: `${parent.key}/${event.reason}/${event.key}`,
    event,
    parent,
  }));
}
