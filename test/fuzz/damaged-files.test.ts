/**
 * Exports of every shape, as text and compressed, with bits flipped, stretches cut out, put in, moved and overwritten:
 * nothing crashes or hangs, every intact record is found where it stands now, counts agree, and the kernel reads what the
 * walker reads. CONTRIBUTING.md tells how to run many more.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { decodeFile } from '../../src/core/log/encoding.ts';
import type { Log } from '../../src/core/log/log.ts';
import { readLog } from '../../src/core/log/read.ts';
import { gunzip, isGzip } from '../../src/scan/gunzip/gzip.ts';
import { readBothWays } from '../kernel/support/kernel.ts';
import { randomFrom, type Random } from '../kernel/support/random.ts';
import { checkIntact, checkLog } from './support/check.ts';
import { allShapes } from './support/exports.ts';
import { framesOf } from './support/frames.ts';
import { damage, type Damaged } from './support/mutate.ts';

const FILES = Number(process.env['FUZZ_FILES'] ?? 300);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);
const SHAPES = allShapes();

/** Reads damaged files, half of all; `one` returns how many of a file's records were intact. */
function fuzz(first: number, one: (whole: Uint8Array, random: Random) => number): number {
  let intact = 0;
  for (let number = first; number < FILES; number += 2) {
    const random = randomFrom(SEED + number);
    const shape = SHAPES[(number >> 1) % SHAPES.length]!;
    try {
      intact += one(shape.text(random), random);
    } catch (error) {
      throw new Error(`seed ${SEED + number}, ${shape.name}`, { cause: error });
    }
  }
  return intact;
}

test('damaged texts', (context) => {
  const intact = fuzz(0, (whole, random) => {
    const damaged = damage(whole, random);
    const { log } = readBothWays(damaged.bytes);
    checkLog(log);
    return checkIntact(whole, readLog(whole), damaged, log);
  });
  assert.ok(intact > FILES / 10);
  context.diagnostic(`${intact} records were intact, and found`);
});

test('damaged compressed files', (context) => {
  const kept = fuzz(1, (whole, random) => {
    const half = whole.length >> random.below(3);
    const parts = [whole.subarray(0, half), whole.subarray(half)].map((part) => gzipSync(part));
    const damaged = damage(Buffer.concat(parts), random);
    if (!isGzip(damaged.bytes)) return 0;
    const { bytes, problems } = gunzip(damaged.bytes, 1e8)!;
    const plain = [whole.subarray(0, half), whole.subarray(half)];
    assert.ok(problems.length > 0 || isMadeOf(bytes, plain), 'damage is told');
    for (const { offset } of problems) assert.ok(offset <= bytes.length);
    checkMembers(parts, damaged, bytes);
    const { log } = readBothWays(decodeFile(bytes).text);
    checkLog(log);
    return keptBefore(whole, commonLength(whole, bytes), log);
  });
  assert.ok(kept > FILES / 10);
  context.diagnostic(`${kept} records stood before the damage, and were found`);
});

/** True where whole members follow one another: nobody can tell that one is missing, doubled, or zeros at the end. */
function isMadeOf(bytes: Uint8Array, parts: readonly Uint8Array[]): boolean {
  let rest = bytes;
  for (let part; rest.length > 0; rest = rest.subarray(part.length)) {
    const begin = rest;
    part = parts.find((each) => each.length > 0 && commonLength(each, begin) === each.length);
    if (!part) return false;
  }
  return true;
}

/** A member that nothing has touched is unpacked, whatever became of the other. */
function checkMembers(parts: readonly Buffer[], damaged: Damaged, unpacked: Uint8Array): void {
  const [first, second] = parts as [Buffer, Buffer];
  const begin = damaged.newPlaceOf(0, first.length);
  const behind = damaged.newPlaceOf(first.length, first.length + second.length);
  const all = Buffer.from(unpacked);
  if (begin === 0) assert.ok(all.includes(Buffer.from(gunzip(first, 1e8)!.bytes)), 'the first member');
  if (behind !== undefined)
    assert.ok(all.includes(Buffer.from(gunzip(second, 1e8)!.bytes)), 'the second member');
}

function commonLength(a: Uint8Array, b: Uint8Array): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** Everything framed by what could be unpacked is found. */
function keptBefore(whole: Uint8Array, length: number, log: Log): number {
  const found = new Set(log.events.map(({ span, eventID }) => `${span.offset} ${span.length} ${eventID}`));
  const before = readLog(whole);
  const kept = framesOf(whole, before).flatMap(({ end }, index) =>
    end <= length ? before.events[index]! : [],
  );
  for (const { span, eventID } of kept) assert.ok(found.has(`${span.offset} ${span.length} ${eventID}`));
  return kept.length;
}
