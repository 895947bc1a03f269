import {
  Disposable,
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type Command,
  type TreeDataProvider,
} from 'vscode';
import { COMMANDS, VIEWS, type CoverageAction, type CoverageNode } from '../../protocol.ts';
import { openCommand } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import { Pages, type More } from './pages.ts';
import { moreRow } from './rows.ts';
import { createTreeView } from './tree-view.ts';

type Row = CoverageNode | More;

const ICONS: Readonly<Record<CoverageNode['kind'], ThemeIcon>> = {
  files: new ThemeIcon('files'),
  skipped: new ThemeIcon('debug-step-over'),
  problem: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  events: new ThemeIcon('list-unordered'),
  undecided: new ThemeIcon('question'),
  history: new ThemeIcon('history'),
  'near-misses': new ThemeIcon('search'),
  step: new ThemeIcon('arrow-right'),
  event: new ThemeIcon('circle-small-filled', new ThemeColor('descriptionForeground')),
  region: new ThemeIcon('globe'),
  gap: new ThemeIcon('circle-slash'),
  digests: new ThemeIcon('checklist'),
  rules: new ThemeIcon('law'),
  rule: new ThemeIcon('check'),
  refused: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
};

/** What was read and what was not: files, records, and the hours that the logs cover. */
export class CoverageView implements TreeDataProvider<Row>, Disposable {
  readonly #server: Server;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<Row | undefined>();
  readonly #disposable: Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#disposable = Disposable.from(
      this.#changed,
      createTreeView(VIEWS.coverage, { treeDataProvider: this, showCollapseAll: true }),
      server.onDidChangeState(() => this.#changed.fire(undefined)),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    if (!parent) return [...((await this.#server.request('coverage', null)) ?? [])];
    if (parent.kind === 'more') return [];
    const { key, ask } = parent;
    const children = ask ? ((await this.#server.request(ask, null)) ?? []) : parent.children;
    const shown = children.slice(0, this.#pages.limit(key));
    const refresh = () => this.#changed.fire(parent);
    return [...shown, ...this.#pages.more(key, shown.length, children.length, refresh)];
  }

  getTreeItem(row: Row): TreeItem {
    const item = row.kind === 'more' ? moreRow(row) : this.#itemOf(row);
    item.id = row.key;
    return item;
  }

  #itemOf({ label, description, kind, place, action, children, ask }: CoverageNode): TreeItem {
    const { Collapsed, None } = TreeItemCollapsibleState;
    const item = new TreeItem(label, ask || children.length > 0 ? Collapsed : None);
    item.description = description;
    item.tooltip = `${label}\n${description}`;
    item.iconPath = ICONS[kind];
    if (place) item.command = openCommand(this.#server, place);
    else if (action) item.command = { title: label, ...commandOf(action) };
    item.accessibilityInformation = { label: `${label}, ${description}` };
    return item;
  }
}

function commandOf(action: CoverageAction): Pick<Command, 'command' | 'arguments'> {
  switch (action.kind) {
    case 'setting':
      return { command: 'workbench.action.openSettings', arguments: [`@id:${action.setting}`] };
    case 'load':
      return { command: COMMANDS.loadCase };
    case 'explain':
      return { command: COMMANDS.explainFinding, arguments: [action.params] };
  }
}
