import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FindingJson } from '../../src/core/analysis/exports/finding-json.ts';
import type { Summary } from '../../src/core/analysis/exports/summary.ts';
import { writeMmdb } from '../core/enrich/support/mmdb-writer.ts';
import { folderWith } from '../scan/support/folder.ts';
import { jsonLines, runCli } from './support/cli.ts';
import { exportOf, IMPORT } from './support/records.ts';

/** What a scan of these files with these options finds, as `rule event path`, and its exit code. */
function check(
  name: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: readonly string[],
  expected: { readonly code?: number; readonly findings: readonly string[] },
): void {
  test(name, async (t) => {
    const folder = folderWith(t, files);
    const placed = options.map((option) => option.replace('$', folder));
    const { code, out, notes } = await runCli('scan', folder, '--format', 'jsonl', ...placed);
    const found = jsonLines<FindingJson>(out).map(
      ({ rule, event, location }) => `${rule.id} ${event.eventID} ${location.path.slice(folder.length + 1)}`,
    );
    assert.deepEqual({ code, findings: found }, { code: 0, ...expected }, notes.join('\n'));
  });
}

const imported = exportOf(IMPORT);
const IMPORTED = 'key-pair-imported e0';

check(
  'a file and a compressed file, by time, then path',
  { 'b.json': imported, 'a/x.json.gz': gzipSync(exportOf({ eventID: 'first' }, IMPORT)) },
  [],
  {
    findings: [`${IMPORTED} b.json`, 'key-pair-imported e1 a/x.json.gz'],
  },
);
check('the same event in two files is one', { 'b.json': imported, 'a.json': imported }, [], {
  findings: [`${IMPORTED} a.json`],
});
check('--min-level', { 'a.json': imported }, ['--min-level', 'medium'], { findings: [] });
check('--fail-on reached', { 'a.json': imported }, ['--fail-on', 'low'], {
  code: 1,
  findings: [`${IMPORTED} a.json`],
});
check('--fail-on not reached', { 'a.json': imported }, ['--fail-on', 'medium'], {
  findings: [`${IMPORTED} a.json`],
});
check('--no-builtin-rules', { 'a.json': imported }, ['--no-builtin-rules'], { findings: [] });
check('nothing readable', { 'a.txt': 'hello' }, ['--fail-on', 'low'], { code: 2, findings: [] });
check('an empty folder', {}, [], { code: 2, findings: [] });

const named = {
  requestParameters: { keyName: 'acme-intruder' },
  eventName: 'ImportKeyPair',
  responseElements: null,
};
check(
  '--placeholders adds names',
  { 'a.json': exportOf(named), 'p.yml': 'known_bad_key_pair_names: [acme-*]' },
  ['--placeholders', '$/p.yml'],
  {
    findings: ['key-pair-imported e0 a.json', 'key-pair-known-bad-name e0 a.json'],
  },
);

const RULE = `title: Any import
id: 0a0a0a0a-0000-4000-8000-000000000000
level: high
logsource: {product: aws, service: cloudtrail}
detection:
  selection: {eventName: ImportKeyPair}
  condition: selection
`;
check(
  '--rules',
  { 'a.json': imported, 'rules/sub/mine.yml': RULE },
  ['--rules', '$/rules', '--no-builtin-rules'],
  {
    findings: ['0a0a0a0a-0000-4000-8000-000000000000 e0 a.json'],
  },
);

const NETWORK = writeMmdb(
  [['00001000', { autonomous_system_number: 64500, autonomous_system_organization: 'Example' }]],
  { database_type: 'GeoLite2-ASN', build_epoch: 1767312000, ip_version: 4, record_size: 24 },
);
check(
  '--asn',
  { 'a.json': exportOf({ sourceIPAddress: '8.1.2.3' }), 'net.mmdb': NETWORK },
  ['--asn', '$/net.mmdb'],
  {
    findings: ['key-pair-new-principal-non-cloud-as e0 a.json'],
  },
);

function checkRefused(name: string, content: string, option: string, reason: RegExp): void {
  test(name, async (t) => {
    const folder = folderWith(t, { 'a.json': imported, file: content });
    const { code, notes } = await runCli('scan', join(folder, 'a.json'), option, join(folder, 'file'));
    assert.equal(code, 2);
    assert.match(notes.join('\n'), reason);
  });
}
checkRefused(
  '--placeholders that is no map',
  '- a\n- b\n',
  '--placeholders',
  /must be a map of names to lists/,
);
checkRefused('--placeholders that is no YAML', 'a: [', '--placeholders', /--placeholders .*file: /);
checkRefused('--placeholders with a value that is no list', 'a: b', '--placeholders', /a must be a list/);
checkRefused('--asn that is no database', 'text', '--asn', /--asn .*file: /);

test('a path that does not exist is a problem, and only alone an error', async (t) => {
  const folder = folderWith(t, { 'a.json': imported });
  const alone = await runCli('scan', join(folder, 'none'));
  assert.equal(alone.code, 2);
  assert.match(alone.notes.join('\n'), /none: there is no such file or folder\nnothing readable/);
  const beside = await runCli('scan', join(folder, 'none'), join(folder, 'a.json'));
  assert.equal(beside.code, 0);
  assert.match(beside.notes[0]!, /none: there is no such file or folder/);
});

test('SARIF, as it ships', async (t) => {
  const folder = folderWith(t, { 'a.json': imported });
  const { out } = await runCli('scan', folder, '--format', 'sarif');
  const { runs } = JSON.parse(out);
  assert.equal(runs[0].results[0].ruleId, 'key-pair-imported');
  assert.equal(runs[0].invocations[0].executionSuccessful, true);
  assert.match(runs[0].tool.driver.version, /^\d+\.\d+\.\d+$/);
});

test('the summary reconciles', async (t) => {
  const { summary, folder } = await scanWithSummary(t, {
    'a.json': exportOf(IMPORT, {}, { eventTime: 'yesterday' }),
    'b.json.gz': gzipSync(exportOf(IMPORT)).subarray(0, -8),
    'cut.json': exportOf({ eventID: 'cut' }, { eventID: 'lost' }).slice(0, -40),
    'digest.json': '{"digestS3Object":"x","digestStartTime":"2024-05-01T10:00:00Z","logFiles":[]}',
    'notes.txt': 'hello',
    'old.zip': Buffer.from('PK\u0003\u0004'),
    'rules/bad.yml': 'title: x\nlevel: huge\n',
  });
  assert.deepEqual(summary.files, {
    seen: 7,
    read: 4,
    skipped: [
      { path: `${folder}/notes.txt`, reason: 'no CloudTrail records in it' },
      { path: `${folder}/old.zip`, reason: '.zip archive: unpack it first' },
      { path: `${folder}/rules/bad.yml`, reason: 'no CloudTrail records in it' },
    ],
  });
  const { records, events, duplicates, notEvents, unreadable, rules } = summary;
  assert.deepEqual(
    { records, events, duplicates, notEvents, unreadable },
    {
      records: 7,
      events: 4,
      duplicates: 1,
      notEvents: 1,
      unreadable: 1,
    },
  );
  assert.deepEqual(
    summary.problems.map(({ path, code }) => `${code} ${path.slice(folder.length + 1)}`),
    ['unreadable-time a.json', 'gzip-truncated b.json.gz', 'cut-at-end cut.json', 'not-an-event digest.json'],
  );
  assert.equal(rules.seen, rules.loaded + rules.notApplicable + rules.refused.length);
  assert.deepEqual(
    rules.refused.map(({ path, line }) => ({ path, line })),
    [{ path: `${folder}/rules/bad.yml`, line: 1 }],
  );
  assert.deepEqual(summary.findings, { byLevel: { low: 1 }, byRule: { 'key-pair-imported': 1 } });
  assert.ok(summary.seconds >= 0 && summary.bytes > 0);
  const unknown = summary.undecided.find(({ rule }) => rule === 'key-pair-new-principal-non-cloud-as');
  assert.deepEqual([unknown?.reason, unknown?.count], ['no AS known for {address}', 3]);
  assert.equal(unknown?.example.path, `${folder}/cut.json`);
});

test('the summary is written when nothing is readable', async (t) => {
  const { code, summary } = await scanWithSummary(t, { 'notes.txt': 'hello', 'rules/none': '' });
  assert.equal(code, 2);
  assert.deepEqual([summary.files.seen, summary.files.read, summary.records], [2, 0, 0]);
});

async function scanWithSummary(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = folderWith(t, files);
  const path = join(folderWith(t, {}), 'summary.json');
  const { code } = await runCli('scan', folder, '--rules', join(folder, 'rules'), '--summary', path);
  const summary: Summary = JSON.parse(readFileSync(path, 'utf8'));
  return { code, summary, folder };
}
