import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EntitiesNode } from '../../src/extension/views/entities-view.ts';
import { COMMANDS } from '../../src/protocol.ts';
import { findingRows, openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { waitFor, waitForHover } from './support.ts';

const KEY = 'AKIARTX3GSDSQAVICTIM';

test('the Entities view counts the keys of a log; its sorting and its search hold', async () => {
  await openAlone('chain.json');
  const { entities } = await views();
  await keysAre([`[A] ${KEY}`, 'ASIARTX3GSDSQAVICTIM']);
  await entities.sortBy('lastSeen');
  await keysAre(['ASIARTX3GSDSQAVICTIM', `[A] ${KEY}`]);
  entities.searchFor('akia');
  await keysAre([`[A] ${KEY}`]);
  await totalIs('access-key', '1');
  await totalIs('principal', '0');
  entities.searchFor('');
  await entities.sortBy('findings');
});

test('every kind has its own, and each of them its details, as rows and as a tooltip', async () => {
  await openAlone('chain.json');
  const { entities } = await views();
  const groups = await entities.getChildren();
  assert.deepEqual(
    groups.map((group) => entities.getTreeItem(group).label),
    ['Access keys', 'Principals', 'Key pairs', 'Addresses', 'User agents', 'Instances', 'Security groups'],
  );
  for (const group of groups) {
    const rows = await entities.getChildren(group);
    const [row] = rows;
    assert.ok(row, `none of ${group.key}`);
    const isCountedWhenOpened = ['instance', 'security-group'].includes(group.key);
    await totalIs(group.key, isCountedWhenOpened ? undefined : String(rows.length));
    const details = (await entities.getChildren(row)).map((detail) => entities.getTreeItem(detail));
    assert.equal(details[0]?.label, 'Events');
    const { tooltip } = await entities.resolveTreeItem(entities.getTreeItem(row), row);
    const expected = `Events: ${String(details[0].description)}`;
    assert.ok(typeof tooltip === 'string' && tooltip.includes(expected), expected);
  }
});

test('an alias from the settings stands beside the value wherever it is shown, until it is removed', async () => {
  const { document } = await openAlone('chain.json');
  const settings = vscode.workspace.getConfiguration('cloudtrailInvestigator');
  try {
    await settings.update('aliases', { [KEY]: 'attacker key 1' }, vscode.ConfigurationTarget.Workspace);
    await keysAre([`[A] attacker key 1 (${KEY})`, 'ASIARTX3GSDSQAVICTIM']);
    await waitForHover(document, KEY, /\*\*A\*\* `attacker key 1` \(`AKIARTX3GSDSQAVICTIM`\)/);
    const [key] = await keyRows();
    const { entities } = await views();
    assert.equal(entities.getTreeItem(key!).contextValue, 'aliased-entity access-key');
    const all = (await findingRows()).map(({ text }) => text);
    await vscode.commands.executeCommand(COMMANDS.showFindings, { search: 'ATTACKER key' });
    assert.deepEqual(
      (await findingRows()).map(({ text }) => text),
      all,
    );
    await vscode.commands.executeCommand(COMMANDS.showFindings, { search: '[Z]' });
    assert.deepEqual(await findingRows(), []);
    await vscode.commands.executeCommand(COMMANDS.clearSearch);
    const related = await views().then((api) => api.related);
    await vscode.commands.executeCommand(COMMANDS.showRelatedEvents, key);
    assert.ok(related.getChildren().length > 0);
    await vscode.commands.executeCommand(COMMANDS.removeAlias, key);
    await keysAre([`[A] ${KEY}`, 'ASIARTX3GSDSQAVICTIM']);
    assert.equal(
      vscode.workspace.getConfiguration('cloudtrailInvestigator').inspect('aliases')?.workspaceValue,
      undefined,
    );
  } finally {
    await settings.update('aliases', undefined, vscode.ConfigurationTarget.Workspace);
  }
});

test('a bad alias is left out, and the others hold', async () => {
  await openAlone('chain.json');
  const settings = vscode.workspace.getConfiguration('cloudtrailInvestigator');
  try {
    await settings.update('aliases', { [KEY]: 'first', x: 7 }, vscode.ConfigurationTarget.Workspace);
    await keysAre([`[A] first (${KEY})`, 'ASIARTX3GSDSQAVICTIM']);
    assert.ok((await findingRows()).length > 0);
  } finally {
    await settings.update('aliases', undefined, vscode.ConfigurationTarget.Workspace);
  }
});

async function keyRows(): Promise<EntitiesNode[]> {
  const { entities } = await views();
  const [keys] = await entities.getChildren();
  return entities.getChildren(keys);
}

/** Settings take a moment to arrive. */
async function keysAre(expected: readonly string[]): Promise<void> {
  const { entities } = await views();
  let last: unknown[] = [];
  await waitFor(`the keys ${expected.join()}`, async () => {
    last = (await keyRows()).map((row) => entities.getTreeItem(row).label);
    return String(last) === String(expected);
  }).catch(() => assert.deepEqual(last, expected));
}

/** Waits until the row of a kind says how many there are. */
function totalIs(kind: string, expected: string | undefined): Promise<unknown> {
  return waitFor(`${expected} of ${kind}`, async () => {
    const { entities } = await views();
    const group = (await entities.getChildren()).find(({ key }) => key === kind);
    return group && entities.getTreeItem(group).description === expected;
  });
}
