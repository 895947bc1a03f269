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

/** The day of an incident stands before the count: the rows below it tell only the time. */
export function groupRow(group: FindingGroup, grouping: Grouping): TreeItem {
  const item = new TreeItem(group.label, TreeItemCollapsibleState.Expanded);
  const findings = count(group.count, 'finding');
  const parts = grouping === 'incident' ? [group.description, findings] : [findings, group.description];
  item.description = parts.filter(Boolean).join(' · ');
  item.iconPath = levelIcon(group.level);
  item.contextValue = grouping === 'incident' && group.key !== '' ? 'incident' : 'group';
  if (group.tooltip !== undefined) item.tooltip = group.tooltip;
  item.accessibilityInformation = {
    label: [group.label, findings, `up to ${group.level}`, group.description].filter(Boolean).join(', '),
  };
  return item;
}

/**
 * A row says when, and the rule's title, or what is special about this finding where the group says the title. The time is
 * first because a side bar of usual width cuts off all that is behind a title.
 */
export function findingRow(server: Server, finding: FindingNode, grouping: Grouping): TreeItem {
  const what = grouping === 'rule' ? finding.message : finding.label;
  const item = new TreeItem(`${finding.time} ${what}`, collapsible(finding.related.length));
  item.description = `${finding.level} · ${finding.description}`;
  item.tooltip = finding.tooltip;
  item.iconPath = levelIcon(finding.level);
  item.contextValue = finding.isSuppressed ? 'suppressed-finding' : 'finding';
  item.command = openCommand(server, finding.place);
  item.accessibilityInformation = {
    label: `${finding.level} finding: ${what}, ${finding.time}, ${finding.description}`,
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
