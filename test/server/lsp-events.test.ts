import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { REQUESTS, type RequestTypes } from '../../src/protocol.ts';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';
import { caret, createKeyPair, event, positionOf, records } from './support.ts';

// From an event on screen back to its file, over LSP.

const ONE_LINE = JSON.stringify({
  Records: [event(1, { eventName: 'ListUsers' }), createKeyPair(2, 'xg1')],
});
const START = ONE_LINE.indexOf('{"userIdentity"', 20);
const LENGTH = ONE_LINE.length - 2 - START;

test('an event of an open document: its record in the file, counted as the file’s bytes are', async (t) => {
  const path = join(folderWith(t, { 'log.json': `\ufeff${ONE_LINE}` }), 'log.json');
  const uri = String(pathToFileURL(path));
  await using client = await LspClient.start();
  await client.open(uri, ONE_LINE);
  const location = await request(client, 'sourceLocation', { uri, position: positionOf(ONE_LINE, 'xg1') });
  assert.deepEqual(location, {
    text: `${path}:1:${START + 1} (byte offset ${START + 3}, length ${LENGTH})`,
    numbers: `line 1, column ${START + 1} (byte offset ${START + 3}, length ${LENGTH})`,
    place: {
      uri,
      range: {
        start: { line: 0, character: START },
        end: { line: 0, character: START + LENGTH },
      },
    },
    isFormatted: false,
  });
});

test('an event of a document that was edited: counted in its text, which is said', async (t) => {
  const path = join(folderWith(t, { 'log.json': '{}' }), 'log.json');
  const uri = String(pathToFileURL(path));
  await using client = await LspClient.start();
  await client.open(uri, ONE_LINE);
  const location = await request(client, 'sourceLocation', { uri, position: positionOf(ONE_LINE, 'xg1') });
  assert.equal(
    location?.text,
    `${path}:1:${START + 1} (byte offset ${START}, length ${LENGTH}, not saved yet)`,
  );
});

test('an event of a compressed log: its bytes unpacked, and its record in the formatted view', async (t) => {
  const path = join(folderWith(t, { 'log.json.gz': gzipSync(ONE_LINE) }), 'log.json.gz');
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  const { place } = await request(client, 'openFile', { path });
  const text = await textOf(client, place!.uri);
  const position = positionOf(text, 'xg1');
  const location = (await request(client, 'sourceLocation', { uri: place!.uri, position }))!;
  assert.equal(location.text, `${path}:1:${START + 1} (byte offset ${START}, length ${LENGTH})`);
  assert.equal(location.isFormatted, true);
  const { start, end } = location.place.range;
  const shown = text
    .split('\n')
    .slice(start.line, end.line + 1)
    .join('\n');
  assert.deepEqual(JSON.parse(shown), JSON.parse(ONE_LINE).Records[1]);
});

test('the raw event of a compressed log is a document of its own, with all that a log has', async (t) => {
  const path = join(folderWith(t, { 'log.json.gz': gzipSync(ONE_LINE) }), 'log.json.gz');
  const source = String(pathToFileURL(path));
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  const formatted = renderingUri({ source, part: 0 });
  const text = await textOf(client, formatted);
  const position = positionOf(text, 'xg1');
  const place = (await request(client, 'rawPlace', { uri: formatted, position }))!;
  const raw = await textOf(client, place.uri);
  assert.equal(raw, ONE_LINE.slice(START, START + LENGTH));
  assert.deepEqual(place.range.start, positionOf(raw, 'xg1'));
  await client.open(place.uri, raw);
  await client.until(() => client.diagnostics(place.uri).length > 0);
  const underlined = client.diagnostics(place.uri).map(({ range, code }) => caret(raw, range, String(code)));
  assert.ok(underlined.some((line) => line.endsWith('^^^ key-pair-known-bad-name')));
  const back = await request(client, 'formattedPlace', { uri: place.uri, position: place.range.start });
  assert.deepEqual([back?.uri, back?.range.start], [formatted, position]);
});

test('of a file that has changed since it was loaded no event is copied', async (t) => {
  const path = join(folderWith(t, { 'log.json.gz': gzipSync(ONE_LINE) }), 'log.json.gz');
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  const { place } = await request(client, 'openFile', { path });
  const at = { uri: place!.uri, position: positionOf(await textOf(client, place!.uri), 'xg1') };
  assert.match((await request(client, 'eventText', { at, form: 'raw' }))!.text, /xg1/);
  await using other = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await request(other, 'loadCase', { paths: [path] });
  writeFileSync(path, gzipSync(records(event(9, { eventName: 'Other' }))));
  const source = { uri: String(pathToFileURL(path)), position: at.position, offset: START + 1 };
  assert.equal(await request(other, 'eventText', { at: source, form: 'raw' }), null);
  assert.equal(await request(other, 'eventText', { at: source, form: 'json' }), null);
});

test('where no event stands, there is nothing to reveal or copy', async () => {
  const uri = 'file:///case/log.json';
  const text = records(event(1, { eventName: 'ListUsers' }));
  await using client = await LspClient.start();
  await client.open(uri, text);
  const at = { uri, position: { line: 0, character: 0 } };
  assert.equal(await request(client, 'sourceLocation', at), null);
  assert.equal(await request(client, 'eventText', { at, form: 'raw' }), null);
});

function request<Name extends keyof RequestTypes>(
  client: LspClient,
  name: Name,
  params: RequestTypes[Name]['params'],
): Promise<RequestTypes[Name]['result']> {
  return client.connection.sendRequest(REQUESTS[name], params);
}

async function textOf(client: LspClient, uri: string): Promise<string> {
  const { text }: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', {
    uri,
  });
  return text;
}
