import { window } from 'vscode';
import type { AttackGraphText, AttackGraphTextParams, IncidentTarget } from '../../protocol.ts';
import { AttackGraphPanel } from '../panels/attack-graph.ts';
import { count } from '../words.ts';
import type { FindingsNode } from '../views/findings-view.ts';
import { copyText } from './copy-text.ts';
import type { Parts } from './parts.ts';
import { saveText } from './save-text.ts';

/** What the commands are called with: a row of the Findings view; nothing by the palette. */
type IncidentArgument = IncidentTarget | FindingsNode | undefined;

/** Draws who and what had a part in an incident. */
export async function showAttackGraph(parts: Parts, argument?: IncidentArgument): Promise<void> {
  const target = targetOf(parts, argument) ?? (await pickIncident(parts));
  if (target) AttackGraphPanel.show(parts.context.extensionUri, parts.server, target);
}

/** Saves the same picture. */
export async function exportAttackGraph(parts: Parts, argument?: IncidentArgument): Promise<void> {
  const graph = await ask(parts, argument, 'svg');
  if (graph) await saveText({ title: 'Export attack graph as SVG', ...graph, filters: { SVG: ['svg'] } });
}

export async function copyAttackGraph(parts: Parts, argument?: IncidentArgument): Promise<void> {
  const graph = await ask(parts, argument, 'mermaid');
  if (graph) await copyText({ text: graph.text, what: 'attack graph as Mermaid' });
}

export async function saveAttackGraph(parts: Parts, argument?: IncidentArgument): Promise<void> {
  const graph = await ask(parts, argument, 'mermaid');
  if (!graph) return;
  await saveText({ title: 'Save attack graph as Mermaid', ...graph, filters: { Mermaid: ['mmd'] } });
}

async function ask(
  parts: Parts,
  argument: IncidentArgument,
  form: AttackGraphTextParams['form'],
): Promise<AttackGraphText | undefined> {
  const target = targetOf(parts, argument) ?? AttackGraphPanel.active ?? (await pickIncident(parts));
  if (!target) return undefined;
  const graph = await parts.server.request('attackGraphText', { ...target, form });
  if (!graph) await window.showInformationMessage('This finding belongs to no incident, or its log is gone.');
  return graph ?? undefined;
}

/** The incident that was pointed at. */
function targetOf({ findings }: Parts, argument: IncidentArgument): IncidentTarget | undefined {
  // The menu of an editor's title gives its URI.
  if (!argument || 'scheme' in argument) return undefined;
  if (!('kind' in argument)) return argument;
  if (argument.kind === 'finding') return { finding: argument.finding.key };
  const isIncident = argument.kind === 'group' && findings.grouping === 'incident';
  return isIncident ? { incident: argument.group.key } : undefined;
}

/** The user chooses among the incidents that the Findings view shows; where there is one, it is that. */
async function pickIncident({ server }: Parts): Promise<IncidentTarget | undefined> {
  const groups = (await server.request('findingGroups', { groupBy: 'incident' })) ?? [];
  const incidents = groups.filter(({ key }) => key !== '');
  if (incidents.length === 0) {
    await window.showInformationMessage('There is no incident: no finding passes the filter.');
    return undefined;
  }
  const items = incidents.map(({ key, label, description, level, count: number }) => ({
    incident: key,
    label,
    description: `${count(number, 'finding')}, up to ${level}`,
    detail: description,
  }));
  if (items.length === 1) return items[0];
  const options = {
    title: 'Attack graph',
    placeHolder: 'Incident',
    matchOnDescription: true,
    matchOnDetail: true,
  };
  return window.showQuickPick(items, options);
}
