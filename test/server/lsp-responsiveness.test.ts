import assert from 'node:assert/strict';
import test from 'node:test';
import { generateLog } from '../../bench/data/log.ts';
import { LspClient } from './client.ts';
import { createKeyPair, positionOf, records } from './support.ts';

const SMALL = 'file:///case/small.json';
const BIG = 'file:///case/big.json';
const SMALL_LOG = records(createKeyPair(1, 'xg1'));
const HOVER = { textDocument: { uri: SMALL }, position: positionOf(SMALL_LOG, 'xg1') };

test('while 20 MB are analysed, hovers in another document are answered', async () => {
  await using client = await LspClient.start();
  await client.open(SMALL, SMALL_LOG);
  await client.settled(SMALL);

  const ended = new AbortController();
  await client.open(BIG, generateLog(20_000_000, 'one-line'));
  const analysis = client.settled(BIG).finally(() => ended.abort());
  let answered = 0;
  while (!ended.signal.aborted) {
    assert.ok(await client.connection.sendRequest('textDocument/hover', HOVER));
    answered++;
  }
  await analysis;
  // Each answer came between two turns of some milliseconds; a server that blocks gives one or two at most.
  assert.ok(answered >= 5, `${answered} hovers were answered before the analysis ended`);
});

test('a log closed in the middle of its analysis is forgotten at once', async () => {
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await client.open(BIG, generateLog(20_000_000, 'one-line'));
  await client.close(BIG);
  await client.settled(BIG);
  const choices: unknown[] = await client.connection.sendRequest('cloudtrail/entities', {
    kinds: ['access-key'],
  });
  assert.deepEqual(choices, []);
});

test('edits that follow each other are analysed once, the last one', async () => {
  await using client = await LspClient.start();
  await client.open(SMALL, SMALL_LOG);
  for (let edit = 0; edit < 50; edit++) {
    const start = { line: 0, character: 0 };
    await client.change(SMALL, { range: { start, end: start }, text: '\n' });
  }
  await client.settled(SMALL);
  await client.until(() => client.diagnostics(SMALL)[0]?.range.start.line === HOVER.position.line + 50);
});
