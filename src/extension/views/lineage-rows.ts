import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import type { LineagePart, LineageStepRow } from '../../protocol.ts';
import { openCommand } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import { ENTITY_GROUPS } from './entity-groups.ts';
import type { LineageNode } from './lineage-view.ts';
import { markColor } from './marks.ts';
import { moreRow } from './rows.ts';

/** How the rows of the Lineage view look and what they say aloud. Text from a log is plain text in all of them. */

export function lineageRow(server: Server, node: LineageNode): TreeItem {
  switch (node.kind) {
    case 'more':
      return moreRow(node);
    case 'root':
      return entityItem(node.row, TreeItemCollapsibleState.Expanded);
    case 'section':
      return sectionItem(node);
    case 'step': {
      const { row } = node;
      const item = entityItem(row, row.goesOn ? COLLAPSED : TreeItemCollapsibleState.None);
      item.command = openCommand(server, row.place);
      return item;
    }
    case 'segment': {
      const { label, description, tooltip, isPlain, place } = node.segment;
      const item = new TreeItem(label, TreeItemCollapsibleState.None);
      item.description = description;
      item.tooltip = tooltip;
      item.iconPath = new ThemeIcon(isPlain ? 'arrow-swap' : 'circle-small');
      item.contextValue = 'lineage-segment';
      item.command = openCommand(server, place);
      item.accessibilityInformation = { label: `${label}, ${description}` };
      return item;
    }
  }
}

const COLLAPSED = TreeItemCollapsibleState.Collapsed;

function sectionItem({ section: { part, total, description } }: LineageNode & { kind: 'section' }): TreeItem {
  const { label, icon } = SECTIONS[part];
  const state = part === 'segments' ? COLLAPSED : TreeItemCollapsibleState.Expanded;
  const item = new TreeItem(label, total > 0 ? state : TreeItemCollapsibleState.None);
  item.description = description;
  item.iconPath = new ThemeIcon(icon);
  item.contextValue = 'lineage-section';
  return item;
}

const SECTIONS: Readonly<Record<LineagePart, { readonly label: string; readonly icon: string }>> = {
  origins: { label: 'How it was obtained', icon: 'arrow-up' },
  outcomes: { label: 'What it led to', icon: 'arrow-down' },
  segments: { label: 'Segments', icon: 'list-ordered' },
};

type EntityPart = Pick<LineageStepRow, 'entity' | 'label' | 'description' | 'tooltip' | 'mark'>;

function entityItem(row: EntityPart, state: TreeItemCollapsibleState): TreeItem {
  const { entity, label, description, tooltip, mark } = row;
  const item = new TreeItem(label, state);
  item.description = description;
  item.tooltip = tooltip;
  item.iconPath = new ThemeIcon(
    ENTITY_GROUPS.find(({ kind }) => kind === entity.kind)?.icon ?? 'symbol-event',
    mark ? markColor(mark) : undefined,
  );
  item.contextValue = `lineage-entity ${entity.kind}`;
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}
