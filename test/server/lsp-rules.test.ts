import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { DidChangeWatchedFilesNotification, type Diagnostic } from 'vscode-languageserver-protocol';
import {
  REQUESTS,
  type CoverageNode,
  type FindingGroup,
  type FindingNode,
  type State,
} from '../../src/protocol.ts';
import { fileUri } from '../../src/server/case/file-uri.ts';
import type { FindingJson } from '../../src/core/analysis/exports/finding-json.ts';
import { jsonLines, runCliWith } from '../cli/support/cli.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';
import { createKeyPair, event, records } from './support.ts';

// Rules of the user's own, over LSP: what runs, what is said of them, and that a saved rule takes effect.

const rule = (title: string, eventName: string, logsource = 'product: aws, service: cloudtrail'): string =>
  `title: ${title}
level: high
logsource: { ${logsource} }
detection:
  selection: { eventName: ${eventName} }
  condition: selection
`;
const FILTER = `title: Alice may
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [Any key pair]
  alice: { userIdentity.userName: alice }
  condition: not alice
`;
const TEXT = records(createKeyPair(1, 'xg1'), event(2, { eventName: 'RunInstances' }));
const LOG = 'file:///elsewhere/log.json';
const RULES = {
  'rules/mine.yml': rule('Any key pair', 'CreateKeyPair'),
  'rules/deep/launch.yaml': rule('Any launch', 'RunInstances'),
  'rules/windows.yml': rule('Elsewhere', 'x', 'product: windows'),
  'rules/bad.yml': `${rule('Bad', 'x')}falsepositives: 7\ntags: []\n`.replace('high', 'huge'),
  'rules/readme.txt': 'no rule',
};
const initialize = (...paths: readonly string[]) => ({
  initializationOptions: { commandLinks: true, settings: { rules: { paths } } },
});

test('own rules run beside the built-in ones', async (t) => {
  const folder = folderWith(t, RULES);
  await using client = await LspClient.start(initialize(join(folder, 'rules')));
  await client.open(LOG, TEXT);
  assert.deepEqual((await rulesOf(client)).slice(0, 2), ['Any key pair 1', 'Any launch 1']);
  assert.ok((await rulesOf(client)).length > 2);
});

test('families that are switched off report nothing, and the Coverage view says so', async () => {
  const families = { 'key-pairs': false, nosuch: false, impact: true };
  const settings = { rules: { families } };
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true, settings } });
  await client.open(LOG, TEXT);
  assert.deepEqual(await rulesOf(client), []);
  const [node] = await ruleNodes(client);
  assert.match(node!.description, /^\d+ rules off by setting$/);
  const rows = node!.children.flatMap(({ children }) => children);
  assert.deepEqual(
    rows.map(({ label, description }) => `${label} | ${description.replace(/\d+/, 'n')}`),
    ['key-pairs | n rules', 'nosuch | no rule is of this family'],
  );
});

test('the Coverage view says what became of them, and where', async (t) => {
  const folder = folderWith(t, { ...RULES, 'rules/filter.yml': FILTER });
  await using client = await LspClient.start(
    initialize(join(folder, 'rules'), join(folder, 'none'), 'relative'),
  );
  await client.open(LOG, TEXT);
  const [node] = await ruleNodes(client);
  assert.equal(node?.description, '2 rules loaded, 1 filter loaded, 1 not applicable, 3 refused');
  const rows = node.children.flatMap(({ children }) => children);
  assert.deepEqual(
    rows.slice(0, 3).map(({ label, description }) => `${label.replace(folder, '')} | ${description}`),
    [
      'Alice may | 1 finding suppressed',
      '/none | there is no such file or folder',
      'relative | no folder is open that it is relative to',
    ],
  );
  assert.equal(rows.length, 4);
  const { label, description, place } = rows.at(-1)!;
  assert.match(`${label} ${description}`, /^bad\.yml:2 .*huge.* · .*rules$/);
  assert.equal(place?.uri, fileUri(join(folder, 'rules/bad.yml')));
  assert.deepEqual(place?.range.start, { line: 1, character: 7 });
});

test('a rule that is saved takes effect, and a setting that is changed', async (t) => {
  const folder = folderWith(t, RULES);
  await using client = await LspClient.start(initialize(join(folder, 'rules')));
  await client.open(LOG, TEXT);
  await client.settled(LOG);
  const has = (code: string): boolean => client.diagnostics(LOG).some((each) => each.code === code);
  await client.until(() => has('Any launch'));
  const path = join(folder, 'rules/deep/launch.yaml');
  writeFileSync(path, rule('Launched', 'RunInstances'));
  await client.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
    changes: [{ uri: fileUri(path), type: 2 }],
  });
  await client.until(() => has('Launched') && !has('Any launch'));
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { rules: { paths: [join(folder, 'rules/mine.yml')] } },
  });
  await client.until(() => has('Any key pair') && !has('Launched'));
});

test('the client is asked to watch them', async (t) => {
  const folder = folderWith(t, RULES);
  const capabilities = {
    workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
  };
  const paths = [join(folder, 'rules'), join(folder, 'rules/[a].yml')];
  writeFileSync(paths[1]!, rule('In brackets', 'x'));
  await using client = await LspClient.start({ ...initialize(...paths), capabilities });
  await client.until(() => client.notifications.some(({ method }) => method === 'client/registerCapability'));
  const asked = client.notifications.find(({ method }) => method === 'client/registerCapability');
  assert.ok(asked);
  const { registrations } = asked.params as { registrations: { registerOptions: object }[] };
  assert.deepEqual(registrations[0]?.registerOptions, {
    watchers: [
      watching(folder, 'rules'),
      watching(join(folder, 'rules'), '**/*.{yml,yaml,YML,YAML}'),
      watching(join(folder, 'rules'), '[[]a[]].yml'),
    ],
  });
});

test('editor, case and command line find the same with them, in one thread and in several', async (t) => {
  const logs = [1, 2, 3].map((number) => [createKeyPair(number, 'k')]);
  logs.push([createKeyPair(1, 'xg1'), event(4, { eventName: 'RunInstances' })]);
  // On disk it is so much that the server reads it in threads.
  const padding = { eventName: 'ListBuckets', requestParameters: { padding: 'x'.repeat(1_200_000) } };
  const files = logs.map((events, at) => [`logs/${at}.json`, records(...events, event(10 + at, padding))]);
  const folder = folderWith(t, { ...RULES, ...Object.fromEntries(files), 'rules/filter.yml': FILTER });
  const [rules, log] = [join(folder, 'rules'), join(folder, 'logs')];
  const ofCli = async (workers: number | undefined): Promise<string[]> => {
    const { out } = await runCliWith(workers, 'scan', log, '--format', 'jsonl', '--rules', rules);
    return jsonLines<FindingJson>(out)
      .map((finding) => `${finding.rule.id} ${finding.event.eventID}`)
      .toSorted();
  };
  const expected = await ofCli(undefined);
  assert.ok(
    expected.includes('Any launch event-4') && !expected.some((each) => each.includes('Any key pair')),
  );
  assert.deepEqual(await ofCli(2), expected);
  await using loaded = await LspClient.start(initialize(rules));
  await loaded.connection.sendRequest(REQUESTS.loadCase, { paths: [log] });
  assert.deepEqual(await findingsOf(loaded), expected);
  await using opened = await LspClient.start(initialize(rules));
  for (const [at, events] of logs.entries()) {
    const uri = fileUri(join(log, `${at}.json`));
    await opened.open(uri, records(...events));
    await opened.settled(uri);
  }
  assert.deepEqual(await findingsOf(opened), expected);
});

function watching(path: string, pattern: string) {
  return { globPattern: { baseUri: fileUri(path), pattern } };
}

test('what filters took away is counted, and shown when asked for, with the filter and its reason', async (t) => {
  const filter = FILTER.replace('logsource', 'description: It is *her* task.\nauthor: Mo\nlogsource');
  const folder = folderWith(t, { ...RULES, 'rules/filter.yml': filter });
  const options = initialize(join(folder, 'rules'));
  const capabilities = { textDocument: { hover: { contentFormat: ['markdown' as const] } } };
  await using client = await LspClient.start({ ...options, capabilities });
  await client.open(LOG, TEXT);
  await client.settled(LOG);
  const show = (suppressed: boolean) =>
    client.connection.sendRequest<State>(REQUESTS.setFilter, {
      minimumLevel: 'informational',
      search: '',
      suppressed,
    });
  const hidden = await show(false);
  assert.deepEqual(hidden.suppressed, { findings: 1, filters: 1 });
  assert.ok(!(await rulesOf(client)).includes('Any key pair 1'));
  const { total, visible, suppressed } = await show(true);
  assert.deepEqual([total, visible, suppressed], [hidden.total, hidden.visible, hidden.suppressed]);
  assert.ok((await rulesOf(client)).includes('Any key pair 1'));
  const of = (): Diagnostic | undefined =>
    client.diagnostics(LOG).find(({ code }) => code === 'Any key pair');
  await client.until(() => of() !== undefined);
  const diagnostic = of()!;
  assert.deepEqual([diagnostic.severity, diagnostic.tags], [4, [1]]);
  const hover: { contents: { value: string } } = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: LOG },
    position: diagnostic.range.start,
  });
  assert.match(hover.contents.value, /\*\*Alice may\*\* · by Mo · It is \\\*her\\\* task\./);
  await show(false);
  await client.until(() => of() === undefined);
});

test('who wrote a rule, and its licence, stand with its findings', async (t) => {
  const own = `${rule('Any key pair', 'CreateKeyPair')}author: Mo\nlicense: DRL-1.1\n`;
  const folder = folderWith(t, { 'rules/mine.yml': own });
  const options = initialize(join(folder, 'rules'));
  const capabilities = { textDocument: { hover: { contentFormat: ['markdown' as const] } } };
  await using client = await LspClient.start({ ...options, capabilities });
  await client.open(LOG, TEXT);
  const of = (): Diagnostic | undefined =>
    client.diagnostics(LOG).find(({ code }) => code === 'Any key pair');
  await client.until(() => of() !== undefined);
  const hover: { contents: { value: string } } = await client.connection.sendRequest('textDocument/hover', {
    textDocument: { uri: LOG },
    position: of()!.range.start,
  });
  assert.match(hover.contents.value, / · by Mo · licence DRL-1\.1/);
});

async function ruleNodes(client: LspClient): Promise<readonly CoverageNode[]> {
  await client.settled(LOG);
  const nodes = await client.connection.sendRequest<CoverageNode[]>(REQUESTS.coverage, null);
  return nodes.filter(({ kind }) => kind === 'rules');
}

async function groupsOf(client: LspClient): Promise<readonly FindingGroup[]> {
  return client.connection.sendRequest(REQUESTS.findingGroups, { groupBy: 'rule' });
}

/** The rules that found something, and how much. */
async function rulesOf(client: LspClient): Promise<readonly string[]> {
  await client.settled(LOG);
  return (await groupsOf(client)).map(({ key, count }) => `${key} ${count}`).toSorted();
}

async function findingsOf(client: LspClient): Promise<readonly string[]> {
  const pages = (await groupsOf(client)).map(({ key: group }) =>
    client.connection.sendRequest<{ items: FindingNode[] }>(REQUESTS.findings, {
      groupBy: 'rule',
      group,
      offset: 0,
      limit: 100,
    }),
  );
  const nodes = (await Promise.all(pages)).flatMap(({ items }) => items);
  return nodes.map(({ rule: id, tooltip }) => `${id} ${/^event (.*)$/m.exec(tooltip)![1]}`).toSorted();
}

test('thousands of rules are read in turns: others are answered meanwhile, and in the end all run', async (t) => {
  const many = Array.from({ length: 1200 }, (_, number) => [
    `rules/${number}.yml`,
    rule(`Elsewhere ${number}`, 'x', 'product: windows'),
  ]);
  const folder = folderWith(t, { ...RULES, ...Object.fromEntries(many) });
  await using client = await LspClient.start(initialize(join(folder, 'rules')));
  await client.open(LOG, TEXT);
  const has = (code: string): boolean => client.diagnostics(LOG).some((each) => each.code === code);
  await client.until(() => client.diagnostics(LOG).length > 0);
  assert.ok(!has('Any launch'), 'the built-in rules were not shown first');
  await client.until(() => has('Any launch') && has('Any key pair'));
  const [node] = await ruleNodes(client);
  assert.equal(node?.description, '2 rules loaded, 0 filters loaded, 1201 not applicable, 1 refused');
});

test('a rule that is saved in an editor takes effect without a look at the disk', async (t) => {
  const folder = folderWith(t, RULES);
  await using client = await LspClient.start(initialize(join(folder, 'rules')));
  await client.open(LOG, TEXT);
  const has = (code: string): boolean => client.diagnostics(LOG).some((each) => each.code === code);
  await client.until(() => has('Any launch'));
  const uri = fileUri(join(folder, 'rules/deep/launch.yaml'));
  await client.open(uri, rule('Saved', 'RunInstances'), 'yaml');
  await client.settled(LOG);
  assert.ok(!has('Saved'), 'what is typed counts before it is saved');
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
  await client.until(() => has('Saved') && !has('Any launch') && has('Any key pair'));
});
