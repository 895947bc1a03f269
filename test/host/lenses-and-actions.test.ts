import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openAlone } from './case.ts';
import { test } from './framework.ts';
import { waitFor, waitForAction } from './support.ts';

test('code lenses above a flagged event count and pivot', async () => {
  const { document } = await openAlone('chain.json');
  await waitForLenses(
    document,
    /^\d+ findings?:/,
    /^5 events with this access key/,
    /^\d+ events? with this key pair/,
  );
});

test('a code lens on a log in one line offers the formatted view', async () => {
  const { document } = await openAlone('chain.one-line.json');
  await waitForLenses(document, /^Open formatted view$/);
});

test('code actions on a finding copy a checklist, a command and a policy, and run none of them', async () => {
  const { document } = await openAlone('chain.json');
  const actions = await waitForAction(document, 'xg1', /deactivate/i);
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

/** Waits until there is a lens with each of these titles. What is not counted yet has none. */
async function waitForLenses({ uri }: vscode.TextDocument, ...expected: readonly RegExp[]): Promise<void> {
  let titles: readonly string[] = [];
  await waitFor('the lenses', async () => {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
      100,
    );
    titles = lenses.map(({ command }) => command?.title ?? '');
    return expected.every((title) => titles.some((each) => title.test(each)));
  }).catch((error: unknown) => {
    throw new Error(`the last lenses were:\n${titles.join('\n')}`, { cause: error });
  });
}
