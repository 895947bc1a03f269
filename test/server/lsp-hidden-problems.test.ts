import assert from 'node:assert/strict';
import test from 'node:test';
import type { Hover } from 'vscode-languageserver';
import { LspClient } from './client.ts';
import { createKeyPair, positionOf, records } from './support.ts';

const URI = 'file:///case/log.json';
const TEXT = records(createKeyPair(1, 'xg1'));
const MESSAGE = /has a name known from attacks/;

test('where VS Code is told to hide problems, the hover says what their messages would', async () => {
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await client.open(URI, TEXT);
  await client.settled(URI);
  const { connection } = client;
  const hoverText = async (): Promise<string> => {
    const at = { textDocument: { uri: URI }, position: positionOf(TEXT, 'xg1', { into: 1 }) };
    const { contents }: Hover = await connection.sendRequest('textDocument/hover', at);
    return typeof contents === 'object' && 'value' in contents ? contents.value : '';
  };
  assert.doesNotMatch(await hoverText(), MESSAGE);
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: {}, problems: { visibility: false } },
  });
  assert.match(await hoverText(), MESSAGE);
});
