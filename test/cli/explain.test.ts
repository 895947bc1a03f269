import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { join } from 'node:path';
import type { ExplanationJson } from '../../src/core/analysis/exports/explanation-json.ts';
import { folderWith } from '../scan/support/folder.ts';
import { jsonLines, runCli, type CliResult } from './support/cli.ts';
import { exportOf } from './support/records.ts';

const LOG = exportOf(
  {},
  { eventName: 'DeleteKeyPair', responseElements: null },
  { userIdentity: { type: 'IAMUser', userName: 'bob' } },
);
const RULE = `title: Key pair of Ana
name: ana
level: low
logsource: { product: aws, service: cloudtrail }
detection:
  call: { eventName: CreateKeyPair, userIdentity.userName: ana }
  condition: call
---
title: Not on a laptop
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [ana]
  laptop: { requestParameters.keyName: laptop }
  condition: not laptop
`;

async function explain(t: TestContext, ...options: readonly string[]): Promise<CliResult> {
  const folder = folderWith(t, { 'log/a.json': LOG, 'rules/ana.yml': RULE });
  const result = await runCli(
    'explain',
    join(folder, 'log'),
    '--rules',
    join(folder, 'rules'),
    '--no-builtin-rules',
    ...options,
  );
  return { ...result, out: result.out.replaceAll(`${join(folder, 'log')}/`, '') };
}

test('why a rule does not match an event, each line with its place', async (t) => {
  const { code, out, notes } = await explain(t, '--event', 'e1', '--rule', 'ana');
  assert.equal(code, 0);
  assert.equal(
    out,
    `NO MATCH ana  Key pair of Ana (low)
  2024-05-01 10:01:00 UTC DeleteKeyPair in us-east-1 by ana
  at a.json:1:407
  false      call, all of these
  false        eventName is CreateKeyPair · the event has DeleteKeyPair  1:493
  true         userIdentity.userName is ana  1:676

`,
  );
  assert.equal(notes.at(-1), '1 event e1 in 1 file');
});

test('why one that matches has no finding', async (t) => {
  const { out } = await explain(t, '--event', 'e0', '--rule', 'Key pair of Ana');
  assert.match(out, /^MATCH ana /);
  assert.match(out, /taken away by the filter "Not on a laptop"; it lets pass only what is as follows:/);
});

test('as JSON: the tree, and every value at its place', async (t) => {
  const { out } = await explain(t, '--event', 'e1', '--rule', 'ana', '--format', 'jsonl');
  const [{ rule, verdict, event, condition }] = jsonLines<ExplanationJson>(out) as [ExplanationJson];
  assert.deepEqual(rule, { id: 'ana', name: 'ana', title: 'Key pair of Ana', level: 'low' });
  assert.equal(verdict, 'no-match');
  assert.equal(event.eventID, 'e1');
  const [name, user] = condition!.parts!;
  assert.deepEqual([condition!.truth, name!.truth, user!.truth], ['no', 'no', 'yes']);
  assert.deepEqual([name!.field, name!.wanted], ['eventName', ['CreateKeyPair']]);
  const { value, location } = name!.found![0]!;
  assert.equal(value, LOG.slice(location!.offset, location!.offset + location!.length));
});

test('without a rule, how the rules stand to the event', async (t) => {
  const { out } = await explain(t, '--event', 'e2');
  assert.equal(
    out,
    'near-miss  ana  Key pair of Ana (low)\n  userIdentity.userName is ana · the event has bob\n\n',
  );
});

test('an event that is not there', async (t) => {
  const { code, out, notes } = await explain(t, '--event', 'nobody', '--rule', 'ana');
  assert.deepEqual([code, out], [0, '']);
  assert.equal(notes.at(-1), '0 events nobody in 1 file');
});

test('bad usage: no event, a rule that is not loaded', async (t) => {
  const without = await explain(t);
  assert.equal(without.code, 2);
  assert.equal(without.notes[0], 'cloudtrail-investigator: explain needs --event');
  const unknown = await explain(t, '--event', 'e0', '--rule', 'nobody');
  assert.equal(unknown.code, 2);
  assert.deepEqual(unknown.notes, [
    'cloudtrail-investigator: --rule nobody: no rule that is loaded has this id, name or title',
  ]);
});
