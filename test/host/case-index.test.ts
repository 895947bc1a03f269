import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, coverageRows, findingRows } from './case.ts';
import { test } from './framework.ts';
import { waitFor, workspaceUri } from './support.ts';

test('a case is the same when it is loaded again, with what is kept of it and without', async () => {
  await closeAll();
  const first = await loaded();
  assert.ok(
    first.some((row) => row === '4 files read | 1 skipped'),
    first.join('\n'),
  );
  assert.deepEqual(await loaded(), first);
  await vscode.commands.executeCommand(COMMANDS.deleteCaseIndexes);
  assert.deepEqual(await loaded(), first);
  // There may be nothing to delete.
  await vscode.commands.executeCommand(COMMANDS.deleteCaseIndexes);
  await vscode.commands.executeCommand(COMMANDS.deleteCaseIndexes);
});

/** What the views show of the sample case, which is then unloaded. */
async function loaded(): Promise<string[]> {
  await vscode.commands.executeCommand(COMMANDS.loadCase, workspaceUri('sample-case'));
  const findings = await waitFor('findings', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  const rows = [...findings.map(({ text }) => text), ...(await coverageRows())];
  await vscode.commands.executeCommand(COMMANDS.unloadCase);
  return rows;
}
