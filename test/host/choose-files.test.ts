import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseFiles } from '../../src/extension/case/choose-files.ts';
import type { CaseSurvey, FacetCount } from '../../src/protocol.ts';
import { test } from './framework.ts';
import { waitFor } from './support.ts';

// The question which part of a large case is loaded, answered as the keyboard does.

const countOf = (value: string): FacetCount => ({ value, files: 100, bytes: 1_000_000 });

const SURVEY: CaseSurvey = {
  files: 500,
  bytes: 5_000_000,
  facets: {
    account: [countOf('111122223333')],
    region: [countOf('eu-west-1'), countOf('us-east-1'), countOf('')],
    day: [countOf('2026-11-04'), countOf('2026-11-05')],
  },
  leftOut: { account: [], region: [], day: [] },
};

test('Enter loads everything, or what was chosen the last time', async () => {
  assert.deepEqual(await answer(SURVEY, 'workbench.action.acceptSelectedQuickOpenItem'), SURVEY.leftOut);
  const leftOut = { account: [], region: [''], day: ['2026-11-05'] };
  assert.deepEqual(
    await answer({ ...SURVEY, leftOut }, 'workbench.action.acceptSelectedQuickOpenItem'),
    leftOut,
  );
});

test('Escape loads nothing', async () => {
  assert.equal(await answer(SURVEY, 'workbench.action.closeQuickOpen'), null);
});

test('the question goes when the load is cancelled', async () => {
  const source = new vscode.CancellationTokenSource();
  const answered = chooseFiles(SURVEY, source.token);
  source.cancel();
  assert.equal(await answered, null);
});

test('where the names tell nothing, nothing is asked', async () => {
  const nothing = [countOf('')];
  const facets = { account: nothing, region: nothing, day: nothing };
  const { token } = new vscode.CancellationTokenSource();
  assert.equal(await chooseFiles({ ...SURVEY, facets }, token), null);
  await vscode.commands.executeCommand('notifications.clearAll');
});

/** The box needs a moment to come up, so the key is pressed until there is an answer. */
async function answer(survey: CaseSurvey, command: string): Promise<unknown> {
  const { token } = new vscode.CancellationTokenSource();
  const answered = chooseFiles(survey, token).then((leftOut) => ({ leftOut }));
  const { leftOut } = await waitFor('an answer', async () => {
    await vscode.commands.executeCommand(command);
    return Promise.race([answered, Promise.resolve(undefined)]);
  });
  return leftOut;
}
