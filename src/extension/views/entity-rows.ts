import { ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { COMMANDS, type EntityDetail, type EntityRow } from '../../protocol.ts';
import { openCommand } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import type { EntityGroup } from './entity-groups.ts';
import { levelIcon } from './levels.ts';
import { markColor } from './marks.ts';

/** How the rows of the Entities view look and what they say aloud. Text from a log is plain text in all of them. */

/** `total` is missing where they are counted once the group is opened. */
export function entityGroupRow({ label, icon }: EntityGroup, total: number | undefined): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.iconPath = new ThemeIcon(icon);
  if (total === undefined) item.tooltip = `${label}: counted when opened, because records are read for them`;
  else item.description = total.toLocaleString('en-US');
  return item;
}

/** Its tooltip is asked for when somebody wants it. */
export function entityRow({ label, description, entity, mark, alias, findings }: EntityRow): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.Collapsed);
  item.description = description;
  item.iconPath = new ThemeIcon(
    findings > 0 ? 'flag' : 'circle-small-filled',
    mark ? markColor(mark) : undefined,
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

export function entityDetailRow(
  server: Server,
  { label, description, level, place }: EntityDetail,
): TreeItem {
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.description = description;
  item.tooltip = `${label}: ${description}`;
  if (level) item.iconPath = levelIcon(level);
  if (place) item.command = openCommand(server, place);
  item.accessibilityInformation = { label: `${label}, ${description}` };
  return item;
}

/** All that the logs say of an entity, a line for each. */
export function tooltipOf({ label, entity: { value } }: EntityRow, details: readonly EntityDetail[]): string {
  const name = label.includes(value) ? [label] : [label, value];
  return [...name, ...details.map((detail) => `${detail.label}: ${detail.description}`)].join('\n');
}
