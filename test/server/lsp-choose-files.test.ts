import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import {
  CLIENT_REQUESTS,
  REQUESTS,
  type CaseSummary,
  type CaseSurvey,
  type CoverageNode,
  type LeftOut,
  type LoadParams,
} from '../../src/protocol.ts';
import { LspClient } from './client.ts';
import { event, records } from './support.ts';

// A part of a large case, chosen by what the names of its files tell, over LSP.

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudtrail-choose-'));
  for (let number = 0; number < 310; number++) {
    const region = number < 300 ? 'us-east-1' : 'eu-west-1';
    const name = `111122223333_CloudTrail_${region}_20261104T1005Z_${number}.json`;
    writeFileSync(join(folder, name), records(event(number, { eventName: 'ListUsers' })));
  }
  writeFileSync(join(folder, 'exported.json'), records(event(999, { eventName: 'ListUsers' })));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LEFT_OUT: LeftOut = { account: [], region: ['us-east-1'], day: [] };

test('of many files the user chooses, and what was left out is said', async () => {
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  const asked: CaseSurvey[] = [];
  client.connection.onRequest(CLIENT_REQUESTS.chooseFiles, (survey: CaseSurvey) => {
    asked.push(survey);
    return LEFT_OUT;
  });
  assert.deepEqual(await load(client), { read: 11, skipped: 0, end: 'complete' });
  const [survey] = asked;
  assert.equal(survey?.files, 311);
  assert.deepEqual(
    survey.facets.region.map(({ value, files }) => `${value || 'without'}: ${files}`),
    ['eu-west-1: 10', 'us-east-1: 300', 'without: 1'],
  );
  const covered = await client.connection.sendRequest<CoverageNode[]>(REQUESTS.coverage, null);
  assert.deepEqual(
    covered.slice(0, 2).map(({ label }) => label),
    ['11 files read', '300 files left out by choice'],
  );

  assert.equal((await load(client, 'kept')).read, 11);
  assert.equal(asked.length, 1);
  await load(client);
  assert.deepEqual(asked[1]?.leftOut, LEFT_OUT);
  await client.connection.sendRequest(REQUESTS.unloadCase, null);
  assert.equal((await load(client, 'kept')).read, 311);
});

test('without an answer nothing is loaded', async () => {
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  client.connection.onRequest(CLIENT_REQUESTS.chooseFiles, () => null);
  assert.deepEqual(await load(client), { read: 0, skipped: 0, end: 'cancelled' });
});

test('a client that knows no such question gets all of it', async () => {
  await using client = await LspClient.start();
  assert.equal((await load(client)).read, 311);
});

function load(client: LspClient, choice?: LoadParams['choice']): Promise<CaseSummary> {
  return client.connection.sendRequest(REQUESTS.loadCase, { paths: [folder], ...(choice && { choice }) });
}
