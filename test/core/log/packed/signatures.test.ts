import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  areSignatures,
  joinSignatures,
  packSignatures,
  signaturesIn,
} from '../../../../src/core/log/packed/signatures.ts';
import type { Signature } from '../../../../src/core/log/columns/signature.ts';

const SIGNATURES: readonly Signature[] = [
  { first: 0, end: 3, filter: Uint32Array.of(7, 8) },
  { first: 5, end: 6, filter: Uint32Array.of() },
  { first: 6, end: 9, filter: Uint32Array.of(9) },
];

test('in one array and out again', () => {
  const words = packSignatures(SIGNATURES);
  assert.deepEqual(signaturesIn(words), SIGNATURES);
  assert.deepEqual(signaturesIn(packSignatures([])), []);
});

test('of parts together', () => {
  const words = packSignatures(SIGNATURES);
  const joined = joinSignatures([
    { words, index: 0 },
    { words, index: 10 },
  ]);
  assert.deepEqual(
    signaturesIn(joined).map(({ first, end }) => [first, end]),
    [
      [0, 3],
      [5, 6],
      [6, 9],
      [10, 13],
      [15, 16],
      [16, 19],
    ],
  );
});

function check(name: string, areSome: boolean, words: readonly number[], events = 9): void {
  test(name, () => assert.equal(areSignatures(Uint32Array.from(words), events), areSome));
}

check('what was packed', true, [...packSignatures(SIGNATURES)]);
check('none', true, []);
check('more events than there are', false, [...packSignatures(SIGNATURES)], 8);
check('events twice', false, [0, 3, 0, 2, 3, 0]);
check('a filter that is cut', false, [0, 3, 2, 1]);
check('a beginning that is cut', false, [0, 3]);
