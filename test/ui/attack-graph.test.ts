import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { clickInRow } from './rows.ts';
import { inWorkbench } from './support.ts';
import { eventually } from './waiting.ts';

// One window: each test goes on where the one before it stopped.

const test = inWorkbench({ folder: 'media/sample-case', isLoaded: true });

test('the graph of an incident opens from its row: nodes, arrows, the level of findings', async (workbench) => {
  await workbench.openSideBar('CloudTrail');
  const graph = workbench.webview();
  await clickInRow(
    workbench.treeRows('Findings').filter({ hasText: 'server7f3kq92x' }),
    'Show attack graph',
    graph.getByRole('heading', { name: /^Attack graph: svc-backup/ }),
  );
  await graph.getByText(/\d+ events from .* · \d+ findings, up to high/).waitFor();
  await graph.locator('.node').nth(9).waitFor();
  await graph.locator('.edge').nth(14).waitFor();
  await workbench.runCommand('View: Close Primary Side Bar');
  await graph.getByRole('button', { name: 'Show all' }).click();
  await workbench.screenshot('attack-graph');
});

test('the words of nodes and arrows have room', async (workbench) => {
  const graph = workbench.webview();
  // Measured one by one, while it may be drawn anew for another room.
  await eventually(async () => {
    const nodes = await graph.locator('.node').all();
    assert.ok(nodes.length >= 10);
    for (const node of nodes) {
      const outline = await boxOf(node.locator('.outline'));
      for (const text of await node.locator('text:not(.letter)').all()) {
        const { x, width } = await boxOf(text);
        assert.ok(x >= outline.x && x + width <= outline.x + outline.width, await text.innerHTML());
      }
    }
    const papers = await boxesOf(graph.locator('.paper'));
    const outlines = await boxesOf(graph.locator('.outline'));
    for (const [at, one] of papers.entries()) {
      for (const other of [...papers.slice(at + 1), ...outlines]) {
        const isAside = one.x + one.width <= other.x + 1 || other.x + other.width <= one.x + 1;
        const isAbove = one.y + one.height <= other.y + 1 || other.y + other.height <= one.y + 1;
        assert.ok(isAside || isAbove, JSON.stringify([one, other]));
      }
    }
  });
});

test('the keyboard goes from node to node, each is read aloud, and Enter opens its place', async (workbench) => {
  const { page } = workbench;
  const graph = workbench.webview();
  await graph.getByRole('button', { name: 'Show all' }).focus();
  await page.keyboard.press('Tab');
  const focused = graph.locator('.node:focus');
  await eventually(async () =>
    assert.match((await focused.getAttribute('aria-label')) ?? '', /^address, \[\w\] 73\.158\.0\.255/),
  );
  await page.keyboard.press('ArrowRight');
  const status = graph.getByRole('status');
  await status.filter({ hasText: 'AKIARTX3GSDSQABACKUP' }).waitFor();
  await graph.locator('.edge.near').nth(5).waitFor();
  const viewBox = () => graph.locator('.picture').getAttribute('viewBox');
  const before = await viewBox();
  await page.keyboard.press('+');
  await eventually(async () => assert.notEqual(await viewBox(), before));
  await page.keyboard.press('0');
  await workbench.screenshot('attack-graph-keyboard');
  await page.keyboard.press('Escape');
  await focused.waitFor({ state: 'detached' });
  await eventually(async () => assert.equal(await graph.locator('.edge.near').count(), 0));
  await eventually(async () => assert.equal(await status.innerText(), ''));
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await status.filter({ hasText: 'AKIARTX3GSDSQABACKUP' }).waitFor();
  await page.keyboard.press('Enter');
  // The file is one line, of which VS Code draws the beginning: the status bar tells what is selected.
  await page.locator('.statusbar-item').filter({ hasText: '(20 selected)' }).waitFor();
  await workbench.screenshot('attack-graph-event');
});

test('the same is there as a list, each sentence of which opens its place', async (workbench) => {
  const graph = workbench.webview();
  await graph.getByText('The same as a list').click();
  const sentence = graph.getByRole('button', {
    name: /AKIARTX3GSDSQABACKUP created key pair \[\w\] server7f3kq92x: 2 calls, 1 failed/,
  });
  await sentence.waitFor();
  await graph
    .getByRole('button', { name: /^key pair \[\w\] server7f3kq92x \(us-west-2\), us-west-2, / })
    .waitFor();
  await graph.getByRole('button', { name: /^4 instances i-\w+ and 3 more launched with key pair/ }).waitFor();
  await workbench.screenshot('attack-graph-list');
  assert.deepEqual(await workbench.notifications(), []);
});

test('when the case goes, so does the graph', async (workbench) => {
  await workbench.runCommand('View: Close Other Editors in Group');
  await workbench.runCommand('View: Close Editors in Other Groups');
  const graph = workbench.webview();
  await graph.locator('.node').first().waitFor();
  await workbench.runCommand('Unload CloudTrail case');
  await graph.getByText('This incident is not among the findings any more.').waitFor();
  await eventually(async () => assert.equal(await graph.locator('.node').count(), 0));
  assert.deepEqual(await workbench.notifications(), []);
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(locator: Locator): Promise<Box> {
  const box = await locator.boundingBox();
  assert.ok(box, `${String(locator)} is on screen`);
  return box;
}

async function boxesOf(all: Locator): Promise<Box[]> {
  return Promise.all((await all.all()).map(boxOf));
}
