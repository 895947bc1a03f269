/** What our own client asks and what any other asks is the same. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Location } from 'vscode-languageserver-protocol';
import { generateLog } from '../../bench/data/log.ts';
import { mapPlaces, placeCount, REQUESTS, type PlaceList, type Position } from '../../src/protocol.ts';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import { LspClient } from './client.ts';
import { createKeyPair, event, positionOf, records } from './support.ts';

const OPEN = records(createKeyPair(1, 'builder'), event(2, { userAgent: 'aws-cli/2.31.9' }));

/** Asks both ways about the value that a text stands in, and returns how many places there are. */
async function check(client: LspClient, uri: string, position: Position): Promise<number> {
  const textDocument = { uri };
  const locations: Location[] = await client.connection.sendRequest('textDocument/references', {
    textDocument,
    position,
    context: { includeDeclaration: true },
  });
  const list: PlaceList = await client.connection.sendRequest(REQUESTS.references, { uri, position });
  assert.equal(new Set(list.uris).size, list.uris.length);
  const unpacked = mapPlaces(list, (number, line, character, endLine, endCharacter) => ({
    uri: list.uris[number],
    range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
  }));
  assert.deepEqual(unpacked, locations);
  assert.equal(placeCount(list), locations.length);
  return locations.length;
}

test('in documents, in compressed logs, and where there are none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudtrail-references-'));
  try {
    const packed = join(folder, 'a.json.gz');
    writeFileSync(packed, gzipSync(generateLog(300_000, 'one-line')));
    writeFileSync(join(folder, 'b.json.gz'), gzipSync(records(createKeyPair(3, 'builder'))));
    await using client = await LspClient.start({ initializationOptions: {} });
    await client.connection.sendRequest(REQUESTS.loadCase, { paths: [folder] });
    await client.open('file:///case/open.json', OPEN);
    await client.settled('file:///case/open.json');
    assert.equal(await check(client, 'file:///case/open.json', positionOf(OPEN, 'builder', { into: 2 })), 4);
    assert.equal(await check(client, 'file:///case/open.json', { line: 0, character: 0 }), 0);

    const uri = renderingUri({ source: String(pathToFileURL(packed)), part: 0 });
    const { text }: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', {
      uri,
    });
    await client.open(uri, text);
    await client.settled(uri);
    for (const name of ['eventName', 'userAgent', 'sourceIPAddress', 'arn', 'accessKeyId']) {
      const position = positionOf(text, `"${name}": "`, { into: name.length + 5 });
      assert.ok((await check(client, uri, position)) > 0, name);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
