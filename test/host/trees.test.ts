import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, findingRows, openAlone, relatedRows, views } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForSelection } from './support.ts';

test('the Findings view groups by incident, each with its story', async () => {
  await openAlone('chain.json');
  const [first] = await waitFor('groups', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  const { findings } = await views();
  const { tooltip } = findings.getTreeItem(first!.node);
  assert.ok(typeof tooltip === 'string');
  assert.match(tooltip, /Calls: .*CreateKeyPair/);
});

test('a row begins with the time, which a narrow side bar does not cut off, and its group with the day', async () => {
  await openAlone('chain.json');
  const [group] = await waitFor('groups', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  assert.match(group!.text, /\| 2026-11-04 \d\d:.* · \d+ findings$/);
  const [row] = await findingRows(group!.node);
  assert.match(row!.text, /^\d\d:\d\d [A-Z].* \| high · /);
});

test('the Findings view groups by level, with the level as a word', async () => {
  await openAlone('chain.json');
  const { findings } = await views();
  await findings.groupBy('level');
  const [first] = await waitFor('groups', async () => {
    const rows = await findingRows();
    return rows.length > 0 && rows;
  });
  assert.match(first?.text ?? '', /^high \| \d+ findings/);
  const children = await findingRows(first?.node);
  assert.ok(
    children.every(({ text }) => text.includes('high')),
    children.map(({ text }) => text).join('\n'),
  );
  await findings.groupBy('incident');
});

test('the Findings view groups by whatever is asked for', async () => {
  await openAlone('chain.json');
  const { findings } = await views();
  await findings.groupBy('accessKey');
  const rows = (await findingRows()).map(({ text }) => text);
  assert.ok(
    rows.some((text) => text.startsWith('[A] AKIARTX3GSDSQAVICTIM')),
    rows.join('\n'),
  );
  await findings.groupBy('incident');
});

test('a row opens the exact place', async () => {
  await openAlone('chain.json');
  const { findings } = await views();
  const nodes = (await Promise.all((await findingRows()).map(({ node }) => findingRows(node)))).flat();
  const { command } = findings.getTreeItem(nodes[0]!.node);
  assert.ok(command);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  await waitForSelection();
});

test('a search hides findings everywhere, and clearing it brings them back', async () => {
  const { document } = await openAlone('chain.json');
  const all = vscode.languages.getDiagnostics(document.uri).length;
  await vscode.commands.executeCommand(COMMANDS.showFindings, { search: 'nothing has this' });
  await waitFor('no diagnostics', () => vscode.languages.getDiagnostics(document.uri).length === 0);
  assert.deepEqual(await findingRows(), []);
  await vscode.commands.executeCommand(COMMANDS.clearSearch);
  await waitFor('all diagnostics', () => vscode.languages.getDiagnostics(document.uri).length === all);
});

test('"Show related key pair events" lists what belongs to the key under the cursor, oldest first', async () => {
  const editor = await openAlone('chain.json');
  const position = positionOf(editor.document, 'xg1');
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(COMMANDS.showRelatedKeyPairEvents);
  const rows = await relatedRows();
  assert.match(rows.join('\n'), /CreateKeyPair[^]*RunInstances/);
  assert.match(rows.join('\n'), /same key pair/i);
});

test('it follows an access key to the credentials that it issued', async () => {
  await openAlone('chain.json');
  const entity = { kind: 'access-key', value: 'AKIARTX3GSDSQAVICTIM' };
  await vscode.commands.executeCommand(COMMANDS.showRelatedKeyPairEvents, { entity });
  const rows = await relatedRows();
  assert.equal(rows.length, 6, rows.join('\n'));
  assert.match(rows.at(-1) ?? '', /DescribeInstances/);
});

test('Peek shows the same places inside the editor', async () => {
  const editor = await openAlone('chain.json');
  const position = positionOf(editor.document, 'xg1');
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(COMMANDS.peekRelatedKeyPairEvents);
  await vscode.commands.executeCommand('closeReferenceSearch');
});

test('when the last log is closed, both views are empty', async () => {
  await openAlone('chain.json');
  await closeAll();
  await waitFor('no findings', async () => (await findingRows()).length === 0);
  await waitFor('no related events', async () => (await relatedRows()).length === 0);
});
