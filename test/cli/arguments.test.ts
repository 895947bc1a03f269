import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runCli } from './support/cli.ts';

/** A command line that cannot be obeyed: the reason, then the usage, and exit code 2. */
function checkUsage(line: string, reason: RegExp): void {
  test(line || 'no arguments', async () => {
    const { code, out, notes } = await runCli(...line.split(' ').filter((word) => word !== ''));
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(notes[0]!, reason);
    assert.ok(notes.some((note) => note.startsWith('usage: cloudtrail-investigator scan')));
  });
}

checkUsage('', /no command/);
checkUsage('frobnicate x', /no such command: frobnicate/);
checkUsage('scan', /no PATH/);
checkUsage('scan x --bogus', /--bogus/);
checkUsage('scan x --format xml', /--format must be one of text, jsonl, sarif, not xml/);
checkUsage('scan x --min-level huge', /--min-level must be one of/);
checkUsage('scan x --fail-on huge', /--fail-on must be one of/);
checkUsage('scan x --access-key AKIA', /--access-key/);
checkUsage('pivot x', /exactly one of/);
checkUsage('pivot x --ip 10.0.0.1 --event e', /exactly one of/);
checkUsage('pivot x --ip=', /not empty/);
checkUsage('pivot --ip 10.0.0.1', /no PATH/);
checkUsage('pivot x --ip 10.0.0.1 --format sarif', /--format must be one of text, jsonl/);

for (const line of ['--help', 'help', 'scan --help', 'pivot x --help']) {
  test(`${line}: the usage on stdout`, async () => {
    const { code, out } = await runCli(...line.split(' '));
    assert.equal(code, 0);
    assert.match(out, /^usage: /);
  });
}

test('--version', async () => {
  const { code, out } = await runCli('--version');
  assert.equal(code, 0);
  assert.match(out, /^\d+\.\d+\.\d+\n$/);
});
