import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import test from 'node:test';
import { deleteKeyPairCommand } from '../../../src/server/describe/containment.ts';

/** What a shell makes of the command: its words after `aws ec2 delete-key-pair`. */
function check(keyName: string, expected: readonly string[]): void {
  const command = deleteKeyPairCommand({ kind: 'key-pair', value: keyName, region: 'us-east-1' });
  const words = command.replace(/^aws /, String.raw`printf '%s\n' `);
  const output = execFileSync('sh', ['-c', words], { encoding: 'utf8', env: {} });
  assert.deepEqual(output.split('\n').slice(2, -1), [...expected, '--region=us-east-1']);
}

test('a plain name', () => check('xg1', ['--key-name=xg1']));
test('a name with everything a shell reacts to', () =>
  check('a b; rm -rf $HOME `id` $(id) "q" \'s\' & | > * ? ~ # !', [
    '--key-name=a b; rm -rf $HOME `id` $(id) "q" \'s\' & | > * ? ~ # !',
  ]));
test('a name that looks like an option', () => check('--region=evil', ['--key-name=--region=evil']));
test('a line break is spelled out: it would run the first half', () =>
  check('a\nid', ['--key-name=a\\u000aid']));
test('a name that the AWS CLI would take for a file', () =>
  check('file:///etc/passwd', ['--cli-input-json={"KeyName":"file:///etc/passwd"}']));
