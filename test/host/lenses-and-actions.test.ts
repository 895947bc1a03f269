import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAlone } from './case.ts';
import { test } from './framework.ts';
import { positionOf } from './support.ts';

test('code lenses above a flagged event count and pivot', async () => {
  const { document } = await openAlone('chain.json');
  const titles = (await lenses(document)).map(({ command }) => command?.title ?? '');
  assert.ok(
    titles.some((title) => /^\d+ findings?:/.test(title)),
    titles.join('\n'),
  );
  assert.ok(
    titles.some((title) => title.startsWith('5 events with this access key')),
    titles.join('\n'),
  );
  assert.ok(
    titles.some((title) => title.includes('with this key pair')),
    titles.join('\n'),
  );
});

test('a code lens on a log in one line offers the formatted view', async () => {
  const { document } = await openAlone('chain.one-line.json');
  const titles = (await lenses(document)).map(({ command }) => command?.title);
  assert.ok(titles.includes('Open formatted view'), titles.join('\n'));
});

test('code actions on a finding copy a checklist, a command and a policy, and run none of them', async () => {
  const { document } = await openAlone('chain.json');
  const position = positionOf(document, 'xg1');
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
  const titles = actions.map(({ title }) => title);
  assert.ok(
    titles.some((title) => /related/i.test(title)),
    titles.join('\n'),
  );
  assert.ok(
    titles.some((title) => /checklist/i.test(title)),
    titles.join('\n'),
  );
  assert.ok(
    titles.some((title) => /policy/i.test(title)),
    titles.join('\n'),
  );
  assert.ok(
    actions.every(({ edit }) => edit === undefined),
    'no action edits the log',
  );

  const copy = actions.find(({ title }) => /deactivate/i.test(title))?.command;
  assert.ok(copy, titles.join('\n'));
  await vscode.commands.executeCommand(copy.command, ...(copy.arguments ?? []));
  const copied = await vscode.env.clipboard.readText();
  assert.match(copied, /aws iam update-access-key/);
  assert.match(copied, /AKIARTX3GSDSQAVICTIM/);
});

function lenses({ uri }: vscode.TextDocument): Thenable<vscode.CodeLens[]> {
  return vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 100);
}
