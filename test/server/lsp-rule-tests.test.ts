import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { REQUESTS, type RuleTestFile, type RuleTestResult } from '../../src/protocol.ts';
import { fileUri } from '../../src/server/case/file-uri.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';

// Tests of rules over LSP: which are listed, and what comes of them, always as the files are on disk.

const rule = (title: string, eventName = 'CreateKeyPair'): string => `title: ${title}
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  search: { eventName: ${eventName} }
  condition: search
`;
const TESTS = `tests:
  - name: it is made
    events: [{ eventName: CreateKeyPair, eventSource: x }]
    expect: [{ level: high }]
  - name: it is not
    events: [{ eventName: DeleteKeyPair, eventSource: x }]
    expect: none
`;
const FILES = {
  'own/mine.yml': rule('Mine'),
  'own/mine.tests.yml': TESTS,
  'open/beside.yml': rule('Beside'),
  'open/beside.tests.yaml': TESTS,
  'open/broken.yml': rule('Broken'),
  'open/broken.tests.yml': `${TESTS}  - name: x\n`,
  'open/helm.yml': 'a: b\n',
  'open/helm.tests.yml': TESTS,
  'open/alone.tests.yml': TESTS,
};

test('tests of own rules and those beside a rule are listed, those of other tools are not', async (t) => {
  const folder = folderWith(t, FILES);
  await using client = await started(join(folder, 'own'));
  const uris = ['beside.tests.yaml', 'broken.tests.yml', 'helm.tests.yml', 'alone.tests.yml'].map((name) =>
    fileUri(join(folder, 'open', name)),
  );
  const files = await client.connection.sendRequest<RuleTestFile[]>(REQUESTS.ruleTests, { uris });
  assert.deepEqual(
    files.map(({ uri, tests, problems }) => [
      uri.slice(fileUri(folder).length),
      tests.map(({ name, start }) => `${name} ${start.line}:${start.character}`),
      problems.map(({ message, start }) => `${message} ${start.line}:${start.character}`),
    ]),
    [
      ['/own/mine.tests.yml', ['it is made 1:10', 'it is not 4:10'], []],
      ['/open/beside.tests.yaml', ['it is made 1:10', 'it is not 4:10'], []],
      ['/open/broken.tests.yml', ['it is made 1:10', 'it is not 4:10'], ['a test needs events 7:4']],
    ],
  );
});

test('each runs alone or with the others, and follows what is written', async (t) => {
  const folder = folderWith(t, FILES);
  await using client = await started(join(folder, 'own'));
  const run = async (path: string, ...tests: readonly number[]): Promise<readonly unknown[]> => {
    const results = await client.connection.sendRequest<RuleTestResult[]>(REQUESTS.runRuleTests, {
      uri: fileUri(join(folder, path)),
      ...(tests.length > 0 && { tests }),
    });
    return results.map(({ test: number, name, failures }) => [number, name, ...failures]);
  };
  for (const path of ['own/mine', 'open/beside']) {
    const tests = `${path}.tests.${path === 'own/mine' ? 'yml' : 'yaml'}`;
    assert.deepEqual(await run(tests), [
      [0, 'it is made'],
      [1, 'it is not'],
    ]);
    writeFileSync(join(folder, `${path}.yml`), rule(`Changed ${path}`, 'DeleteKeyPair'));
    assert.deepEqual(await run(tests, 1), [
      [
        1,
        'it is not',
        {
          message: `not expected: a finding of Changed ${path} on event 1, high`,
          start: { line: 6, character: 12 },
          comparison: { expected: 'none', actual: `a finding of Changed ${path} on event 1, high` },
        },
      ],
    ]);
  }
  assert.deepEqual(await run('gone.tests.yml'), []);
});

test('files of tests are none of the rules', async (t) => {
  const folder = folderWith(t, FILES);
  await using client = await started(join(folder, 'own'));
  const nodes = await client.connection.sendRequest<{ kind: string; description: string }[]>(
    REQUESTS.coverage,
    null,
  );
  assert.match(nodes.find(({ kind }) => kind === 'rules')!.description, /^1 rule loaded.* 0 refused/);
});

function started(path: string): Promise<LspClient> {
  return LspClient.start({
    initializationOptions: { commandLinks: true, settings: { rules: { paths: [path] } } },
  });
}
