/** A log of one line in an editor that draws only the beginning of it. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type {
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Location,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { LspClient } from './client.ts';
import { createKeyPair, event, positionOf, records } from './support.ts';

const URI = 'file:///case/raw.json';
const LAUNCH = {
  eventName: 'RunInstances',
  eventTime: '2026-11-04T11:00:00Z',
  requestParameters: { instancesSet: { items: [{ keyName: 'builder' }] } },
  responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
};
const RAW = JSON.stringify(JSON.parse(records(createKeyPair(1, 'builder'), event(2, LAUNCH))));
/** The record of the creation; that of the launch begins behind. */
const DRAWN = RAW.indexOf('},{') + 2;
const AT_CREATION = positionOf(RAW, 'builder', { into: 1 });
const AT_LAUNCH = positionOf(RAW, 'builder', { into: 1, occurrence: 3 });

interface Answers {
  readonly definition: string[];
  readonly references: string[];
  readonly outgoing: string[];
  readonly symbol: string[];
}

/** What is answered about the key pair, each place as the text it marks: raw by its column, formatted by its line. */
async function check(initializationOptions: unknown, expected: Answers): Promise<void> {
  await using client = await LspClient.start({
    initializationOptions,
    capabilities: { workspace: { textDocumentContent: {} } },
  });
  const { connection } = client;
  await connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: {}, editor: { stopRenderingLineAfter: DRAWN } },
  });
  await client.open(URI, RAW);
  await client.settled(URI);
  const textDocument = { uri: URI };
  const texts = new Map([[URI, RAW]]);
  const shown = async ({ uri, range }: Location): Promise<string> => {
    if (!texts.has(uri)) {
      const content: { text: string } = await connection.sendRequest('workspace/textDocumentContent', {
        uri,
      });
      texts.set(uri, content.text);
    }
    const text = texts.get(uri)!;
    return uri === URI
      ? `raw ${range.start.character}`
      : `formatted ${text.split('\n')[range.start.line]!.trim()}`;
  };
  const shownAll = (places: readonly Location[]): Promise<string[]> => Promise.all(places.map(shown));

  const definition: Location[] = await connection.sendRequest('textDocument/definition', {
    textDocument,
    position: AT_LAUNCH,
  });
  const references: Location[] = await connection.sendRequest('textDocument/references', {
    textDocument,
    position: AT_CREATION,
    context: { includeDeclaration: true },
  });
  const [item]: CallHierarchyItem[] = await connection.sendRequest('textDocument/prepareCallHierarchy', {
    textDocument,
    position: AT_LAUNCH,
  });
  const outgoing: CallHierarchyOutgoingCall[] = await connection.sendRequest('callHierarchy/outgoingCalls', {
    item,
  });
  const [symbol]: WorkspaceSymbol[] = await connection.sendRequest('workspace/symbol', {
    query: 'RunInstances',
  });
  const resolved: WorkspaceSymbol = await connection.sendRequest('workspaceSymbol/resolve', symbol);
  assert.deepEqual(
    {
      definition: await shownAll(definition),
      references: await shownAll(references),
      outgoing: await shownAll([item!, ...outgoing.map(({ to }) => to)]),
      symbol: await shownAll([resolved.location as Location]),
    },
    expected,
  );
}

const CREATED = ['raw 466', 'raw 507'];

test('places behind what is drawn are told in the formatted view, the others where they are', () =>
  check(
    { commandLinks: true },
    {
      definition: [CREATED[0]!],
      references: [...CREATED, 'formatted "keyName": "builder"'],
      outgoing: ['formatted "keyName": "builder"', 'formatted "instanceId": "i-0123456789abcdef0"'],
      symbol: ['formatted {'],
    },
  ));

test('any other client is told where everything stands in its file', () =>
  check(undefined, {
    definition: [CREATED[0]!],
    references: [...CREATED, 'raw 1033'],
    outgoing: ['raw 1033', 'raw 1106'],
    symbol: ['raw 554'],
  }));

/** What the diagnostic of the launch says of the creation, which stands behind it in the only line. */
async function checkRelated(initializationOptions: unknown, expected: string): Promise<void> {
  await using client = await LspClient.start({
    initializationOptions,
    capabilities: { workspace: { textDocumentContent: {} } },
  });
  const text = JSON.stringify(JSON.parse(records(event(2, LAUNCH), createKeyPair(1, 'builder'))));
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: {}, editor: { stopRenderingLineAfter: text.indexOf('},{') } },
  });
  await client.open(URI, text);
  await client.settled(URI);
  await client.until(() => client.diagnostics(URI).length > 0);
  const [related] = client.diagnostics(URI).flatMap(({ relatedInformation }) => relatedInformation ?? []);
  const { uri, range } = related!.location;
  assert.equal(`${uri.split(/[?:]/)[0]} ${range.start.line}:${range.start.character}`, expected);
}

test('what a diagnostic relates to is told in the formatted view where it would not be drawn', async () => {
  await checkRelated({ commandLinks: true }, 'cloudtrail-formatted 55:18');
  await checkRelated(undefined, 'file 0:1044');
});
