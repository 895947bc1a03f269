import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAlone } from './case.ts';
import { test } from './framework.ts';
import { open, positionOf, waitForDiagnostics } from './support.ts';

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
