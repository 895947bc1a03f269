import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/protocol.ts';
import { closeAll, openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForSelection } from './support.ts';

test('Call Hierarchy: who created a key pair, and what was launched with it', async () => {
  const { document } = await openAlone('chain.json');
  const [item] = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
    'vscode.prepareCallHierarchy',
    document.uri,
    positionOf(document, 'xg1'),
  );
  assert.ok(item);
  const incoming = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
    'vscode.provideIncomingCalls',
    item,
  );
  assert.deepEqual(
    incoming.map(({ from }) => from.name),
    ['[A] AKIARTX3GSDSQAVICTIM'],
  );
  assert.match(incoming[0]?.from.detail ?? '', /key pair created by CreateKeyPair .* recorded: /);
  const [key] = incoming;
  const outgoing = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
    'vscode.provideOutgoingCalls',
    key!.from,
  );
  assert.ok(
    outgoing.some(({ to }) => to.name.includes('xg1')),
    outgoing.map(({ to }) => to.name).join(),
  );
});

test('Go to Symbol in Workspace finds keys, and leads to their first event', async () => {
  const { document } = await openAlone('chain.json');
  const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    'AKIARTX3GSDSQAVICTIM',
  );
  const own = found.filter(({ location }) => location.uri.toString() === document.uri.toString());
  assert.deepEqual(
    own.map(({ name }) => name),
    ['[A] AKIARTX3GSDSQAVICTIM'],
  );
});

test('inlay hints say what kind of key it is', async () => {
  const { document } = await openAlone('chain.json');
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  const labels = hints.map(({ label }) => (typeof label === 'string' ? label : ''));
  assert.ok(
    labels.some((label) => label.startsWith('[A] · long-term')),
    labels.join(),
  );
});

test('two events are compared side by side', async () => {
  const { document } = await openAlone('chain.json');
  const at = (text: string): object => {
    const { line, character } = positionOf(document, text);
    return { at: { uri: document.uri.toString(), position: { line, character } } };
  };
  await vscode.commands.executeCommand(COMMANDS.selectEventForCompare, at('CreateKeyPair'));
  await vscode.commands.executeCommand(COMMANDS.compareWithSelectedEvent, at('RunInstances'));
  const tab = await waitFor('a comparison', () => {
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab ?? {};
    return input instanceof vscode.TabInputTextDiff && input;
  });
  const texts = await Promise.all(
    [tab.original, tab.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
  );
  assert.deepEqual(
    texts.map((text) => (JSON.parse(text.getText()) as { eventName: string }).eventName),
    ['CreateKeyPair', 'RunInstances'],
  );
  await closeAll();
});

test('Lineage view: a key pair, who created it, and what was launched with it; a row opens the call', async () => {
  const editor = await openAlone('chain.json');
  const position = positionOf(editor.document, 'xg1');
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(COMMANDS.showLineage);
  const { lineage } = await views();
  const [root] = await lineage.getChildren();
  const sections = await lineage.getChildren(root);
  assert.deepEqual(
    sections.map((section) => lineage.getTreeItem(section).label),
    ['How it was obtained', 'What it led to'],
  );
  const [step] = await lineage.getChildren(sections[0]);
  const { label, description, command } = lineage.getTreeItem(step!);
  assert.equal(label, '[A] AKIARTX3GSDSQAVICTIM');
  assert.match(String(description), /^recorded · created by CreateKeyPair/);
  await vscode.commands.executeCommand(command!.command, ...(command!.arguments ?? []));
  await waitForSelection();
});

test('Lineage view: a row is followed from there, by its menu', async () => {
  await openAlone('chain.json');
  const { lineage } = await views();
  await vscode.commands.executeCommand(COMMANDS.showLineage, {
    entity: { kind: 'access-key', value: 'AKIARTX3GSDSQAVICTIM' },
  });
  const [root] = await lineage.getChildren();
  const sections = await lineage.getChildren(root);
  const labels = sections.map((section) => lineage.getTreeItem(section).label);
  assert.deepEqual(labels, ['How it was obtained', 'What it led to', 'Segments']);
  const [first] = await lineage.getChildren(sections[1]);
  await vscode.commands.executeCommand(COMMANDS.showLineage, first);
  const [next] = await lineage.getChildren();
  assert.equal(lineage.getTreeItem(next!).label, lineage.getTreeItem(first!).label);
  const [segment] = await lineage.getChildren(sections[2]);
  assert.match(String(lineage.getTreeItem(segment!).description), /^\d+ calls? · the first$/);
});

test('Lineage view: without logs it says again what it is for', async () => {
  await openAlone('chain.json');
  const { lineage } = await views();
  await vscode.commands.executeCommand(COMMANDS.showLineage, {
    entity: { kind: 'access-key', value: 'AKIARTX3GSDSQAVICTIM' },
  });
  assert.equal((await lineage.getChildren()).length, 1);
  await closeAll();
  await waitFor('no rows', async () => (await lineage.getChildren()).length === 0);
});
