import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LspClient } from './client.ts';
import { ALICE, createKeyPair, positionOf, records } from './support.ts';

const URI = 'file:///case/log.json';
const LOG = records(createKeyPair(1, 'xg1'));
const KEY = ALICE.accessKeyId;

async function hoverText(client: LspClient): Promise<string> {
  const hover: { contents: { value: string } } = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: URI },
    position: positionOf(LOG, KEY, { into: 1 }),
  });
  return hover.contents.value;
}

function warnings(client: LspClient): readonly string[] {
  return client.notifications.flatMap(({ method, params }) =>
    method === 'window/logMessage' ? (params as { message: string }).message : [],
  );
}

test('aliases come with the settings, follow them, and a bad one is said in the log and nowhere else', async () => {
  const settings = { aliases: { [KEY]: 'attacker key 1', bad: 7 } };
  await using client = await LspClient.start({ initializationOptions: { settings } });
  await client.open(URI, LOG);
  await client.settled(URI);
  assert.ok((await hoverText(client)).includes(`attacker key 1 (${KEY})`));
  await client.until(() => warnings(client).length > 0);
  assert.deepEqual(warnings(client), ['cloudtrailInvestigator.aliases: the alias of "bad" is no text']);
  assert.ok(!client.notifications.some(({ method }) => method === 'window/showMessage'));

  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: { aliases: { [KEY]: 'the intern' } } },
  });
  assert.ok((await hoverText(client)).includes(`the intern (${KEY})`));
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: {} },
  });
  assert.ok(!(await hoverText(client)).includes('intern'));
});
