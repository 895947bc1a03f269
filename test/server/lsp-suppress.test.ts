import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type TestContext } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import {
  COMMANDS,
  REQUESTS,
  type CommandArguments,
  type CoverageNode,
  type EventTarget,
  type FilterDocument,
  type FindingNode,
  type State,
  type Suppressible,
  type Suppression,
  type SuppressionPreviewParams,
  type SuppressParams,
} from '../../src/protocol.ts';
import { fileUri } from '../../src/server/case/file-uri.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';
import { ALICE, createKeyPair, records } from './support.ts';

// From a squiggle to a filter and back, as a client does it that writes the files.

const LOG = 'file:///elsewhere/log.json';
const BOB = { ...ALICE, arn: 'arn:aws:iam::609629065308:user/bob', userName: 'bob' };
const TEXT = records(createKeyPair(1, 'xg1'), createKeyPair(2, 'xg1', { userIdentity: BOB }));

const SECOND_RULE = `title: Any key pair
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: CreateKeyPair }
  condition: selection
`;

const filterNamed = (title: string, key: string): string => `title: ${title}
description: ${title}
logsource: { product: aws, service: cloudtrail }
filter:
  rules: any
  selection: { userIdentity.accessKeyId: ${key} }
  condition: not selection
`;

async function opened(t: TestContext, files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith(t, { 'filters/readme.txt': '', ...files });
  const rules = { paths: [join(folder, 'rules')], suppressionsFolder: join(folder, 'filters') };
  const client = await LspClient.start({
    initializationOptions: { commandLinks: true, settings: { rules } },
  });
  await client.open(LOG, TEXT);
  await client.settled(LOG);
  return { client, folder, path: (name: string) => join(folder, 'filters', name) };
}

/** The same, and squiggles stand in it. */
async function flagged(...args: Parameters<typeof opened>) {
  const all = await opened(...args);
  await all.client.until(() => all.client.diagnostics(LOG).length > 0);
  return all;
}

/** Where something is found, by the number of the event. */
function found(client: LspClient): readonly string[] {
  const starts = TEXT.split('\n').flatMap((line, at) => (line.includes('"userIdentity"') ? [at] : []));
  const numberOf = ({ range }: Diagnostic): number =>
    starts.filter((line) => line <= range.start.line).length;
  return client
    .diagnostics(LOG)
    .map((each) => `${String(each.code)} ${numberOf(each)}${each.tags ? ' suppressed' : ''}`);
}

/** The argument of the code action `title` on the first event's key name. */
async function action<Name extends 'suppress' | 'removeSuppression'>(
  client: LspClient,
  name: Name,
  title: RegExp,
): Promise<CommandArguments[Name]> {
  const [{ range }] = client.diagnostics(LOG) as [Diagnostic];
  const actions: CodeAction[] = await client.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: LOG },
    range,
    context: { diagnostics: client.diagnostics(LOG) },
  });
  const chosen = actions.find((each) => title.test(each.title));
  assert.ok(chosen, actions.map((each) => each.title).join('\n'));
  assert.equal(chosen.command?.command, COMMANDS[name]);
  return chosen.command.arguments![0] as CommandArguments[Name];
}

async function filterFor(client: LspClient, params: SuppressParams): Promise<FilterDocument> {
  return client.connection.sendRequest(REQUESTS.filterDocument, params);
}

async function previewsOf(client: LspClient, params: SuppressionPreviewParams): Promise<readonly string[]> {
  return client.connection.sendRequest(REQUESTS.suppressionPreviews, params);
}

test('the filter of a code action takes the finding away, and it comes back when the filter goes', async (t) => {
  const { client, path } = await flagged(t);
  await using _ = client;
  const before = found(client);
  const about = (number: number) => before.filter((each) => each.endsWith(` ${number}`));
  assert.ok(about(1).length > 0 && about(2).length > 0);

  const { by, ...target } = await action(client, 'suppress', /^Suppress for this principal/);
  const offer = await client.connection.sendRequest<Suppressible>(REQUESTS.suppressible, target);
  const rules = offer.rules.map(({ finding }) => finding);
  const previews = await previewsOf(client, {
    ...target,
    rules,
    choices: [{ kind: by! }, { kind: 'key-name' }, { kind: 'role' }],
  });
  const ofRules = `${before.length} findings of these ${rules.length} rules`;
  assert.deepEqual(previews, [
    `Hides ${about(1).length} of ${ofRules}`,
    `Hides ${before.length} of ${ofRules}`,
    '',
  ]);
  const filter = await filterFor(client, { ...target, kind: by!, rules, reason: 'Ours.', author: 'Mo' });
  assert.equal(filter.problem, '');
  assert.match(
    filter.fileName,
    /^key-pair-[\w-]+-principal-arn-aws-iam-609629065308-user-alice-[0-9a-f]{8}\.yml$/,
  );
  writeFileSync(path(filter.fileName), filter.text);
  await client.connection.sendRequest(REQUESTS.readRules, null);
  await client.until(() => isDeepStrictEqual(found(client), about(2)));

  const coverage = await client.connection.sendRequest<CoverageNode[]>(REQUESTS.coverage, null);
  const row = coverage
    .find(({ kind }) => kind === 'rules')!
    .children.find(({ key }) => key === 'rules/filters');
  assert.equal(row?.label, '1 filter loaded');
  assert.match(row.children[0]!.description, new RegExp(`^${about(1).length} findings? suppressed`));

  const state = await client.connection.sendRequest<State>(REQUESTS.setFilter, {
    minimumLevel: 'informational',
    search: '',
    suppressed: true,
  });
  assert.deepEqual(state.suppressed, { findings: about(1).length, filters: 1 });
  await client.until(() => found(client).length === before.length);
  const shown = await suppressedRows(client);
  assert.equal(shown.length, about(1).length);

  const back = await action(client, 'removeSuppression', /^Remove suppression…$/);
  const [removable, ...others] = await suppressionsOf(client, back);
  assert.deepEqual(others, []);
  assert.equal(removable!.place.uri, fileUri(path(filter.fileName)));
  const { title, description, isAlone, findings, findingsOfOthers } = removable!;
  assert.match(title, /: not for principal arn:aws:iam::609629065308:user\/alice$/);
  assert.deepEqual([description, isAlone, findings, findingsOfOthers], ['Ours.', true, about(1).length, 0]);
  rmSync(path(filter.fileName));
  await client.connection.sendRequest(REQUESTS.readRules, null);
  await client.until(() => isDeepStrictEqual(found(client), before));
});

test('a folder that was chosen just now counts, though its filter is read at once', async (t) => {
  const folder = folderWith(t, { 'filters/first.yml': filterNamed('First', ALICE.accessKeyId) });
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await client.open(LOG, TEXT);
  await client.until(() => found(client).some((each) => each.endsWith(' 1')));
  const rules = { suppressionsFolder: join(folder, 'filters') };
  await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { rules } });
  await client.connection.sendRequest(REQUESTS.readRules, null);
  await client.until(() => !found(client).some((each) => each.endsWith(' 1')));
});

test('of several rules at an event those that were chosen, of a row of the tree its own', async (t) => {
  const { client, path } = await flagged(t, { 'rules/second.yml': SECOND_RULE });
  await using _ = client;
  const target = await action(client, 'suppress', /address range/);
  const offer = await client.connection.sendRequest<Suppressible>(REQUESTS.suppressible, target);
  assert.ok(offer.rules.length > 1);
  const [row] = (await rows(client)).filter(({ rule }) => rule === 'Any key pair');
  const { uri, range } = row!.place;
  const ofRow = { at: { uri, position: range.start }, finding: row!.key };
  const offered = await client.connection.sendRequest<Suppressible>(REQUESTS.suppressible, ofRow);
  assert.deepEqual(offered.rules, [{ finding: 'Any key pair', title: 'Any key pair' }]);
  const filter = await filterFor(client, { ...ofRow, kind: 'network', rules: ['Any key pair'], reason: 'x' });
  writeFileSync(path(filter.fileName), filter.text);
  const before = found(client);
  const without = before.filter((each) => !each.startsWith('Any key pair'));
  assert.ok(without.length > 0 && without.length < before.length);
  await client.connection.sendRequest(REQUESTS.readRules, null);
  await client.until(() => isDeepStrictEqual(found(client), without));
});

test('what cannot be suppressed says why, and nothing is offered where nothing is found', async (t) => {
  const { client } = await flagged(t);
  await using _ = client;
  const target = await action(client, 'suppress', /key name pattern/);
  const basis = { at: target.at, kind: 'key-name' as const, rules: ['key-pair-known-bad-name'], reason: 'x' };
  const problem = async (more: Partial<SuppressParams>): Promise<string> =>
    (await filterFor(client, { ...basis, ...more })).problem;
  assert.equal(await problem({ pattern: 'xg?' }), '');
  assert.equal(await problem({ pattern: 'other*' }), 'this does not match xg1');
  assert.equal(await problem({ rules: ['gone'] }), 'the finding is not there any more');
  const { kind, rules } = basis;
  const effect = async (more: Partial<SuppressionPreviewParams>): Promise<readonly string[]> =>
    previewsOf(client, { at: target.at, rules, choices: [{ kind, pattern: 'xg?' }], ...more });
  assert.deepEqual(await effect({}), ['Hides 2 of 2 findings of this rule']);
  assert.deepEqual(await effect({ choices: [{ kind, pattern: 'other*' }] }), ['']);
  assert.deepEqual(await effect({ rules: ['gone'] }), ['']);
  const nowhere: EventTarget = { at: { uri: LOG, position: { line: 0, character: 0 } } };
  assert.equal(await client.connection.sendRequest(REQUESTS.suppressible, nowhere), null);
  assert.deepEqual(await suppressionsOf(client, nowhere), []);
});

test('a filter among others in its file is not taken away with them', async (t) => {
  const { accessKeyId } = ALICE;
  const { client } = await opened(t, {
    'filters/both.yml': `${filterNamed('First', accessKeyId)}---\n${filterNamed('Second', 'x')}`,
    'filters/alone.yml': filterNamed('Third', accessKeyId),
  });
  await using _ = client;
  const line = TEXT.split('\n').findIndex((each) => each.includes('CreateKeyPair'));
  const at = { uri: LOG, position: { line, character: 10 } };
  const all = await suppressionsOf(client, { at });
  assert.deepEqual(
    all.map(({ title, isAlone, findings, findingsOfOthers }) => [
      title,
      isAlone,
      findings === findingsOfOthers,
    ]),
    [
      ['Third', true, true],
      ['First', false, true],
    ],
  );
  const [alone, among] = all.map(({ document }) => document);
  assert.equal(alone, null);
  const { text, range } = among!;
  assert.equal(text, filterNamed('First', accessKeyId));
  assert.deepEqual([range.start, range.end.character], [{ line: 0, character: 0 }, 0]);
});

async function suppressionsOf(client: LspClient, target: EventTarget): Promise<readonly Suppression[]> {
  return client.connection.sendRequest(REQUESTS.suppressions, target);
}

async function rows(client: LspClient): Promise<readonly FindingNode[]> {
  const groups = await client.connection.sendRequest<{ key: string }[]>(REQUESTS.findingGroups, {
    groupBy: 'rule',
  });
  const pages = groups.map(({ key: group }) =>
    client.connection.sendRequest<{ items: FindingNode[] }>(REQUESTS.findings, {
      groupBy: 'rule',
      group,
      offset: 0,
      limit: 100,
    }),
  );
  return (await Promise.all(pages)).flatMap(({ items }) => items);
}

async function suppressedRows(client: LspClient): Promise<readonly FindingNode[]> {
  return (await rows(client)).filter(({ isSuppressed }) => isSuppressed);
}
