import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS_SECTION, VIEWS } from '../../src/protocol.ts';
import { test } from './framework.ts';
import { activated } from './support.ts';

test('works in Restricted Mode, where a folder cannot quiet it or make it open files', async () => {
  const { packageJSON } = await activated();
  const { supported, restrictedConfigurations } = packageJSON.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited');
  assert.deepEqual(
    restrictedConfigurations,
    [
      'minimumLevel',
      'cloudProviders',
      'asn.databasePath',
      'rules.paths',
      'rules.families',
      'rules.suppressionsFolder',
      'case.keepIndex',
    ].map((name) => `${SETTINGS_SECTION}.${name}`),
  );
});

test('contributes every command that it registers, under its exact title', async () => {
  const { packageJSON } = await activated();
  const titles = new Map<string, string>(
    packageJSON.contributes.commands.map(({ command, title }: { command: string; title: string }) => [
      command,
      title,
    ]),
  );
  assert.deepEqual([...titles.keys()].toSorted(), Object.values(COMMANDS).toSorted());
  assert.equal(titles.get(COMMANDS.showRelatedKeyPairEvents), 'Show related key pair events');
  assert.equal(titles.get(COMMANDS.openFormattedView), 'Open formatted view');
  assert.equal(titles.get(COMMANDS.loadCase), 'Load CloudTrail case…');
  const registered = await vscode.commands.getCommands(true);
  assert.deepEqual(
    Object.values(COMMANDS).filter((command) => !registered.includes(command)),
    [],
  );
});

test('contributes its views under their exact names', async () => {
  const { packageJSON } = await activated();
  const views = packageJSON.contributes.views[VIEWS.container].map(
    ({ id, name }: { id: string; name: string }) => [id, name],
  );
  assert.deepEqual(views, [
    [VIEWS.findings, 'Findings'],
    [VIEWS.related, 'Related events'],
    [VIEWS.coverage, 'Coverage'],
    [VIEWS.entities, 'Entities'],
    [VIEWS.lineage, 'Lineage'],
  ]);
});
