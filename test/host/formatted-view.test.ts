import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS, FORMATTED_SCHEME } from '../../src/protocol.ts';
import { codeOf, findingRows, openAlone, underlined } from './case.ts';
import { test } from './framework.ts';
import { positionOf, waitFor, waitForDiagnostics, waitForHover } from './support.ts';

test('opens a log of one line as a readable document in which everything works', async () => {
  const raw = await openAlone('chain.one-line.json');
  const formatted = await openFormatted();
  const { document } = formatted;
  assert.equal(document.uri.scheme, FORMATTED_SCHEME);
  assert.equal(document.languageId, 'json');
  assert.ok(document.lineCount > 100, `${document.lineCount} lines`);
  const diagnostics = await waitForDiagnostics(document.uri, ({ length }) => length > 0);
  const knownBad = diagnostics.find((diagnostic) => codeOf(diagnostic) === 'key-pair-known-bad-name');
  assert.ok(knownBad);
  assert.equal(underlined(formatted, knownBad), 'xg1');
  assert.equal(diagnostics.length, vscode.languages.getDiagnostics(raw.document.uri).length);
  await waitForHover(document, 'xg1', /long-term/);
});

test('opens that of a log in another tab where no editor is active, as beside the walkthrough', async () => {
  await openAlone('chain.one-line.json');
  await vscode.commands.executeCommand(COMMANDS.openTimeline);
  await waitFor('the page', () => vscode.window.activeTextEditor === undefined);
  await openFormatted();
});

test('is a rendering: it counts no event twice and hides session tokens', async () => {
  await openAlone('chain.one-line.json');
  const before = (await findingRows()).map(({ text }) => text);
  const { document } = await openFormatted();
  assert.deepEqual(
    (await findingRows()).map(({ text }) => text),
    before,
  );
  assert.ok(!document.getText().includes('SECRETTOKEN'));
  assert.ok(document.getText().includes('<session token hidden>'));
});

test('goes from the event at the cursor to the same event, both ways', async () => {
  const raw = await openAlone('chain.one-line.json');
  const launch = positionOf(raw.document, 'RunInstances');
  raw.selection = new vscode.Selection(launch, launch);
  const formatted = await openFormatted();
  const event = formatted.document.getText().indexOf('RunInstances');
  await waitFor(`the cursor near the event, at ${event}`, () => {
    const cursor = formatted.document.offsetAt(formatted.selection.active);
    return Math.abs(cursor - event) < 2500;
  });

  const position = positionOf(formatted.document, 'RunInstances');
  formatted.selection = new vscode.Selection(position, position);
  await vscode.commands.executeCommand(COMMANDS.openRawEvent);
  await waitFor('the event, selected in the raw log', () => {
    const active = vscode.window.activeTextEditor;
    return (
      active?.document.uri.toString() === raw.document.uri.toString() && active.selection.contains(launch)
    );
  });
});

async function openFormatted(): Promise<vscode.TextEditor> {
  await vscode.commands.executeCommand(COMMANDS.openFormattedView);
  return waitFor('the formatted view', () => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.scheme === FORMATTED_SCHEME && editor;
  });
}
