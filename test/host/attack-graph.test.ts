import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, findingRows, openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { waitFor } from './support.ts';

test('the attack graph of an incident opens from its row and copies as Mermaid', async () => {
  const row = await incidentRow();
  await vscode.commands.executeCommand(COMMANDS.showAttackGraph, row.node);
  await waitFor('the panel', () =>
    vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('Attack Graph: '),
  );
  await vscode.commands.executeCommand(COMMANDS.copyAttackGraph);
  const text = await vscode.env.clipboard.readText();
  assert.match(text, /^flowchart LR\n/);
  assert.match(text, /key pair<br>xg1<br>/);
  await closeAll();
});

test('a finding leads to the graph of its incident', async () => {
  const row = await incidentRow();
  const [finding] = await findingRows(row.node);
  await vscode.commands.executeCommand(COMMANDS.copyAttackGraph, row.node);
  const ofIncident = await vscode.env.clipboard.readText();
  await vscode.env.clipboard.writeText('');
  await vscode.commands.executeCommand(COMMANDS.copyAttackGraph, finding!.node);
  assert.equal(await vscode.env.clipboard.readText(), ofIncident);
  await closeAll();
});

test('an incident’s row has a menu of its own, other groups have not', async () => {
  const row = await incidentRow();
  const { findings } = await views();
  assert.equal(findings.getTreeItem(row.node).contextValue, 'incident');
  await findings.groupBy('level');
  const [level] = await findingRows();
  assert.equal(findings.getTreeItem(level!.node).contextValue, 'group');
  await findings.groupBy('incident');
  await closeAll();
});

async function incidentRow() {
  await openAlone('chain.json');
  const { findings } = await views();
  await findings.groupBy('incident');
  const [row] = await waitFor('incidents', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  return row!;
}
