import { Disposable, EventEmitter, type TreeDataProvider, type TreeItem, type TreeView } from 'vscode';
import {
  VIEWS,
  type Entity,
  type LineageParams,
  type LineagePart,
  type LineageRoot,
  type LineageSection,
  type LineageSegmentRow,
  type LineageStepRow,
  type RelatedTarget,
} from '../../protocol.ts';
import type { Server } from '../client/server.ts';
import { lineageRow } from './lineage-rows.ts';
import { Pages, type More } from './pages.ts';
import { createTreeView } from './tree-view.ts';

export type LineageNode =
  | { readonly kind: 'root'; readonly key: string; readonly row: LineageRoot }
  | { readonly kind: 'section'; readonly key: string; readonly section: LineageSection; readonly of: Entity }
  | {
      readonly kind: 'step';
      readonly key: string;
      readonly row: LineageStepRow;
      readonly part: Exclude<LineagePart, 'segments'>;
    }
  | { readonly kind: 'segment'; readonly key: string; readonly segment: LineageSegmentRow }
  | More;

/** How one thing came to be and what it led to, as far as somebody opens it, each row with what it rests on. */
export class LineageView implements TreeDataProvider<LineageNode>, Disposable {
  readonly #server: Server;
  readonly #pages = new Pages();
  readonly #changed = new EventEmitter<LineageNode | undefined>();
  readonly #view: TreeView<LineageNode>;
  readonly #disposable: Disposable;
  #root: LineageNode | undefined;
  #entity: Entity | undefined;
  /** The logs have changed while nobody was looking. */
  #isStale = false;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(server: Server) {
    this.#server = server;
    this.#view = createTreeView(VIEWS.lineage, { treeDataProvider: this, showCollapseAll: true });
    this.#disposable = Disposable.from(
      this.#changed,
      this.#view,
      server.onDidChangeState(() => this.#refresh()),
      this.#view.onDidChangeVisibility(() => this.#isStale && this.#refresh()),
    );
  }

  dispose(): void {
    this.#disposable.dispose();
  }

  /** Asks, shows the answer and gives it the focus. False where nothing is there that has a lineage. */
  async ask(target: RelatedTarget): Promise<boolean> {
    const root = await this.#server.request('lineage', target);
    if (!root) return false;
    this.#entity = root.entity;
    this.#pages.reset();
    await this.#show(root);
    if (this.#root) await this.#view.reveal(this.#root, { focus: true, expand: true });
    return true;
  }

  async getChildren(parent?: LineageNode): Promise<LineageNode[]> {
    if (!parent) return this.#root ? [this.#root] : [];
    switch (parent.kind) {
      case 'root':
        return sectionsOf(parent.key, parent.row);
      case 'section':
        return parent.section.part === 'segments'
          ? this.#segments(parent, parent.of)
          : this.#steps(parent, parent.of, parent.section.part);
      case 'step':
        return this.#steps(parent, parent.row.entity, parent.part);
      case 'segment':
      case 'more':
        return [];
    }
  }

  /** Only what stands at the top is ever revealed. */
  getParent(): undefined {
    return undefined;
  }

  getTreeItem(node: LineageNode): TreeItem {
    const item = lineageRow(this.#server, node);
    item.id = node.key;
    return item;
  }

  async #steps(
    parent: LineageNode,
    entity: Entity,
    part: Exclude<LineagePart, 'segments'>,
  ): Promise<LineageNode[]> {
    const page = await this.#server.request('lineageSteps', { ...this.#page(parent, entity), part });
    const rows = (page?.items ?? []).map((row): LineageNode => ({
      kind: 'step',
      key: `${parent.key}/${row.key}`,
      row,
      part,
    }));
    return [...rows, ...this.#more(parent, rows.length, page?.total ?? 0)];
  }

  async #segments(parent: LineageNode, entity: Entity): Promise<LineageNode[]> {
    const page = await this.#server.request('lineageSegments', this.#page(parent, entity));
    const rows = (page?.items ?? []).map((segment): LineageNode => ({
      kind: 'segment',
      key: `${parent.key}/${segment.key}`,
      segment,
    }));
    return [...rows, ...this.#more(parent, rows.length, page?.total ?? 0)];
  }

  #page({ key }: LineageNode, entity: Entity): LineageParams {
    return { entity, offset: 0, limit: this.#pages.limit(key) };
  }

  #more(parent: LineageNode, shown: number, total: number): readonly More[] {
    return this.#pages.more(parent.key, shown, total, () => this.#changed.fire(parent));
  }

  async #refresh(): Promise<void> {
    this.#isStale = !this.#view.visible;
    const entity = this.#entity;
    if (!entity || this.#isStale) return;
    const hasLogs = (this.#server.state?.logs ?? 0) > 0;
    const root = hasLogs ? await this.#server.request('lineage', { entity }) : undefined;
    // Meanwhile somebody may have asked for another.
    if (this.#entity === entity) await this.#show(root);
  }

  async #show(row: LineageRoot | null | undefined): Promise<void> {
    this.#root = row ? { kind: 'root', key: JSON.stringify(row.entity), row } : undefined;
    this.#view.description = row?.label ?? '';
    this.#changed.fire(undefined);
  }
}

function sectionsOf(key: string, { entity, sections }: LineageRoot): LineageNode[] {
  return sections.map((section) => ({
    kind: 'section',
    key: `${key}/${section.part}`,
    section,
    of: entity,
  }));
}
