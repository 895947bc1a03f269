import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { EntitiesNode } from '../../src/extension/views/entities-view.ts';
import { COMMANDS, DRAWN_CHARACTERS, FORMATTED_SCHEME, KEY_PAIR_STORY_SCHEME } from '../../src/protocol.ts';
import { openAlone, views } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForHover } from './support.ts';

test('the story of the key pair at the cursor is a document whose lines lead to the log', async () => {
  const { document, selection } = await atText('xg1');
  const story = await shown();
  assert.equal(story.languageId, 'cloudtrail-key-pair-story');
  assert.match(story.getText(), /^Key pair \[\w\] xg1\nEC2 · account \d{12} · [\w-]+\n[^]*\n {2}7 {2}/);
  const line = lineOf(story, 'CreateKeyPair');
  const definition = await definitionAt(story, line);
  assert.equal(definition?.uri.toString(), document.uri.toString());
  assert.deepEqual(definition?.range.start.line, selection.start.line);
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
    'vscode.executeLinkProvider',
    story.uri,
  );
  const link = links.find(({ range }) => range.start.line === line);
  assert.match(story.getText(link?.range), /^→\d+:\d+$/);
  const [place] = JSON.parse(link!.target!.query);
  await vscode.commands.executeCommand(COMMANDS.revealLocation, place);
  await waitFor('the log', () => vscode.window.activeTextEditor?.document === document);
});

test('Go to Definition leads to the formatted view where VS Code would not draw so much of a line', async () => {
  const { document } = await openAlone('chain.one-line.json');
  const filler = JSON.stringify({ filler: 'x'.repeat(DRAWN_CHARACTERS) });
  const start = document.positionAt(document.getText().indexOf('[') + 1);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, start, `${filler},`);
  await vscode.workspace.applyEdit(edit);
  await vscode.commands.executeCommand(COMMANDS.showKeyPairStory, {
    at: { uri: document.uri.toString(), position: positionOf(document, 'xg1') },
  });
  const story = await shown();
  const definition = await definitionAt(story, lineOf(story, 'CreateKeyPair'));
  assert.equal(definition?.uri.scheme, FORMATTED_SCHEME);
  // A document that an extension opens otherwise stays open when its tab is closed.
  await vscode.commands.executeCommand('vscode.open', definition.uri);
  const formatted = await waitFor('the formatted view', () => {
    const active = vscode.window.activeTextEditor?.document;
    return active?.uri.toString() === definition.uri.toString() && active;
  });
  assert.equal(formatted.getText(definition.range), 'xg1');
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

test('the story follows the logs', async () => {
  const { document } = await atText('xg1');
  const story = await shown();
  await waitFor('the launch', () => /^Used \(1\)$/m.test(story.getText()));
  const edit = new vscode.WorkspaceEdit();
  const start = positionOf(document, '"RunInstances"');
  edit.replace(document.uri, new vscode.Range(start, start.translate(0, 14)), '"StopInstances"');
  await vscode.workspace.applyEdit(edit);
  await waitFor('the story without the launch', () => !/^Used/m.test(story.getText()));
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.files.revert');
});

test('the row of a key pair, its hover and its actions lead to the story', async () => {
  const { document } = await openAlone('chain.json');
  await waitForHover(document, 'xg1', /\[Show key pair story\]\(command:/);
  const { entities } = await views();
  const groups = await entities.getChildren();
  const group = groups.find((node) => entities.getTreeItem(node).label === 'Key pairs');
  const [row] = (await entities.getChildren(group)) as (EntitiesNode & { kind: 'entity' })[];
  assert.equal(entities.getTreeItem(row!).contextValue, 'entity key-pair');
  await vscode.commands.executeCommand(COMMANDS.showKeyPairStory, row);
  assert.match((await shown()).getText(), /^Key pair \[\w\] xg1\n/);
});

/** Shows the story with the cursor at `text` of a log. */
async function atText(text: string): Promise<vscode.TextEditor> {
  const editor = await openAlone('chain.json');
  const position = positionOf(editor.document, text);
  editor.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(COMMANDS.showKeyPairStory);
  return editor;
}

function shown(): Promise<vscode.TextDocument> {
  return waitFor('a story', () => {
    const document = vscode.window.activeTextEditor?.document;
    return document?.uri.scheme === KEY_PAIR_STORY_SCHEME && document.getText() !== '' && document;
  });
}

function lineOf(story: vscode.TextDocument, text: string): number {
  return story
    .getText()
    .split('\n')
    .findIndex((line) => line.includes(text));
}

async function definitionAt(
  { uri }: vscode.TextDocument,
  line: number,
): Promise<vscode.Location | undefined> {
  const position = new vscode.Position(line, 4);
  const found = await vscode.commands.executeCommand<vscode.Location[]>(
    'vscode.executeDefinitionProvider',
    uri,
    position,
  );
  return found[0];
}
