import type { Finding } from '../../core/detect/finding.ts';
import { compareLevels, type Level } from '../../core/detect/level.ts';
import type { FindingGroup, FindingNode, FindingsParams, Grouping, Page } from '../../protocol.ts';
import { shorten } from '../rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { baseName, folderName } from '../uri.ts';
import { credentialMeaning } from '../words.ts';
import { eventLevels, findingNode } from './nodes.ts';

interface GroupHead {
  /** Empty for the findings that have no such thing. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
}

/** The visible findings by one of their properties: the gravest group first, then the largest. */
export function findingGroups(snapshot: Snapshot, groupBy: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, GroupHead & { level: Level; count: number }>();
  for (const finding of snapshot.investigation.findings(snapshot.filter)) {
    const head = groupOf(finding, groupBy);
    const group = groups.get(head.key) ?? { ...head, level: finding.level, count: 0 };
    group.count++;
    if (compareLevels(finding.level, group.level) > 0) group.level = finding.level;
    groups.set(head.key, group);
  }
  return [...groups.values()]
    .toSorted((a, b) => compareLevels(b.level, a.level) || b.count - a.count || (a.label < b.label ? -1 : 1))
    .map((group) => ({
      ...group,
      label: shorten(group.label, 200),
      description: shorten(group.description, 200),
    }));
}

/** One page of a group, in the order of the investigation. */
export function findingsPage(snapshot: Snapshot, params: FindingsParams): Page<FindingNode> {
  const visible = snapshot.investigation.findings(snapshot.filter);
  const group = visible.filter((finding) => groupOf(finding, params.groupBy).key === params.group);
  const levels = eventLevels(visible);
  const page = group.slice(params.offset, params.offset + params.limit);
  return { items: page.map((finding) => findingNode(snapshot, levels, finding)), total: group.length };
}

function groupOf(finding: Finding, groupBy: Grouping): GroupHead {
  const { event } = finding;
  switch (groupBy) {
    case 'level':
      return { key: finding.level, label: finding.level, description: '' };
    case 'rule':
      return { key: finding.id, label: finding.title, description: finding.id };
    case 'accessKey': {
      const key = event.accessKeyId;
      return key ? { key, label: key, description: credentialMeaning(event.credential) } : NONE('access key');
    }
    case 'keyPair': {
      const name = event.keyPairs.find((keyPair) => keyPair.name !== undefined)?.name;
      if (name === undefined) return NONE('key pair');
      const { accountId = '', region = '' } = event;
      return {
        key: JSON.stringify([accountId, region, name]),
        label: name,
        description: `${accountId} ${region}`.trim(),
      };
    }
    case 'principal':
      return event.principalArn
        ? {
            key: event.principalArn,
            label: event.userName ?? event.principalArn,
            description: event.principalArn,
          }
        : NONE('principal');
    case 'file':
      return { key: event.log, label: baseName(event.log), description: folderName(event.log) };
  }
}

const NONE = (what: string): GroupHead => ({ key: '', label: `No ${what}`, description: '' });
