import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { conclude } from '../../../src/core/detect/conclude/conclude.ts';
import type { Conclusion, LogMatches } from '../../../src/core/detect/finding.ts';
import type { LogEvent } from '../../../src/core/log/log.ts';
import { CHECKSUM_OFFSET, HEADER_BYTES } from '../../../src/scan/store/layout.ts';
import { checkSame } from '../../core/log/packed/check.ts';
import { random } from '../../core/log/random.ts';
import { plainFound } from '../support/plain-found.ts';
import { IDENTITY, KEYS, RULES, indexBytes, readFixtures, reopen, type ReadFile } from './support.ts';

let files: readonly ReadFile[];
let paths: readonly string[];
let bytes: Uint8Array;
/** Small enough to be damaged some thousand times. */
let few: { readonly paths: readonly string[]; readonly bytes: Uint8Array };

before(() => {
  files = readFixtures();
  paths = files.map(({ path }) => path);
  bytes = indexBytes(files);
  const some = files.filter(({ path }) => /console.csv|lookup-CreateKeyPair|insights.json|README/.test(path));
  few = { paths: some.map(({ path }) => path), bytes: indexBytes(some) };
});

test('a file that was kept is as it was read', () => {
  const { index, files: stored, open } = reopen(bytes, paths)!;
  assert.ok(index.hasMatches);
  for (const [number, { path, log, matches, facts }] of files.entries()) {
    const file = stored[number];
    assert.deepEqual(index.identity(path), IDENTITY);
    if (file?.kind !== 'read') {
      assert.equal(log.format, 'unknown');
      assert.deepEqual(file, { kind: 'skipped', path, reason: 'not text' });
      continue;
    }
    checkSame(
      open(file, () => log.text.subarray()),
      log,
    );
    assert.deepEqual(plainFound(file), plainFound({ matches, facts }));
    const { isPacked, bytes: length, problems, places, isTooLargeToDraw } = file;
    assert.deepEqual([isPacked, length, isTooLargeToDraw], [true, log.textLength + 3, false]);
    assert.deepEqual(problems, [
      { code: 'gzip-trailing', message: 'a message', offset: 5, severity: 'warning' },
    ]);
    assert.deepEqual([...places], [...Array(20).keys()]);
  }
});

test('the findings of a reopened case are those of the case', () => {
  const stored = reopen(bytes, paths)!.files;
  const matches = stored.flatMap((file) => (file?.kind === 'read' ? [file.matches] : []));
  assert.deepEqual(conclusionOf(matches), conclusionOf(files.map((file) => file.matches)));
  assert.ok(conclusionOf(matches).findings.length > 20);
});

test('what is not in it is not given', () => {
  const { index, files: stored } = reopen(bytes, ['/elsewhere.json'])!;
  assert.deepEqual([index.identity('/elsewhere.json'), stored], [undefined, [undefined]]);
});

test('what other rules found is no use, but what was read is; what another version read is not', () => {
  assert.equal(reopen(bytes, paths, { ...KEYS, matching: 'other rules' })!.index.hasMatches, false);
  assert.equal(reopen(bytes, paths, { ...KEYS, reading: '2' }), undefined);
});

test('no session token gets into it, nor the text of a record', () => {
  const written = Buffer.from(bytes).toString('latin1');
  assert.equal(/YXdzEXAMPLE|b3JpZ2lu|tlsDetails|requestID/.exec(written), null);
  const tokens = files.flatMap(({ log }) => sessionTokens(log.text.subarray()));
  assert.ok(tokens.length > 1);
  for (const token of tokens) assert.ok(!written.includes(token), token);
});

test('a file that is not any more what was read is left out', () => {
  const [first, second, third] = files;
  const { index } = reopen(indexBytes([first!, second!, third!], [second!.path]), [])!;
  assert.deepEqual(
    [first, second, third].map((file) => index.identity(file!.path) !== undefined),
    [true, false, true],
  );
});

test('damage anywhere makes it no index', () => {
  const pick = random(5);
  for (let round = 0; round < 2000; round++) {
    assert.equal(reopen(damaged(few.bytes, pick), few.paths), undefined, `round ${round}`);
  }
});

test('damage that the checksum hides is found wherever it would do harm', () => {
  const pick = random(6);
  let opened = 0;
  for (let round = 0; round < 500; round++) {
    const reopened = reopen(sealed(damaged(few.bytes, pick)), few.paths);
    for (const file of reopened?.files ?? []) {
      if (file?.kind !== 'read') continue;
      opened++;
      const { events } = reopened!.open(file, () => new Uint8Array());
      for (const event of events) assert.ok(answers(event).length > 0);
      for (const { event } of [...file.matches.matches, ...file.matches.undecided])
        assert.ok(events[event.index]);
    }
  }
  assert.ok(opened > 500, `${opened} files were opened`);
});

function answers({ span, eventID, eventName, eventTime, time, userName, error }: LogEvent): unknown[] {
  return [span, eventID, eventName, eventTime, time, userName, error];
}

function damaged(whole: Uint8Array, pick: (limit: number) => number): Uint8Array {
  const damage = Uint8Array.from(whole);
  // Headers of blocks and manifests are as likely to be hit as all else.
  const at = pick(4) === 0 ? pick(Math.min(400, whole.length)) : pick(whole.length);
  const kinds = [
    () => (damage[at]! ^= 1 << pick(8)),
    () => (damage[at]! += 1 + pick(255)),
    () => damage.fill(pick(2) * 255, at, at + 1 + pick(8)),
    () => damage.copyWithin(at, pick(whole.length), pick(whole.length)),
  ];
  kinds[pick(kinds.length)]!();
  if (pick(10) === 0) return damage.slice(0, pick(whole.length));
  if (Buffer.compare(damage, whole) === 0) damage[at]! ^= 1;
  return damage;
}

/** As if somebody had written it so. */
function sealed(content: Uint8Array): Uint8Array {
  if (content.length < HEADER_BYTES) return content;
  const header = Buffer.from(content.buffer, 0, HEADER_BYTES);
  header.writeDoubleLE(content.length, 16);
  createHash('sha256')
    .update(content.subarray(HEADER_BYTES))
    .update(header.subarray(0, CHECKSUM_OFFSET))
    .digest()
    .copy(header, CHECKSUM_OFFSET);
  return content;
}

function conclusionOf(matches: readonly LogMatches[]): Conclusion {
  return conclude(matches, RULES, { isDuplicate: () => false });
}

function sessionTokens(text: Uint8Array): string[] {
  const matches = Buffer.from(text)
    .toString('latin1')
    .matchAll(/sessionToken[\\"=: ]+([\w/+]{12,})/g);
  return [...matches].map(([, token]) => token!);
}
