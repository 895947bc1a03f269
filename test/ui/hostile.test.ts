import assert from 'node:assert/strict';
import { inWorkbench } from './support.ts';
import { eventually } from './waiting.ts';

// Evidence is written by attackers: nothing in it may act, whatever it looks like. The folder is not trusted, too.

const test = inWorkbench({ folder: 'test/fixtures/editor', restricted: true });

test('in Restricted Mode a log is analysed as well', async (workbench) => {
  const { page } = workbench;
  await workbench.openFile('hostile.json');
  await workbench.squiggles().first().waitFor();
  await page.getByText('Restricted Mode', { exact: true }).first().waitFor();
});

test('a hover shows links, images and commands of a log as text', async (workbench) => {
  const requests: string[] = [];
  workbench.page.on('request', (request) => requests.push(request.url()));
  const hover = await workbench.hover('temp_key_pair', 'What happened');
  assert.equal(await hover.locator('img').count(), 0);
  const targets = await hover
    .locator('a')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('data-href') ?? link.getAttribute('href') ?? ''),
    );
  await workbench.screenshot('hostile-hover');
  assert.ok(targets.some((target) => target.startsWith('command:cloudtrail-investigator.')));
  const foreign = targets.filter(
    (target) =>
      !target.startsWith('command:cloudtrail-investigator.') && /command:|evil|127\.0\.0\.1/.test(target),
  );
  assert.deepEqual(foreign, []);
  assert.deepEqual(
    requests.filter((url) => /evil\.example|127\.0\.0\.1:9\//.test(url)),
    [],
  );
});

test('the views show them as text', async (workbench) => {
  await workbench.page.keyboard.press('Escape');
  await workbench.runCommand('CloudTrail: Show findings');
  await workbench.treeRows('Findings').nth(1).waitFor();
  await workbench.goTo('temp_key_pair');
  await workbench.runCommand('CloudTrail: Show related key pair events');
  await workbench.treeRows('Related events').first().waitFor();
  await workbench.screenshot('hostile-views');
  const icons = workbench.page.locator('.tree-explorer-viewlet-tree-view .codicon-flame');
  assert.equal(await icons.count(), 0, 'no icon comes from a log');
  assert.deepEqual(await workbench.notifications(), []);
});

test('the attack graph shows them as text', async (workbench) => {
  const { page } = workbench;
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await workbench.runCommand('CloudTrail: Show attack graph');
  const graph = workbench.webview();
  await graph.locator('.node').first().waitFor();
  await eventually(async () => {
    const names = await graph.locator('.picture .label').allTextContents();
    assert.ok(
      names.some((name) => name.includes('temp_key_pair')),
      names.join('\n'),
    );
  });
  await workbench.screenshot('hostile-attack-graph');
  assert.equal(
    await graph.locator('main a, main img, main script, main foreignObject, main style').count(),
    0,
  );
  assert.deepEqual(
    requests.filter((url) => /evil\.example|127\.0\.0\.1:9\//.test(url)),
    [],
  );
  assert.deepEqual(await workbench.notifications(), []);
});
