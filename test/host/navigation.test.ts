import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FORMATTED_SCHEME } from '../../src/protocol.ts';
import { closeAll, openAlone } from './case.ts';
import { test } from './framework.ts';
import { open, positionOf, waitFor, waitForDiagnostics, workspaceUri } from './support.ts';

test('goes from the key name of a launch to the call that made the key pair', async () => {
  const { document } = await openAlone('chain.json');
  const launch = positionIn(document, '"eventName": "RunInstances"', '"keyName": "', 'xg1');
  const [definition] = await locations('vscode.executeDefinitionProvider', document, launch);
  assert.equal(eventNameAbove(document, definition), 'CreateKeyPair');
});

test('goes from a temporary access key to the call that issued it', async () => {
  const { document } = await openAlone('chain.json');
  const use = positionIn(document, '"accessKeyId": "ASIARTX3GSDSQAVICTIM",\n        "userName"', 'ASIA');
  const [definition] = await locations('vscode.executeDefinitionProvider', document, use);
  assert.equal(eventNameAbove(document, definition), 'GetSessionToken');
});

test('finds all references of an access key across the open logs', async () => {
  const { document } = await openAlone('chain.json');
  const other = await open('editor/lookup.json');
  await waitForDiagnostics(other.document.uri, (diagnostics) => diagnostics.length > 0);
  const references = await locations(
    'vscode.executeReferenceProvider',
    document,
    positionOf(document, 'AKIARTX3GSDSQAVICTIM'),
  );
  assert.equal(references.filter(({ uri }) => uri.path.endsWith('chain.json')).length, 5);
  assert.equal(references.filter(({ uri }) => uri.path.endsWith('lookup.json')).length, 1);
});

test('leads to the formatted view where the editor does not draw so much of a line', async () => {
  const { document } = await openLongLine();
  const creation = positionIn(document, '"eventName":"CreateKeyPair"', '"keyName":"', 'xg1');
  const launch = positionIn(document, '"eventName":"RunInstances"', '"keyName":"', 'xg1');
  const references = await locations('vscode.executeReferenceProvider', document, creation);
  assert.deepEqual(
    references.map(({ uri, range }) => uri.scheme === FORMATTED_SCHEME || range.start.character < 10_000),
    references.map(() => true),
  );
  const shown = references.find(({ uri }) => uri.scheme === FORMATTED_SCHEME);
  assert.ok(shown);
  // As a click does: what a test opens itself VS Code keeps open for minutes.
  await vscode.commands.executeCommand('vscode.open', shown.uri, { preview: false });
  const formatted = await waitFor('the formatted view', () => {
    const active = vscode.window.activeTextEditor?.document;
    return active?.uri.toString() === shown.uri.toString() && active;
  });
  assert.equal(eventNameAbove(formatted, shown), 'RunInstances');
  assert.equal(formatted.getText(shown.range), 'xg1');
  const [definition] = await locations('vscode.executeDefinitionProvider', document, launch);
  assert.equal(definition?.uri.toString(), document.uri.toString(), 'the creation is drawn');
  await closeAll();
  await vscode.workspace.fs.delete(document.uri);
});

test('outlines a log by its events', async () => {
  const { document } = await openAlone('chain.json');
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  const names = symbols.flatMap((symbol) => [symbol, ...symbol.children]).map(({ name }) => name);
  assert.ok(
    names.some((name) => name.includes('CreateKeyPair')),
    names.join('\n'),
  );
});

/** A log of one line in which much lies between the creation of a key pair and its use. */
async function openLongLine(): Promise<vscode.TextEditor> {
  const chain = await vscode.workspace.fs.readFile(workspaceUri('editor/chain.one-line.json'));
  const launch = '"eventName":"RunInstances"';
  const text = Buffer.from(chain)
    .toString()
    .replace(launch, `"additionalEventData":"${'x'.repeat(10_000)}",${launch}`);
  await vscode.workspace.fs.writeFile(workspaceUri('editor/long-line.json'), Buffer.from(text));
  return openAlone('long-line.json');
}

interface Found {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

async function locations(
  command: string,
  { uri }: vscode.TextDocument,
  position: vscode.Position,
): Promise<Found[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    command,
    uri,
    position,
  );
  return found.map((one) =>
    'targetUri' in one ? { uri: one.targetUri, range: one.targetSelectionRange ?? one.targetRange } : one,
  );
}

/** Where the last of the texts stands, each looked for after the one before it. */
function positionIn(document: vscode.TextDocument, ...texts: readonly string[]): vscode.Position {
  const offset = texts.reduce((from, text) => {
    const found = document.getText().indexOf(text, from);
    assert.notEqual(found, -1, `${text} occurs`);
    return found;
  }, 0);
  return document.positionAt(offset);
}

/** The event name of the record that a place lies in: the names stand before requests and responses. */
function eventNameAbove(document: vscode.TextDocument, place: Found | undefined): string | undefined {
  assert.ok(place, 'a place was found');
  const before = document.getText(new vscode.Range(new vscode.Position(0, 0), place.range.end));
  return [...before.matchAll(/"eventName": "(\w+)"/g)].at(-1)?.[1];
}
