import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { REQUESTS } from '../../src/protocol.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';
import { createKeyPair, records } from './support.ts';

// A case in two lives of the server: the first leaves an index where the client says, the second uses it.

const FILES = {
  'a.json.gz': gzipSync(records(createKeyPair(1, 'xg1'))),
  'b.json': records(createKeyPair(2, 'deploy')),
};

test('a case is ready again after a restart', async (t) => {
  const { folder, indexFolder } = folders(t);
  const first = await life(folder, { indexFolder }, () => written(indexFolder));
  const second = await life(folder, { indexFolder });
  assert.deepEqual(second, first);
  assert.deepEqual(second.summary, { read: 2, skipped: 0, end: 'complete' });
  assert.equal(readdirSync(indexFolder).length, 1);
});

test('without a folder, or where the user does not want it, nothing is kept', async (t) => {
  const { folder, indexFolder } = folders(t);
  await life(folder, {});
  await life(folder, { indexFolder, settings: { case: { keepIndex: false } } });
  assert.equal(existsSync(indexFolder), false);
});

function folders(t: TestContext) {
  const folder = folderWith(t, FILES);
  return { folder, indexFolder: join(folderWith(t, {}), 'indexes') };
}

async function life(folder: string, initializationOptions: object, before = async () => {}) {
  await using client = await LspClient.start({ initializationOptions });
  const { connection } = client;
  const summary = await connection.sendRequest(REQUESTS.loadCase, { paths: [folder] });
  const groups = await connection.sendRequest(REQUESTS.findingGroups, { groupBy: 'rule' });
  const coverage = await connection.sendRequest(REQUESTS.coverage, null);
  await before();
  return { summary, groups, coverage };
}

/** Resolves when an index stands there. */
async function written(indexFolder: string): Promise<void> {
  await until(join(indexFolder, '..'), () => existsSync(indexFolder));
  await until(indexFolder, () => readdirSync(indexFolder).some((name) => name.endsWith('.index')));
}

async function until(folder: string, condition: () => boolean): Promise<void> {
  const watcher = watch(folder);
  try {
    while (!condition()) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}
