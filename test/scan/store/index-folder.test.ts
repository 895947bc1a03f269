import assert from 'node:assert/strict';
import { readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { IndexFolder } from '../../../src/scan/store/index-folder.ts';
import { folderWith } from '../support/folder.ts';

test('each set of paths has its index, in whatever order they are given', (t) => {
  const indexes = new IndexFolder(join(folderWith(t, {}), 'made', 'when needed'));
  assert.equal(read(indexes, ['/a', '/b']), undefined);
  write(indexes, ['/a', '/b'], 1);
  write(indexes, ['/a'], 2);
  assert.deepEqual(read(indexes, ['/b', '/a/', '/a']), 1);
  assert.deepEqual(read(indexes, ['/a']), 2);
  write(indexes, ['/a'], 3);
  assert.deepEqual(read(indexes, ['/a']), 3);
});

test('when there is no room, what was used longest ago goes', (t) => {
  const folder = folderWith(t, {});
  const large = new IndexFolder(folder);
  for (const [hours, root] of ['/new', '/old', '/older'].entries()) {
    write(large, [root], hours);
    const [name] = readdirSync(folder).filter((entry) => statSync(join(folder, entry)).mtimeMs > 5e6);
    utimesSync(join(folder, name!), 5000 - hours, 5000 - hours);
  }
  const size = statSync(join(folder, readdirSync(folder)[0]!)).size;
  // Reading is using.
  assert.equal(read(large, ['/older']), 2);
  const small = new IndexFolder(folder, 3 * size);
  write(small, ['/newest'], 9);
  const roots = ['/newest', '/older', '/new', '/old'];
  assert.deepEqual(
    roots.map((root) => read(small, [root])),
    [9, 2, 0, undefined],
  );
  write(new IndexFolder(folder, size - 1), ['/too large'], 7);
  assert.deepEqual(readdirSync(folder), []);
});

test('what somebody left unfinished goes after a while', (t) => {
  const folder = folderWith(t, { 'a.index.1.unfinished': '', 'b.index.2.unfinished': '', other: '' });
  utimesSync(join(folder, 'a.index.1.unfinished'), 0, 0);
  utimesSync(join(folder, 'other'), 0, 0);
  write(new IndexFolder(folder), ['/a'], 1);
  const left = readdirSync(folder).filter((name) => !name.endsWith('.index'));
  assert.deepEqual(left, ['b.index.2.unfinished', 'other']);
});

test('an index is for its user alone', { skip: process.platform === 'win32' }, (t) => {
  const folder = join(folderWith(t, {}), 'indexes');
  write(new IndexFolder(folder), ['/a'], 1);
  const modes = [folder, join(folder, readdirSync(folder)[0]!)].map((path) => statSync(path).mode & 0o777);
  assert.deepEqual(modes, [0o700, 0o600]);
});

test('a folder that cannot be written to is an error for the caller and leaves no index', (t) => {
  const folder = folderWith(t, {});
  writeFileSync(join(folder, 'file'), '');
  const indexes = new IndexFolder(join(folder, 'file'));
  assert.throws(() => write(indexes, ['/a'], 1), { code: 'EEXIST' });
  assert.equal(read(indexes, ['/a']), undefined);
});

function write(indexes: IndexFolder, roots: readonly string[], content: number): void {
  inOneGo(indexes.write(roots, [[content]]));
}

function read(indexes: IndexFolder, roots: readonly string[]): unknown {
  return inOneGo(indexes.read(roots))?.columns(0)?.[0];
}
