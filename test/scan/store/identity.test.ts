import assert from 'node:assert/strict';
import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { fileIdentity, holdsTheSame } from '../../../src/scan/store/identity.ts';
import { folderWith } from '../support/folder.ts';

const SMALL = 'a'.repeat(8192);
const LARGE = 'a'.repeat(20_000);
const PACKED = gzipSync(LARGE, { level: 0 });

test('what decides whether a file holds what it held', (t) => {
  const check = checkIn(folderWith(t, {}));
  check(LARGE, 1, LARGE, 1, true);
  check(LARGE, 1, `${LARGE}a`, 1, false);
  check(LARGE, 1, `b${LARGE.slice(1)}`, 1, false);
  check(LARGE, 1, `${LARGE.slice(1)}b`, 1, false);
  // The middle of a text is not looked at, so the time decides …
  check(LARGE, 1, LARGE, 2, false);
  // … but small files and packed ones are known by their ends.
  check(SMALL, 1, SMALL, 2, true);
  check(SMALL, 1, SMALL.replace('aaaa', 'aaab'), 1, false);
  check('', 1, '', 2, true);
  check(PACKED, 1, PACKED, 2, true);
  check(PACKED, 1, Buffer.concat([PACKED.subarray(0, -5), Buffer.alloc(5)]), 1, false);
});

test('a file that cannot be read has no identity', (t) => {
  const folder = folderWith(t, {});
  assert.equal(fileIdentity(join(folder, 'missing')), undefined);
  assert.equal(fileIdentity(folder), undefined);
});

type Content = string | Uint8Array;

function checkIn(folder: string) {
  const path = join(folder, 'file');
  const identity = (content: Content, changed: number) => {
    rmSync(path, { force: true });
    writeFileSync(path, content);
    utimesSync(path, changed, changed);
    return fileIdentity(path)!;
  };
  return (before: Content, changedBefore: number, now: Content, changedNow: number, same: boolean): void =>
    assert.equal(holdsTheSame(identity(before, changedBefore), identity(now, changedNow)), same);
}
