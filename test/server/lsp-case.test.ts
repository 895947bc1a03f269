import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { generateLog } from '../../bench/data/log.ts';
import type { FindingJson } from '../../src/core/analysis/exports/finding-json.ts';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import {
  NOTIFICATIONS,
  REQUESTS,
  type RequestTypes,
  type CoverageNode,
  type FindingNode,
  type LoadingProgress,
  type Place,
  type Settings,
  type State,
} from '../../src/protocol.ts';
import { renderingUri } from '../../src/server/rendering/rendering-uri.ts';
import { jsonLines, runCliWith } from '../cli/support/cli.ts';
import { mixedCase } from '../scan/support/case.ts';
import { LspClient } from './client.ts';
import { createKeyPair, event, positionOf, records } from './support.ts';

// A case from its folder to the views, over LSP.

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cloudtrail-case-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const CREATION = records(createKeyPair(1, 'xg1'));
const LAUNCH = records(
  event(2, {
    eventName: 'RunInstances',
    eventTime: '2026-11-04T13:02:11Z',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
  }),
);
const CREATION_NAME = '609629065308_CloudTrail_us-east-1_20261104T1005Z_a.json.gz';

test('findings cross the files of a case, and a duplicate counts once', async () => {
  write(CREATION_NAME, gzipSync(CREATION));
  write('copy/again.json', CREATION);
  write('copy/launch.json.gz', gzipSync(LAUNCH));
  write('notes.txt', 'no log');
  await using client = await start();
  assert.deepEqual(await load(client), { read: 3, skipped: 1, end: 'complete' });
  const rules = (await findings(client)).map(({ rule }) => rule);
  assert.ok(rules.includes('key-pair-used-after-creation'), rules.join());
  assert.equal(rules.filter((rule) => rule === 'key-pair-known-bad-name').length, 1);
  const state = await lastState(client, ({ logs }) => logs === 3);
  assert.equal(state.events, 2);
  assert.equal(state.duplicates, 1);
});

test('a compressed log is read in its rendering, and a row leads there', async () => {
  const path = write(CREATION_NAME, gzipSync(CREATION));
  await using client = await start();
  await load(client);
  const [finding] = await findings(client);
  assert.equal(finding?.place.uri, String(pathToFileURL(path)));
  assert.equal(finding.place.onlyFormatted, true);
  const { uri, range, offset } = finding.place;
  assert.equal(CREATION.slice(offset, offset! + 3), 'xg1');
  const place = (await request(client, 'formattedPlace', { uri, position: range.start, offset: offset! }))!;
  const text = await textOf(client, place);
  assert.match(text.split('\n')[place.range.start.line]!, /"keyName": "xg1"/);

  await client.open(place.uri, text);
  await client.until(() => client.diagnostics(place.uri).length > 0);
  const references: Place[] = await client.connection.sendRequest('textDocument/references', {
    textDocument: { uri: place.uri },
    position: positionOf(text, 'xg1'),
    context: { includeDeclaration: true },
  });
  assert.deepEqual([...new Set(references.map((reference) => reference.uri))], [place.uri]);
});

test('places in other compressed logs are in their renderings', async () => {
  write('a.json.gz', gzipSync(CREATION));
  write('b.json', LAUNCH);
  await using client = await start();
  await load(client);
  const uri = String(pathToFileURL(join(folder, 'b.json')));
  await client.open(uri, LAUNCH);
  await client.settled(uri);
  const [definition]: Place[] = await client.connection.sendRequest('textDocument/definition', {
    textDocument: { uri },
    position: positionOf(LAUNCH, 'xg1'),
  });
  const text = await textOf(client, definition!);
  assert.match(text.split('\n')[definition!.range.start.line]!, /"xg1"/);
  await client.until(() => client.diagnostics(uri).length > 0);
  const [use] = client.diagnostics(uri);
  assert.deepEqual(
    use?.relatedInformation?.map(({ location }) => location.uri),
    [definition!.uri],
  );
});

test('a load that is cancelled keeps what was read', async () => {
  const packed = gzipSync(generateLog(2_000_000, 'one-line'));
  for (let number = 0; number < 60; number++) write(`${number}.json.gz`, packed);
  await using client = await start();
  const source = new CancellationTokenSource();
  const loading = load(client, source.token);
  await client.until(() => client.notifications.some(isProgress));
  const cancelled = performance.now();
  source.cancel();
  const summary = await loading;
  const waited = performance.now() - cancelled;
  assert.equal(summary.end, 'cancelled');
  assert.ok(summary.read > 0 && summary.read < 60, `${summary.read} files were read`);
  assert.ok((await findings(client)).length > 0);
  const resumed = performance.now();
  await load(client);
  const rest = performance.now() - resumed;
  assert.ok(waited < rest, `${waited} ms, and ${rest} ms for the rest`); // mostly a tenth of it
});

test('loading again reads only what has changed, and forgets what has gone', async () => {
  const [first, second] = [write('a.json', CREATION), write('b.json', LAUNCH)];
  await using client = await start();
  await load(client);
  utimesSync(first, 1, 1);
  await load(client);
  // The same size and time: what stands in it now goes unnoticed, which shows that it was not read.
  writeFileSync(first, CREATION.replaceAll('xg1', 'abc'));
  utimesSync(first, 1, 1);
  await load(client);
  assert.ok((await findings(client)).some(({ rule }) => rule === 'key-pair-known-bad-name'));
  utimesSync(first, 2, 2);
  await load(client);
  assert.ok(!(await findings(client)).some(({ rule }) => rule === 'key-pair-known-bad-name'));
  rmSync(second);
  assert.equal((await load(client)).read, 1);
});

test('an open document stands for its file until it is closed', async () => {
  const path = write('log (1).json', CREATION);
  // VS Code encodes parentheses, others do not.
  for (const uri of [
    String(pathToFileURL(path)),
    String(pathToFileURL(path)).replace('(', '%28').replace(')', '%29'),
  ]) {
    await using client = await start();
    await load(client);
    assert.equal((await findings(client)).length, 2);
    await client.open(uri, records(event(9, { eventName: 'ListUsers' })));
    await client.settled(uri);
    assert.deepEqual(await findings(client), []);
    await load(client);
    assert.deepEqual(await findings(client), []);
    await client.close(uri);
    await lastState(client, ({ total }) => total === 2);
  }
});

test('a file opened alone goes when its rendering is closed, unless it is loaded', async () => {
  const path = write('a.json.gz', gzipSync(CREATION));
  await using client = await start();
  const { place } = await request(client, 'openFile', { path });
  await client.open(place!.uri, await textOf(client, place!));
  assert.equal((await findings(client)).length, 2);
  await client.close(place!.uri);
  assert.deepEqual(await findings(client), []);

  await client.open(place!.uri, '');
  await load(client);
  await client.close(place!.uri);
  assert.equal((await findings(client)).length, 2);
  await request(client, 'unloadCase', null);
  assert.deepEqual(await findings(client), []);
});

test('a rendering whose file nobody has loaded yet reads it, as after a restart', async () => {
  const path = write('a.json.gz', gzipSync(CREATION));
  await using client = await start();
  const uri = renderingUri({ source: String(pathToFileURL(path)), part: 0 });
  assert.match(await textOf(client, { uri }), /"keyName": "xg1"/);
  const raw = await request(client, 'rawPlace', { uri, position: { line: 3, character: 0 } });
  assert.deepEqual(JSON.parse(await textOf(client, raw!)), JSON.parse(CREATION).Records[0]);
});

test('loaded logs follow the settings', async () => {
  write('a.json', records(createKeyPair(1, 'ours')));
  await using client = await start();
  await load(client);
  const isKnownBad = async () =>
    (await findings(client)).some(({ rule }) => rule === 'key-pair-known-bad-name');
  assert.equal(await isKnownBad(), false);
  const before = (await lastState(client, ({ logs }) => logs === 1)).total;
  await configure(client, { knownBadKeyPairNames: ['ours'] });
  await lastState(client, ({ total }) => total === before + 1);
  assert.equal(await isKnownBad(), true);
});

test('settings that change in the middle of a load count for all of it', async () => {
  const packed = gzipSync(generateLog(1_000_000, 'one-line'));
  for (let number = 0; number < 20; number++) write(`${number}.json.gz`, packed);
  write('ours.json', records(createKeyPair(1, 'ours')));
  await using client = await start();
  const loading = load(client);
  await client.until(() => client.notifications.some(isProgress));
  await configure(client, { knownBadKeyPairNames: ['ours'] });
  assert.deepEqual(await loading, { read: 21, skipped: 0, end: 'complete' });
  const isNamed = async (): Promise<boolean> =>
    (await findings(client)).some(
      ({ rule, place }) => rule === 'key-pair-known-bad-name' && place.uri.endsWith('ours.json'),
    );
  // Settings that came when the last file had just been read count a moment later.
  while (!(await isNamed()));
  const state = await lastState(client, ({ logs }) => logs === 21);
  assert.equal(state.duplicates, (state.events - 1) * 19);
});

test('the editor finds in a folder what the command line finds', async () => {
  for (const [name, content] of Object.entries(mixedCase(600_000))) write(name, content);
  const summaryPath = join(tmpdir(), `summary-${process.pid}.json`);
  const { out } = await runCliWith(2, 'scan', folder, '--format', 'jsonl', '--summary', summaryPath);
  const summary: Summary = JSON.parse(readFileSync(summaryPath, 'utf8'));
  rmSync(summaryPath);
  await using client = await start();
  const { read, skipped, end } = await load(client);
  assert.deepEqual([read, skipped, end], [summary.files.read, summary.files.skipped.length, 'complete']);
  const state = await lastState(client, ({ logs }) => logs === summary.files.read);
  assert.deepEqual([state.events, state.duplicates], [summary.events, summary.duplicates]);
  const expected = jsonLines<FindingJson>(out).map(
    ({ rule, location }) => `${rule.id} ${pathToFileURL(location.path).href}`,
  );
  const found = (await findings(client)).map(({ rule, place }) => `${rule} ${place.uri}`);
  assert.deepEqual(found.toSorted(), expected.toSorted());
});

test('a file that has changed since it was loaded is said to have, when its text is wanted', async () => {
  const path = write(CREATION_NAME, gzipSync(CREATION));
  await using client = await start();
  await load(client);
  const [finding] = await findings(client);
  utimesSync(path, 1, 1);
  const position = finding!.place.range.start;
  await request(client, 'formattedPlace', { uri: finding!.place.uri, position });
  await textOf(client, { uri: renderingUri({ source: finding!.place.uri, part: 0 }) });
  const coverage = outline(await request(client, 'coverage', null));
  assert.ok(
    coverage.includes(
      `  ${CREATION_NAME} | The file has changed since it was loaded. Load it again. · ${folder}`,
    ),
    coverage.join('\n'),
  );
  assert.equal((await findings(client)).length, 2);
});

test('what cannot be read is said with its reason', async () => {
  const path = write('a.json.gz', gzipSync('{}'));
  await using client = await start();
  const opened = await request(client, 'openFile', { path });
  assert.deepEqual(opened, { place: null, reason: 'no CloudTrail records in it' });
});

test('coverage says what was read, what was skipped and which hours are missing', async () => {
  write('a.json.gz', gzipSync(CREATION).subarray(0, 300));
  write('b.json', CREATION);
  write('c.json', LAUNCH);
  write('empty.json', '');
  await using client = await start();
  await load(client);
  assert.deepEqual(outline(await request(client, 'coverage', null)), [
    '3 files read | 1 skipped',
    'Skipped | 1 file',
    `  empty.json | empty file · ${folder}`,
    'Read in part or with doubts | 2 problems',
    `  a.json.gz | The compressed data is cut off. What came before was read. · ${folder}`,
    `  a.json.gz | The text ends before its last bracket is closed. The record around it could not be read. · ${folder}`,
    '2 events | none delivered twice, 0 other records, 1 unreadable',
    'Short history | 1 finding on less history than the rule looks back on',
    '  key-pair-new-principal-non-cloud-as | 1 of 1 finding on less than 10 days · load logs from 2026-10-25 10:02:11 UTC on',
    '    Load more logs… | from 2026-10-25 10:02:11 UTC on',
    '    11-04 10:02:11 CreateKeyPair | [B] alice · [D] 73.158.0.9 · b.json',
    'Near misses | chains that lack one step',
    '609629065308 us-east-1 | 2 hours without events · 2026-11-04 10:02:11 UTC to 2026-11-04 13:02:11 UTC · 2 records',
    '  Nothing from 2026-11-04 11:00:00 UTC to 2026-11-04 13:00:00 UTC | 2 hours',
  ]);
});

test('a path that cannot be looked into is said first, and also where it is the only one', async () => {
  const missing = join(folder, 'missing');
  await using client = await start();
  const summary = await request(client, 'loadCase', { paths: [missing] });
  assert.deepEqual(summary, { read: 0, skipped: 0, unreached: 1, end: 'complete' });
  assert.deepEqual(outline(await request(client, 'coverage', null)).slice(0, 3), [
    '0 files read | 0 skipped',
    'Could not be looked into | 1 path',
    `  missing | there is no such file or folder · ${folder}`,
  ]);
  await lastState(client, ({ loadedCase }) => loadedCase?.unreached === 1);
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function start(): Promise<LspClient> {
  return LspClient.start({ initializationOptions: { commandLinks: true } });
}

function request<Name extends keyof RequestTypes>(
  client: LspClient,
  name: Name,
  params: RequestTypes[Name]['params'],
  token = CancellationToken.None,
): Promise<RequestTypes[Name]['result']> {
  return client.connection.sendRequest(REQUESTS[name], params, token);
}

function load(client: LspClient, token?: CancellationToken) {
  return request(client, 'loadCase', { paths: [folder] }, token);
}

function configure(client: LspClient, settings: Settings): Promise<void> {
  return client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { cloudtrailInvestigator: settings },
  });
}

async function findings(client: LspClient): Promise<readonly FindingNode[]> {
  const groups = await request(client, 'findingGroups', { groupBy: 'level' });
  const pages = await Promise.all(
    groups.map(({ key }) =>
      request(client, 'findings', { groupBy: 'level', group: key, offset: 0, limit: 999 }),
    ),
  );
  return pages.flatMap(({ items }) => items);
}

async function lastState(client: LspClient, isAsWanted: (state: State) => boolean): Promise<State> {
  const last = () =>
    client.notifications.findLast(({ method }) => method === NOTIFICATIONS.state)?.params as
      State | undefined;
  await client.until(() => {
    const state = last();
    return state !== undefined && isAsWanted(state);
  });
  return last()!;
}

async function textOf(client: LspClient, { uri }: Pick<Place, 'uri'>): Promise<string> {
  const { text }: { text: string } = await client.connection.sendRequest('workspace/textDocumentContent', {
    uri,
  });
  return text;
}

function isProgress(message: { readonly method: string; readonly params: unknown }): boolean {
  return message.method === NOTIFICATIONS.loading && (message.params as LoadingProgress).files > 0;
}

function outline(nodes: readonly CoverageNode[], indent = ''): string[] {
  return nodes.flatMap(({ label, description, children }) => [
    `${indent}${label} | ${description}`,
    ...outline(children, `${indent}  `),
  ]);
}

test('an event of a compressed log is explained, and the lines lead to its rendering', async () => {
  const path = write(CREATION_NAME, gzipSync(CREATION));
  await using client = await start();
  await load(client);
  const [finding] = await findings(client);
  const { uri, range, offset } = finding!.place;
  const choices = await request(client, 'ruleChoices', { uri, position: range.start, offset: offset! });
  assert.deepEqual(choices!.event, { log: String(pathToFileURL(path)), index: 0 });
  const { rule } = choices!.rules.find(
    (choice) => choice.finding === finding!.rule && choice.standing === 'finding',
  )!;
  const { text, links } = (await request(client, 'explain', { event: choices!.event, rule }))!;
  assert.match(text, /^true .* cloudtrail\.key_pair\.name .* requestParameters\.keyName = xg1 {2}→open$/m);
  const { place } = links.at(-1)!;
  assert.equal(place.onlyFormatted, true);
  assert.equal(CREATION.slice(place.offset, place.offset! + 3), 'xg1');
});
