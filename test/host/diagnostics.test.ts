import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, openAlone, underlined } from './case.ts';
import { test } from './framework.ts';
import { open } from './support.ts';

test('underlines the key pair name that made a rule fire, with the rule as code', async () => {
  const editor = await openAlone('chain.json');
  const knownBad = findDiagnostic(editor, 'key-pair-known-bad-name');
  assert.equal(underlined(editor, knownBad), 'xg1');
  assert.equal(editor.document.lineAt(knownBad.range.start).text.trim(), '"keyName": "xg1",');
  assert.equal(knownBad.source, 'CloudTrail');
  assert.equal(knownBad.severity, vscode.DiagnosticSeverity.Error);
});

test('links the other events of a chain', async () => {
  const editor = await openAlone('chain.json');
  const chain = findDiagnostic(editor, 'key-pair-and-security-group');
  const events = (chain.relatedInformation ?? []).map(({ location }) => location.range.start.line);
  assert.ok(events.length >= 2, 'the security group and the launch');
});

test('finds the same in one line and inside an escaped string', async () => {
  const pretty = codesOf(await openAlone('chain.json'));
  assert.deepEqual(codesOf(await openAlone('chain.one-line.json')), pretty);
  const lookup = await openAlone('lookup.json');
  assert.equal(underlined(lookup, findDiagnostic(lookup, 'key-pair-known-bad-name')), 'xg1');
});

test('says nothing about JSON that is no export', async () => {
  await openAlone('chain.json');
  const { document } = await open('editor/plain.json');
  assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf('10.0.0.1')),
  );
  assert.deepEqual(hovers, []);
});

function findDiagnostic({ document }: vscode.TextEditor, code: string): vscode.Diagnostic {
  const found = vscode.languages
    .getDiagnostics(document.uri)
    .find((diagnostic) => codeOf(diagnostic) === code);
  assert.ok(found, `a diagnostic ${code}`);
  return found;
}

function codesOf({ document }: vscode.TextEditor): string[] {
  return vscode.languages.getDiagnostics(document.uri).map(codeOf).toSorted();
}
