import { window } from 'vscode';
import { GROUPINGS, type Grouping } from '../../protocol.ts';
import type { Parts } from './parts.ts';

const LABELS: Readonly<Record<Grouping, string>> = {
  incident: 'Incident',
  level: 'Level',
  rule: 'Rule',
  accessKey: 'Access key',
  keyPair: 'Key pair',
  principal: 'Principal',
  file: 'File',
};

/** How the Findings view is grouped; it is kept for the workspace. */
export async function groupFindings({ findings }: Parts): Promise<void> {
  const items = GROUPINGS.map((grouping) => ({
    grouping,
    label: LABELS[grouping],
    description: grouping === findings.grouping ? '(current)' : '',
  }));
  const picked = await window.showQuickPick(items, { title: 'Group findings by' });
  if (picked) await findings.groupBy(picked.grouping);
}
