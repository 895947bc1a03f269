import * as assert from 'node:assert/strict';
import { openAlone, views } from './case.ts';
import { test } from './framework.ts';

test('the Entities view counts the keys of a log; its sorting and its search hold', async () => {
  await openAlone('chain.json');
  const { entities } = await views();
  const [keys] = await entities.getChildren();
  assert.equal(entities.getTreeItem(keys!).label, 'Access keys');
  const labels = async (): Promise<unknown[]> =>
    (await entities.getChildren(keys)).map((row) => entities.getTreeItem(row).label);
  assert.deepEqual((await labels())[0], 'AKIARTX3GSDSQAVICTIM');
  await entities.sortBy('lastSeen');
  assert.deepEqual((await labels())[0], 'ASIARTX3GSDSQAVICTIM');
  entities.searchFor('akia');
  assert.deepEqual(await labels(), ['AKIARTX3GSDSQAVICTIM']);
  entities.searchFor('');
  await entities.sortBy('findings');
});
