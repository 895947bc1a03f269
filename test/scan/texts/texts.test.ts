import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { fileStamp } from '../../../src/scan/files/read-file.ts';
import { sourceText } from '../../../src/scan/places/source-text.ts';
import { Texts, type StampedFile, type TextsOptions } from '../../../src/scan/texts/texts.ts';
import { folderWith } from '../support/folder.ts';

test('a text is brought as it stands, unpacked and decoded', (t) => {
  const { texts, file } = textsOf(t, {
    'a.json.gz': gzipSync('{"a":1}'),
    'b.json': Buffer.from('\ufeffgröße', 'utf16le'),
  });
  assert.equal(textOf(texts, file('a.json.gz')), '{"a":1}');
  assert.equal(textOf(texts, file('b.json')), 'größe');
});

test('the latest are kept, up to a bound, and one of any size', (t) => {
  const { texts, file } = textsOf(
    t,
    { a: 'aaaa', b: 'bbbb', c: 'cccc', large: 'l'.repeat(20) },
    { limit: 8 },
  );
  for (const name of ['a', 'b', 'a', 'c']) texts.of(file(name));
  assert.deepEqual(kept(texts, file), ['a', 'c']);
  texts.of(file('large'));
  assert.deepEqual(kept(texts, file), ['large']);
  texts.of(file('a'));
  assert.deepEqual(kept(texts, file), ['a']);
});

test('what is in use is not dropped', (t) => {
  const { texts, file } = textsOf(
    t,
    { a: 'aaaa', b: 'bbbb', c: 'cccc', large: '' },
    { limit: 8, isInUse: (path) => path.endsWith('a') },
  );
  for (const name of ['a', 'b', 'c']) texts.of(file(name));
  assert.deepEqual(kept(texts, file), ['a', 'c']);
});

test('a file that has changed or is gone has an empty text, and that is told once', (t) => {
  const stale: string[] = [];
  const { texts, file, folder } = textsOf(
    t,
    { a: 'aaaa', b: 'bbbb', large: 'l' },
    { limit: 0, wentStale: (path) => stale.push(path) },
  );
  const [a, b] = [file('a'), file('b')];
  assert.equal(textOf(texts, a), 'aaaa');
  texts.of(b);
  writeFileSync(a.path, 'other');
  for (let time = 0; time < 2; time++) assert.equal(textOf(texts, a), '');
  assert.deepEqual(stale, [a.path]);
  assert.ok(texts.isStale(a));
  const again = { path: a.path, stamp: fileStamp(a.path) };
  assert.equal(texts.isStale(again), false);
  assert.equal(textOf(texts, again), 'other');

  utimesSync(b.path, 1, 1);
  texts.of(file('large'));
  assert.equal(textOf(texts, b), '');
  rmSync(join(folder, 'large'));
  const gone = file('large', { size: 4, changed: 0 });
  assert.equal(textOf(texts, gone), '');
  assert.deepEqual(stale, [a.path, b.path, gone.path]);
});

test('a text that was read elsewhere needs no file', () => {
  const texts = new Texts();
  const file = { path: 'no/such/file', stamp: { size: 1, changed: 2 } };
  texts.keep(file, sourceText(Buffer.from('text')));
  assert.equal(textOf(texts, file), 'text');
});

function textsOf(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
  options: TextsOptions = {},
) {
  const folder = folderWith(t, files);
  const file = (name: string, stamp = fileStamp(join(folder, name))): StampedFile => ({
    path: join(folder, name),
    stamp,
  });
  return { texts: new Texts(options), file, folder };
}

function textOf(texts: Texts, file: StampedFile): string {
  return Buffer.from(texts.of(file).text.subarray()).toString();
}

function kept(texts: Texts, file: (name: string) => StampedFile): string[] {
  return ['a', 'b', 'c', 'large'].filter((name) => texts.has(file(name)));
}
