import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { folderWith } from '../scan/support/folder.ts';
import { jsonLines, runCli } from './support/cli.ts';

const rule = (title: string, eventName: string): string => `title: ${title}
level: high
logsource: { product: aws, service: cloudtrail }
detection:
  search: { eventName: ${eventName} }
  condition: search
`;
const TESTS = `tests:
  - name: a key pair is made
    events: [{ eventName: CreateKeyPair, eventSource: ec2.amazonaws.com }]
    expect: [{ rule: made, event: 1, level: high }]
  - name: it is another call
    events: export.json
    expect: none
`;
const EXPORT = JSON.stringify({ Records: [{ eventName: 'Other', eventSource: 'x' }] });
const PASSING = { 'made.yml': rule('made', 'CreateKeyPair'), 'made.tests.yml': TESTS, 'export.json': EXPORT };

/** What `test-rules` says of a folder with these files: the exit code, and each line with the folder left out. */
async function check(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  expected: { readonly code: number; readonly out: string; readonly notes: readonly string[] },
  options: (folder: string) => readonly string[] = (folder) => [folder],
): Promise<void> {
  const folder = folderWith(t, files);
  const { code, out, notes } = await runCli('test-rules', ...options(folder));
  const short = (text: string): string => text.replaceAll(`${folder}/`, '');
  assert.deepEqual({ code, out: short(out), notes: notes.map(short) }, expected);
}

test('tests that pass, and rules without', async (t) =>
  check(
    t,
    { ...PASSING, 'more/other.yml': `${rule('one', 'x')}---\n${rule('two', 'x')}` },
    {
      code: 0,
      out: 'ok      made.tests.yml: a key pair is made\nok      made.tests.yml: it is another call\n',
      notes: ['2 tests; 2 passed; 0 failed; 2 of 3 rules without tests'],
    },
  ));

test('a test that fails says where and why', async (t) =>
  check(
    t,
    { ...PASSING, 'made.yml': rule('made', 'Other') },
    {
      code: 1,
      out: `FAILED  made.tests.yml: a key pair is made
        made.tests.yml:4:14: not so: a finding of made on event 1, high
FAILED  made.tests.yml: it is another call
        made.tests.yml:7:13: not expected: a finding of made on event 1, high
`,
      notes: ['2 tests; 0 passed; 2 failed; 0 of 1 rule without tests'],
    },
  ));

test('a broken file of tests, and one of no rules', async (t) =>
  check(
    t,
    {
      ...PASSING,
      'gone.tests.yaml': TESTS,
      'bad.yml': rule('bad', 'x'),
      'bad.tests.yml': 'tests:\n  - nam: x\n',
    },
    {
      code: 1,
      out: 'ok      made.tests.yml: a key pair is made\nok      made.tests.yml: it is another call\n',
      notes: [
        'bad.tests.yml:2:5: a test has no key "nam"',
        'gone.tests.yaml:1:1: no rules of this name stand beside it',
        '2 tests; 2 passed; 0 failed; 2 problems; 0 of 2 rules without tests',
      ],
    },
  ));

test('a rule that was refused fails its tests', async (t) =>
  check(
    t,
    { ...PASSING, 'made.yml': rule('made', 'x').replace('high', 'huge') },
    {
      code: 1,
      out: ['a key pair is made', 'it is another call']
        .map(
          (name, at) => `FAILED  made.tests.yml: ${name}
        made.tests.yml:${2 + 3 * at}:11: line 2 of the rules: "huge" is no level; levels are informational, low, medium, high, critical
`,
        )
        .join(''),
      notes: [
        'made.yml:2: rule not loaded: "huge" is no level; levels are informational, low, medium, high, critical',
        '2 tests; 0 passed; 2 failed; 0 of 0 rules without tests',
      ],
    },
  ));

for (const [what, name] of [
  ['a file of tests', 'made.tests.yml'],
  ['a rule file', 'made.yml'],
] as const) {
  test(`${what} alone`, async (t) =>
    check(
      t,
      { ...PASSING, 'other.yml': rule('other', 'x'), 'other.tests.yml': 'tests: []' },
      {
        code: 0,
        out: 'ok      made.tests.yml: a key pair is made\nok      made.tests.yml: it is another call\n',
        notes: ['2 tests; 2 passed; 0 failed; 0 of 1 rule without tests'],
      },
      (folder) => [join(folder, name)],
    ));
}

test('as JSON lines', async (t) => {
  const folder = folderWith(t, { ...PASSING, 'made.yml': rule('made', 'x') });
  const { out } = await runCli('test-rules', folder, '--format', 'jsonl');
  const [first, second] = jsonLines<Record<string, unknown>>(out);
  assert.deepEqual(first, {
    file: join(folder, 'made.tests.yml'),
    name: 'a key pair is made',
    line: 2,
    column: 11,
    passed: false,
    failures: [
      {
        line: 4,
        column: 14,
        message: 'not so: a finding of made on event 1, high',
        comparison: { expected: 'a finding of made on event 1, high', actual: 'none' },
      },
    ],
  });
  assert.equal(second?.['passed'], true);
});

const burst = (rules: string): string => `title: burst
correlation: { type: event_count, rules: [${rules}], timespan: 1h, condition: { gte: 1 } }
`;

test('built-in rules, and those of --rules, may be needed and are not tested', async (t) => {
  const tests = `tests:
  - name: one
    events: [{ eventName: ImportKeyPair, eventSource: ec2.amazonaws.com, eventTime: '2026-11-04T10:00:00Z' }]
    expect: [{ rule: burst }]
`;
  const folder = folderWith(t, {
    'a/burst.yml': burst('cti_key_pair_imported, helper'),
    'a/burst.tests.yml': tests,
    'b/helper.yml': rule('helper', 'x').replace('level', 'name: helper\nlevel'),
  });
  const given = ['test-rules', join(folder, 'a'), '--rules', join(folder, 'b')];
  assert.equal((await runCli(...given)).code, 0);
  assert.equal((await runCli(...given, '--no-builtin-rules')).code, 1);
});

test('where there are none, or nothing at all, it cannot be obeyed', async (t) => {
  const folder = folderWith(t, { 'made.yml': rule('made', 'x') });
  const { code, notes } = await runCli('test-rules', folder);
  assert.deepEqual(
    [code, notes],
    [2, ['no tests found: those of the rules in NAME.yml stand beside it in NAME.tests.yml']],
  );
  assert.equal((await runCli('test-rules')).code, 2);
  const gone = await runCli('test-rules', join(folder, 'gone'));
  assert.deepEqual(gone.code, 2);
  assert.match(gone.notes[0]!, /gone: there is no such file or folder$/);
});

test('files of tests are no rules', async (t) => {
  const folder = folderWith(t, { ...PASSING, 'log/a.json': EXPORT });
  const { code, notes } = await runCli('scan', join(folder, 'log'), '--rules', folder);
  assert.equal(code, 0);
  assert.deepEqual(
    notes.filter((line) => /tests/.test(line)),
    [],
  );
});
