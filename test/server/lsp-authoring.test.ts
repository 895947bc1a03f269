import assert from 'node:assert/strict';
import test from 'node:test';
import {
  CompletionRequest,
  HoverRequest,
  type CompletionList,
  type Diagnostic,
  type Hover,
} from 'vscode-languageserver-protocol';
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
