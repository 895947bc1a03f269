import type { Incident } from '../../core/analysis/incidents/incidents.ts';
import { storyOf } from '../../core/analysis/incidents/story.ts';
import { keyPairIn } from '../../core/analysis/entities/marks.ts';
import type { EventFacts, Finding } from '../../core/detect/finding.ts';
import { compareLevels, type Level } from '../../core/detect/level.ts';
import type { FindingGroup, FindingNode, FindingsParams, Grouping, Page } from '../../protocol.ts';
import { incidentSpan, incidentSummary, incidentTitle, namesIn } from '../describe/incident.ts';
import { callerLabel, entityLabel, shortEntityLabel, type Names } from '../describe/entity-label.ts';
import { shorten } from '../describe/rich-text.ts';
import type { Snapshot } from '../snapshot.ts';
import { baseName, folderName } from '../uri.ts';
import { credentialMeaning, dayOf } from '../describe/words.ts';
import { eventLevels, findingNode } from './nodes.ts';

interface GroupHead {
  /** Empty for the findings that have no such thing. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip?: string;
}

/** The visible findings by one of their properties: the gravest group first, then the largest. */
export function findingGroups(snapshot: Snapshot, groupBy: Grouping): readonly FindingGroup[] {
  const groups = new Map<string, GroupHead & { level: Level; count: number }>();
  const { investigation } = snapshot;
  for (const finding of investigation.findings(snapshot.filter)) {
    const key = keyOf(snapshot, finding, groupBy);
    let group = groups.get(key);
    if (!group) {
      group = { ...headOf(snapshot, finding, groupBy), level: finding.level, count: 0 };
      groups.set(key, group);
    }
    group.count++;
    if (compareLevels(finding.level, group.level) > 0) group.level = finding.level;
  }
  return [...groups.values()]
    .toSorted((a, b) => compareLevels(b.level, a.level) || b.count - a.count || (a.label < b.label ? -1 : 1))
    .map((group) => ({
      ...group,
      label: shorten(group.label, 200),
      description: shorten(group.description, 200),
      ...(group.tooltip !== undefined && { tooltip: shorten(group.tooltip, 1000) }),
    }));
}

/** One page of a group, in the order of the investigation. */
export function findingsPage(snapshot: Snapshot, params: FindingsParams): Page<FindingNode> {
  const { investigation } = snapshot;
  const visible = investigation.findings(snapshot.filter);
  const group = visible.filter((finding) => keyOf(snapshot, finding, params.groupBy) === params.group);
  const levels = eventLevels(visible);
  const page = group.slice(params.offset, params.offset + params.limit);
  const withDay = params.groupBy !== 'incident' || !tellsDay(group[0] && investigation.incidentOf(group[0]));
  return {
    items: page.map((finding) => findingNode(snapshot, levels, finding, withDay)),
    total: group.length,
  };
}

/** Of an incident of one day, its own row tells which. */
function tellsDay(incident: Incident | undefined): boolean {
  const { firstTime, lastTime } = incident ? storyOf(incident) : {};
  return firstTime !== undefined && lastTime !== undefined && dayOf(firstTime) === dayOf(lastTime);
}

/** Of an incident, whose head is more work, without that. */
function keyOf(snapshot: Snapshot, finding: Finding, groupBy: Grouping): string {
  if (groupBy === 'incident') return snapshot.investigation.incidentOf(finding)?.id ?? '';
  return headOf(snapshot, finding, groupBy).key;
}

function headOf(snapshot: Snapshot, finding: Finding, groupBy: Grouping): GroupHead {
  const { event } = finding;
  switch (groupBy) {
    case 'incident':
      return incidentHead(snapshot, finding);
    case 'level':
      return { key: finding.level, label: finding.level, description: '' };
    case 'rule':
      return { key: finding.id, label: finding.title, description: finding.id };
    case 'accessKey': {
      const key = event.accessKeyId;
      if (!key) return NONE('access key');
      const label = entityLabel(snapshot, { kind: 'access-key', value: key });
      return { key, label, description: credentialMeaning(event.credential) };
    }
    case 'keyPair': {
      const name = event.keyPairs.find((keyPair) => keyPair.name !== undefined)?.name;
      if (name === undefined) return NONE('key pair');
      const { accountId = '', region = '' } = event;
      return {
        key: JSON.stringify([accountId, region, name]),
        label: shortEntityLabel(snapshot, keyPairIn(event, name)),
        description: `${accountId} ${region}`.trim(),
      };
    }
    case 'principal':
      return principalHead(snapshot, event);
    case 'file':
      return { key: event.log, label: baseName(event.log), description: folderName(event.log) };
  }
}

function principalHead(names: Names, event: EventFacts): GroupHead {
  const { principalArn: value, userName } = event;
  if (!value) return NONE('principal');
  const label =
    userName === undefined ? entityLabel(names, { kind: 'principal', value }) : callerLabel(names, event);
  return { key: value, label, description: value };
}

function incidentHead(snapshot: Snapshot, finding: Finding): GroupHead {
  const incident = snapshot.investigation.incidentOf(finding);
  if (!incident) return NONE('incident');
  const story = storyOf(incident);
  const nameOf = namesIn(snapshot, incident);
  return {
    key: incident.id,
    label: incidentTitle(story, nameOf),
    description: incidentSpan(story),
    tooltip: incidentSummary(story, nameOf),
  };
}

const NONE = (what: string): GroupHead => ({ key: '', label: `No ${what}`, description: '' });
