import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { test } from './framework.ts';
import { activated, waitFor } from './support.ts';

test('activates for a JSON document and needs little time for it', async () => {
  await vscode.workspace.openTextDocument({ language: 'json', content: '{ "Records": [] }' });
  const extension = await activated();
  await waitFor('the extension to be active', () => extension.isActive);
});

test('ships what package.json promises', async () => {
  const { packageJSON } = await activated();
  assert.equal(packageJSON.main, './dist/extension.cjs');
});
