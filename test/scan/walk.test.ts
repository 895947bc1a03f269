import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { walk } from '../../src/scan/walk.ts';
import { folderWith } from './support/folder.ts';

test('files at any depth, in order, each once', (t) => {
  const folder = folderWith(t, { 'b.json': '', 'a/c.json': '', 'a/b/d': '', '.hidden': '' });
  const { files, problems } = walk([folder, join(folder, 'b.json'), `${folder}/`]);
  assert.deepEqual(
    files,
    ['.hidden', 'a/b/d', 'a/c.json', 'b.json'].map((name) => `${folder}/${name}`),
  );
  assert.deepEqual(problems, []);
});

test('a file that is named itself and found in a folder counts once, under the first path', (t) => {
  const folder = folderWith(t, { 'a/b.json': '', 'a/c.json': '' });
  const named = join(folder, 'a', '..', 'a', 'c.json');
  assert.deepEqual(walk([named, folder]).files, [named, `${folder}/a/b.json`].toSorted());
});

test(
  'a link to a file counts where that is not met in its folder',
  { skip: process.platform === 'win32' },
  (t) => {
    const folder = folderWith(t, { 'a/m.json': '', 'b/m.json': '' });
    symlinkSync(join(folder, 'a', 'm.json'), join(folder, 'a', 'link.json'));
    symlinkSync(join(folder, 'a', 'm.json'), join(folder, 'b', 'link.json'));
    symlinkSync(join(folder, 'b', 'm.json'), join(folder, 'a', 'other.json'));
    assert.deepEqual(walk([folder]).files, [`${folder}/a/m.json`, `${folder}/a/other.json`]);
    assert.deepEqual(walk([join(folder, 'b')]).files, [`${folder}/b/link.json`, `${folder}/b/m.json`]);
  },
);

test('a backslash is a part of a name like any', { skip: process.platform === 'win32' }, (t) => {
  const folder = folderWith(t, { 'a\\/b.json': '', 'a\\b.json': '' });
  const { files, problems } = walk([folder, `${folder}/a\\`]);
  assert.deepEqual(files, [`${folder}/a\\/b.json`, `${folder}/a\\b.json`]);
  assert.deepEqual(problems, []);
});

test('links are followed, and their loops end', { skip: process.platform === 'win32' }, (t) => {
  const folder = folderWith(t, { 'a/one.json': '', 'elsewhere/two.json': '' });
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync(join(folder, 'elsewhere', 'two.json'), join(folder, 'a', 'link.json'));
  symlinkSync('gone', join(folder, 'a', 'broken'));
  const { files, problems } = walk([join(folder, 'a')]);
  assert.deepEqual(
    files,
    ['link.json', 'one.json'].map((name) => `${folder}/a/${name}`),
  );
  assert.deepEqual(problems, [
    { path: `${folder}/a/broken`, code: 'unreadable-path', message: 'there is no such file or folder' },
  ]);
});

test('a path that does not exist', () => {
  assert.deepEqual(walk(['no/such/path']), {
    files: [],
    problems: [{ path: 'no/such/path', code: 'unreadable-path', message: 'there is no such file or folder' }],
  });
});
