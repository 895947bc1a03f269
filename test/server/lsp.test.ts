import assert from 'node:assert/strict';
import test from 'node:test';
import type { CodeAction, CodeLens, DocumentSymbol, Hover, Location } from 'vscode-languageserver-protocol';
import { LspClient } from './client.ts';
import { caret, createKeyPair, event, positionOf, records } from './support.ts';

const URI = 'file:///case/log.json';
const LOG = records(
  event(1, { eventName: 'ListUsers', eventSource: 'iam.amazonaws.com' }),
  createKeyPair(2, 'xg1'),
  event(3, {
    eventName: 'RunInstances',
    eventTime: '2026-11-04T10:12:11Z',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
  }),
);
const AT_KEY_NAME = positionOf(LOG, 'xg1', { into: 1 });

/** What is underlined in a document whose text is `text`. */
function underlined(client: LspClient, uri: string, text: string): string[] {
  return client.diagnostics(uri).map(({ range, code }) => caret(text, range, String(code)));
}

const FINDINGS = [
  '        "keyName": "xg1"\n                    ^^^ key-pair-known-bad-name',
  '      "sourceIPAddress": "73.158.0.9",\n                          ^^^^^^^^^^ key-pair-new-principal-non-cloud-as',
  '              "keyName": "xg1"\n                          ^^^ key-pair-used-after-creation',
];

test('open: diagnostics at the fields; close: none', async () => {
  await using client = await LspClient.start();
  await client.open(URI, LOG);
  await client.until(() => client.diagnostics(URI).length > 0);
  assert.deepEqual(underlined(client, URI, LOG), FINDINGS);
  await client.close(URI);
  await client.until(() => client.diagnostics(URI).length === 0);
});

test('every feature answers a plain client', async () => {
  await using client = await LspClient.start();
  await client.open(URI, LOG);
  await client.settled(URI);
  const textDocument = { uri: URI };
  const at = { textDocument, position: AT_KEY_NAME };
  const { connection } = client;

  const hover: Hover = await connection.sendRequest('textDocument/hover', at);
  assert.ok(
    JSON.stringify(hover.contents).includes('Long-term access key') ||
      JSON.stringify(hover.contents).includes('long-term access key'),
  );
  assert.equal(caret(LOG, hover.range!), '        "keyName": "xg1"\n                    ^^^');

  const lenses: CodeLens[] = await connection.sendRequest('textDocument/codeLens', { textDocument });
  assert.ok(lenses.some(({ command }) => command?.title.startsWith('2 events with this key pair')));

  const symbols: DocumentSymbol[] = await connection.sendRequest('textDocument/documentSymbol', {
    textDocument,
  });
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ['10:02:11 ListUsers', '10:02:11 CreateKeyPair', '10:12:11 RunInstances'],
  );

  const references: Location[] = await connection.sendRequest('textDocument/references', {
    ...at,
    context: { includeDeclaration: true },
  });
  assert.equal(references.length, 3);

  const atUse = { textDocument, position: positionOf(LOG, 'xg1', { into: 1, occurrence: 3 }) };
  const [creation]: Location[] = await connection.sendRequest('textDocument/definition', atUse);
  assert.deepEqual(creation?.range.start, positionOf(LOG, 'xg1'));

  const actions: CodeAction[] = await connection.sendRequest('textDocument/codeAction', {
    textDocument,
    range: { start: AT_KEY_NAME, end: AT_KEY_NAME },
    context: { diagnostics: client.diagnostics(URI) },
  });
  assert.ok(actions.some(({ title }) => title === 'Copy triage checklist'));
});

test('an edit moves what stands behind it, changes what it touches, and can be undone', async () => {
  await using client = await LspClient.start();
  const text = records(createKeyPair(2, 'xg1', { responseElements: {} }));
  await client.open(URI, text);
  const start = positionOf(text, 'xg1');
  await client.change(URI, {
    range: { start, end: { ...start, character: start.character + 3 } },
    text: 'builder',
  });
  await client.until(() => client.diagnostics(URI).length === 1);
  assert.deepEqual(underlined(client, URI, text.replace('xg1', 'builder')), [FINDINGS[1]]);

  const top = { line: 0, character: 0 };
  await client.change(
    URI,
    { range: { start, end: { ...start, character: start.character + 7 } }, text: 'xg1' },
    { range: { start: top, end: top }, text: '\n\n' },
  );
  await client.until(() => client.diagnostics(URI).length === 2);
  assert.deepEqual(underlined(client, URI, `\n\n${text}`), FINDINGS.slice(0, 2));
});

test('a log pasted into an empty untitled document is analysed', async () => {
  await using client = await LspClient.start();
  const uri = 'untitled:Untitled-1';
  const top = { line: 0, character: 0 };
  await client.open(uri, '', 'plaintext');
  await client.change(uri, { range: { start: top, end: top }, text: LOG });
  await client.until(() => client.diagnostics(uri).length > 0);
  assert.deepEqual(underlined(client, uri, LOG), FINDINGS);
});

test('JSON that is not CloudTrail: nothing at all', async () => {
  await using client = await LspClient.start();
  const uri = 'file:///package.json';
  await client.open(
    uri,
    JSON.stringify({ name: 'x', version: '1.0.0', eventName: 'CreateKeyPair' }, null, 2),
  );
  const textDocument = { uri };
  const position = { line: 1, character: 12 };
  assert.deepEqual(await client.connection.sendRequest('textDocument/documentSymbol', { textDocument }), []);
  assert.deepEqual(await client.connection.sendRequest('textDocument/codeLens', { textDocument }), []);
  assert.equal(await client.connection.sendRequest('textDocument/hover', { textDocument, position }), null);
  assert.deepEqual(client.notifications, []);
});

test('a chain across two documents is found, and gone when one is closed', async () => {
  await using client = await LspClient.start();
  const other = 'file:///case/other.json';
  await client.open(URI, records(createKeyPair(1, 'builder')));
  await client.open(
    other,
    records(
      event(2, {
        eventName: 'RunInstances',
        eventTime: '2026-11-04T10:30:00Z',
        requestParameters: { instancesSet: { items: [{ keyName: 'builder' }] } },
      }),
    ),
  );
  await client.until(() =>
    client.diagnostics(other).some(({ code }) => code === 'key-pair-used-after-creation'),
  );
  await client.close(URI);
  await client.until(() => client.diagnostics(other).length === 0);
});

test('a client that asks for diagnostics is not sent any', async () => {
  await using client = await LspClient.start({ capabilities: { textDocument: { diagnostic: {} } } });
  assert.ok(client.initialized.capabilities.diagnosticProvider);
  await client.open(URI, LOG);
  const report: { items: { code: string }[] } = await client.connection.sendRequest(
    'textDocument/diagnostic',
    { textDocument: { uri: URI } },
  );
  assert.deepEqual(
    report.items.map(({ code }) => code),
    ['key-pair-known-bad-name', 'key-pair-new-principal-non-cloud-as', 'key-pair-used-after-creation'],
  );
  assert.deepEqual(client.diagnostics(URI), []);
});

test('settings come with the greeting or later; null is as good as none', async () => {
  await using client = await LspClient.start({
    initializationOptions: { settings: { minimumLevel: 'high' } },
  });
  await client.open(URI, records(createKeyPair(1, 'my-own-key')));
  await client.settled(URI);
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: { minimumLevel: 'high', knownBadKeyPairNames: ['my-own-*'] } },
  });
  await client.until(() => client.diagnostics(URI).length === 1);
  assert.equal(client.diagnostics(URI)[0]?.code, 'key-pair-known-bad-name');
});

test('our own client is told the state and what each document is; the filter drives Problems, too', async () => {
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await client.open(URI, LOG);
  const last = (method: string) =>
    client.notifications.findLast((message) => message.method === method)?.params;
  await client.until(() => last('cloudtrail/state') !== undefined && client.diagnostics(URI).length === 3);
  assert.deepEqual(last('cloudtrail/documentStatus'), {
    uri: URI,
    format: 'records',
    events: 3,
    notEvents: 0,
    unreadable: 0,
    findings: 3,
    undecided: 0,
    problems: 0,
    longLine: false,
    tooLargeToDraw: false,
  });
  const state: unknown = await client.connection.sendRequest('cloudtrail/setFilter', {
    minimumLevel: 'high',
    search: '',
  });
  assert.partialDeepStrictEqual(state, { total: 3, visible: 2, events: 3 });
  await client.until(() => client.diagnostics(URI).length === 2);
});
