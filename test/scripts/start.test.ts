import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../../scripts/lib/paths.ts';
import { environmentFor, targetOf } from '../../scripts/start/target.ts';
import { LOAD_VARIABLE } from '../../src/protocol.ts';

const FOLDER = join(ROOT, 'media', 'sample-case');
const README = join(FOLDER, 'README.md');

test('npm start FOLDER opens the folder and loads it', () => {
  const target = targetOf(FOLDER);
  assert.deepEqual(target, { folder: FOLDER, load: FOLDER });
  assert.deepEqual(environmentFor(target), { [LOAD_VARIABLE]: FOLDER });
});

test('npm start FILE loads the file and opens it in an editor', () => {
  assert.deepEqual(targetOf(README), { folder: FOLDER, file: README, load: README });
});

test('npm start alone shows the sample case, of which nothing is loaded', () => {
  const target = targetOf(undefined);
  assert.equal(target.folder, FOLDER);
  assert.deepEqual(environmentFor(target), {});
});

test('a path that leads nowhere is an error', () => {
  assert.throws(() => targetOf(join(FOLDER, 'nothing')), /there is no/);
});
