import assert from 'node:assert/strict';
import test from 'node:test';
import {
  CodeLensRequest,
  CodeLensResolveRequest,
  CompletionRequest,
  HoverRequest,
  type CompletionList,
  type Diagnostic,
  type Hover,
} from 'vscode-languageserver-protocol';
import { REQUESTS, type Place } from '../../src/protocol.ts';
import { LspClient } from './client.ts';
import { caret, createKeyPair, positionOf, records } from './support.ts';

// Writing rules, over LSP: what any editor gets for an open rule document, wherever it stands.

const RULE = 'file:///rules/mine.yml';
const TEXT = `title: Users that are made
logsource: { product: aws, service: cloudtrail }
detection:
  selection:
    eventName|contain: CreateUser
  condition: selection and filter
tags:
  - attack.t1136.003
`;

test('what is wrong with a rule is said at its place, while it is typed', async () => {
  await using client = await LspClient.start();
  await client.open(RULE, TEXT, 'yaml');
  await client.until(() => client.diagnostics(RULE).length > 0);
  assert.equal(
    shown(client, TEXT),
    `    eventName|contain: CreateUser
              ^^^^^^^ error: the modifier "contain" is not supported
  condition: selection and filter
                           ^^^^^^ error: condition: no search is called filter`,
  );
  await type(client, 'contain:', 'contains:');
  await client.until(() => client.diagnostics(RULE).length === 1);
  const start = { line: 5, character: 22 };
  await client.change(RULE, { range: { start, end: { line: 5, character: 33 } }, text: '' });
  await client.until(() => client.diagnostics(RULE).length === 0);
});

test('what closed says nothing more, and nothing is said of other YAML', async () => {
  await using client = await LspClient.start();
  await client.open(RULE, TEXT, 'yaml');
  await client.until(() => client.diagnostics(RULE).length > 0);
  await client.close(RULE);
  await client.until(() => client.diagnostics(RULE).length === 0);
  await client.open('file:///a/workflow.yml', 'on: push\njobs: { a: [ }\nname: filter\n', 'yaml');
  const completions = await complete(client, 'file:///a/workflow.yml', { line: 0, character: 2 });
  assert.deepEqual(completions, []);
  assert.ok(!client.notifications.some(({ params }) => JSON.stringify(params).includes('workflow.yml')));
});

test('completion knows the calls of the open logs', async () => {
  await using client = await LspClient.start();
  const log = 'file:///log.json';
  await client.open(
    log,
    records(createKeyPair(1, 'k', { eventName: 'MakeWonders', eventSource: 'new.amazonaws.com' })),
  );
  await client.settled(log);
  await client.open(RULE, TEXT, 'yaml');
  const position = positionOf(TEXT, 'CreateUser', { into: 'Create'.length });
  const items = await complete(client, RULE, position);
  const seen = items.find(({ label }) => label === 'MakeWonders');
  assert.equal(seen?.labelDetails?.description, 'new.amazonaws.com, in the open logs');
  const usual = items.find(({ label }) => label === 'CreateUser');
  assert.ok(usual && seen.sortText! < usual.sortText!);
  assert.deepEqual(usual.textEdit, {
    range: { start: positionOf(TEXT, 'CreateUser'), end: positionOf(TEXT, 'CreateUser', { into: 10 }) },
    newText: 'CreateUser',
  });
});

test('an editor lists modifiers in the order that we do', async () => {
  await using client = await LspClient.start();
  await client.open(RULE, TEXT, 'yaml');
  const items = await complete(client, RULE, positionOf(TEXT, 'contain:'));
  const listed = items.toSorted((a, b) => (a.sortText! < b.sortText! ? -1 : 1)).map(({ label }) => label);
  assert.deepEqual(
    listed,
    items.map(({ label }) => label),
  );
  assert.deepEqual(listed.slice(0, 3), ['contains', 'startswith', 'endswith']);
});

test('a hover tells what a word of a rule means', async () => {
  await using client = await LspClient.start();
  await client.open(RULE, TEXT, 'yaml');
  const hover: Hover | null = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: RULE },
    position: positionOf(TEXT, 't1136'),
  });
  assert.ok(hover?.range);
  assert.equal(caret(TEXT, hover.range), '  - attack.t1136.003\n    ^^^^^^^^^^^^^^^^');
  assert.match((hover.contents as { value: string }).value, /T1136\.003 Create Account: Cloud Account/);
});

test('a lens counts what a rule matches in the open logs, as it is typed, and reveals it', async () => {
  await using client = await LspClient.start({
    initializationOptions: { commandLinks: true },
  });
  const log = 'file:///log.json';
  const logText = records(createKeyPair(1, 'a'), createKeyPair(1, 'a'), createKeyPair(2, 'b'));
  await client.open(log, logText);
  await client.settled(log);
  const text = `# What we look for
title: Key pairs
name: any_key_pair
logsource: { product: aws, service: cloudtrail }
detection:
  selection: { eventName: CreateKeyPair }
  condition: selection
---
title: Two
correlation:
  type: event_count
  rules: [any_key_pair]
  timespan: 1h
  condition: { gte: 2 }
---
title: Not b
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [any_key_pair]
  b: { requestParameters.keyName: b }
  condition: not b
---
title: Broken
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventNam|foo: x }, b: { c|bar: 1 }, condition: a or b }
---
title: Of another product
logsource: { product: windows }
detection: { a: { c: 1 }, condition: a }
`;
  await client.open(RULE, text, 'yaml');
  assert.deepEqual(await lenses(client), [
    '1: 1 match in the open logs, 1 suppressed',
    '8: 0 matches in the open logs, 1 suppressed',
    '15: 1 finding suppressed in the open logs',
    '22: Not matched: line 25: the modifier "foo" is not supported (and 1 more error)',
    '26: Not matched: line 28: for other logs than CloudTrail’s, so it is not loaded',
  ]);
  const start = positionOf(text, 'requestParameters.keyName: b', {
    into: 'requestParameters.keyName: '.length,
  });
  await client.change(RULE, {
    range: { start, end: { ...start, character: start.character + 1 } },
    text: 'c',
  });
  assert.deepEqual((await lenses(client)).slice(0, 3), [
    '1: 2 matches in the open logs',
    '8: 1 match in the open logs',
    '15: 0 findings suppressed in the open logs',
  ]);
  const places = await client.connection.sendRequest<readonly Place[]>(REQUESTS.ruleMatchPlaces, {
    uri: RULE,
    position: { line: 5, character: 0 },
  });
  assert.deepEqual(
    places.map(({ uri, range }) => `${uri} ${caret(logText, range).split('\n')[0]!.trim()}`),
    [`${log} "eventName": "CreateKeyPair",`, `${log} "eventName": "CreateKeyPair",`],
  );
  await client.close(log);
  await client.until(() => client.diagnostics(log).length === 0);
  assert.deepEqual(await lenses(client), []);
});

/** The lenses of the rule document, resolved: line and title. */
async function lenses(client: LspClient): Promise<readonly string[]> {
  const textDocument = { uri: RULE };
  const found = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument })) ?? [];
  const resolved = found.map((lens) => client.connection.sendRequest(CodeLensResolveRequest.type, lens));
  return (await Promise.all(resolved)).map(({ range, command }) => `${range.start.line}: ${command?.title}`);
}

async function complete(client: LspClient, uri: string, position: { line: number; character: number }) {
  const list = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position,
  });
  return (list as CompletionList | null)?.items ?? [];
}

async function type(client: LspClient, before: string, after: string): Promise<void> {
  const start = positionOf(TEXT, before);
  const end = positionOf(TEXT, before, { into: before.length });
  await client.change(RULE, { range: { start, end }, text: after });
}

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

function shown(client: LspClient, text: string): string {
  return client
    .diagnostics(RULE)
    .map((each) => caret(text, each.range, note(each)))
    .join('\n');
}

function note({ severity, message }: Diagnostic): string {
  return `${SEVERITIES[severity ?? 0]}: ${typeof message === 'string' ? message : message.value}`;
}
