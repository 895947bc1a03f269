import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import {
  COMMANDS,
  type EventNode,
  type FindingGroup,
  type FindingNode,
  type Grouping,
} from '../../protocol.ts';
import { openCommand } from '../reveal.ts';
import type { Server } from '../client/server.ts';
import { count } from '../words.ts';
import { levelIcon } from './levels.ts';
import type { More } from './pages.ts';

/** How the rows of both trees look and what they say aloud. Text from a log is plain text in all of them. */

export function groupRow(group: FindingGroup, grouping: Grouping): TreeItem {
  const item = new TreeItem(group.label, TreeItemCollapsibleState.Expanded);
  item.description = [count(group.count, 'finding'), group.description].filter(Boolean).join(' · ');
  item.iconPath = levelIcon(group.level);
  item.contextValue = grouping === 'incident' && group.key !== '' ? 'incident' : 'group';
  if (group.tooltip !== undefined) item.tooltip = group.tooltip;
  item.accessibilityInformation = {
    label: `${group.label}, ${count(group.count, 'finding')}, up to ${group.level}`,
  };
  return item;
}

/** A row says the rule's title, or what is special about this finding where the group says the title. */
export function findingRow(server: Server, finding: FindingNode, grouping: Grouping): TreeItem {
  const label = grouping === 'rule' ? finding.message : finding.label;
  const item = new TreeItem(label, collapsible(finding.related.length));
  item.description = `${finding.level} · ${finding.description}`;
  item.tooltip = finding.tooltip;
  item.iconPath = levelIcon(finding.level);
  item.contextValue = finding.isSuppressed ? 'suppressed-finding' : 'finding';
  item.command = openCommand(server, finding.place);
  item.accessibilityInformation = {
    label: `${finding.level} finding: ${label}, ${finding.description}`,
  };
  return item;
}

export function eventRow(server: Server, event: EventNode): TreeItem {
  const item = new TreeItem(event.label, TreeItemCollapsibleState.None);
  const outcome = event.failed ? 'failed' : '';
  item.description = [event.reason, outcome, event.description].filter(Boolean).join(' · ');
  item.tooltip = event.tooltip;
  item.iconPath = eventIcon(event);
  item.contextValue = 'event';
  item.command = openCommand(server, event.place);
  item.accessibilityInformation = {
    label: [event.label, event.level && `${event.level} finding`, item.description]
      .filter(Boolean)
      .join(', '),
  };
  return item;
}

export function moreRow(more: More): TreeItem {
  const item = new TreeItem('Show more', TreeItemCollapsibleState.None);
  item.description = `${more.shown.toLocaleString('en')} of ${more.total.toLocaleString('en')}`;
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: COMMANDS.showMore, title: 'Show more', arguments: [more] };
  return item;
}

function eventIcon({ level, failed }: EventNode): ThemeIcon {
  if (level) return levelIcon(level);
  return new ThemeIcon(
    failed ? 'circle-slash' : 'circle-small-filled',
    new ThemeColor('descriptionForeground'),
  );
}

function collapsible(children: number): TreeItemCollapsibleState {
  return children > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
}
