import assert from 'node:assert/strict';
import test from 'node:test';
import { LspClient } from './client.ts';
import { caret, createKeyPair, event, positionOf, records } from './support.ts';

const URI = 'file:///case/raw.json';
const RAW = JSON.stringify(
  JSON.parse(
    records(event(1, { eventName: 'ListUsers' }), createKeyPair(2, 'xg1', { responseElements: {} })),
  ),
);
const CAPABILITIES = { workspace: { textDocumentContent: {} } };

interface Place {
  readonly uri: string;
  readonly range: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
}

/** A client that shows the formatted view of the raw log. */
async function startFormatted() {
  const client = await LspClient.start({ capabilities: CAPABILITIES });
  await client.open(URI, RAW);
  const place: Place = await client.connection.sendRequest('cloudtrail/formattedPlace', {
    uri: URI,
    position: positionOf(RAW, 'xg1'),
  });
  const text = await contentOf(client, place.uri);
  await client.open(place.uri, text);
  await client.until(() => client.diagnostics(place.uri).length > 0);
  return { client, place, text };
}

async function contentOf(client: LspClient, uri: string): Promise<string> {
  const { text }: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', {
    uri,
  });
  return text;
}

test('the formatted view of a raw log: readable, underlined, and back', async () => {
  const { client, place, text } = await startFormatted();
  await using _ = client;
  assert.deepEqual(JSON.parse(text), JSON.parse(RAW).Records);
  assert.equal(caret(text, place.range), '      "keyName": "xg1"\n                  ^^^');
  const shown = client.diagnostics(place.uri).map(({ range, code }) => caret(text, range, String(code)));
  assert.equal(shown[0], '      "keyName": "xg1"\n                  ^^^ key-pair-known-bad-name');
  const back: Place = await client.connection.sendRequest('cloudtrail/rawPlace', {
    uri: place.uri,
    position: place.range.start,
  });
  assert.deepEqual([back.uri, back.range.start], [URI, positionOf(RAW, 'xg1')]);
});

test('it follows an edit of its log', async () => {
  const { client, place } = await startFormatted();
  await using _ = client;
  const start = positionOf(RAW, 'xg1');
  await client.change(URI, {
    range: { start, end: { ...start, character: start.character + 3 } },
    text: 'mine',
  });
  await client.until(() =>
    client.notifications.some(({ method }) => method === 'workspace/textDocumentContent/refresh'),
  );
  assert.match(await contentOf(client, place.uri), /"keyName": "mine"/);
  await client.until(
    () => !client.diagnostics(place.uri).some(({ code }) => code === 'key-pair-known-bad-name'),
  );
});

test('it stays when the raw document is closed, and both are forgotten when it closes, too', async () => {
  const { client, place, text } = await startFormatted();
  await using _ = client;
  await client.close(URI);
  await client.until(() => client.diagnostics(URI).length === 0);
  assert.equal(await contentOf(client, place.uri), text);
  assert.ok(client.diagnostics(place.uri).length > 0);
  await client.close(place.uri);
  await client.until(() => client.diagnostics(place.uri).length === 0);
  assert.match(await contentOf(client, place.uri), /"message": "Open raw\.json to see its formatted view\."/);
});
