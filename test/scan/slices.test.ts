/** A text that is read in slices says what it says when it is held as a whole. */
import assert from 'node:assert/strict';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { offsetsInText, offsetsOf } from '../../src/core/log/text/byte-search.ts';
import { encode } from '../../src/core/log/bytes.ts';
import { inOneGo } from '../../src/core/log/steps.ts';
import { fileStamp, readFully } from '../../src/scan/files/read-file.ts';
import { survey } from '../../src/scan/seekable/survey.ts';
import { FileSlices } from '../../src/scan/slices/file-slices.ts';
import { slicedText } from '../../src/scan/slices/sliced-text.ts';
import { sourceText } from '../../src/scan/places/source-text.ts';
import { Texts } from '../../src/scan/texts/texts.ts';
import { random } from '../core/log/random.ts';
import { kernel } from '../kernel/support/kernel.ts';
import { folderWith } from './support/folder.ts';

/** Where places are kept in between. */
const STEP = 1 << 16;

const TEXTS: Readonly<Record<string, Uint8Array>> = {
  'one line': encode('x'.repeat(3 * STEP + 17)),
  'one line in other letters': encode('größe €𝒳 '.repeat(20_000)),
  lines: encode(linesOf('\n')),
  'lines as Windows ends them': encode(linesOf('\r\n')),
  'a line break at a step': encode(`${'x'.repeat(STEP - 1)}\r\n${'€'.repeat(STEP)}\r\n\r\ny`),
  'nothing but line breaks': encode('\r\n'.repeat(STEP + 3)),
  short: encode('a\nb'),
};

function linesOf(end: string): string {
  return Array.from({ length: 9000 }, (_, line) => `${line} größe ${'€𝒳'.repeat(line % 7)}`).join(end);
}

for (const [name, bytes] of Object.entries(TEXTS)) {
  test(name, (t) => {
    const { slices } = slicesOf(t, bytes);
    const sliced = slicedText(slices);
    const whole = sourceText(bytes);
    assert.equal(sliced.lines.lineCount, whole.lines.lineCount);
    assert.equal(sliced.lines.hasLineLongerThan(20_000), whole.lines.hasLineLongerThan(20_000));
    const pick = random(3);
    for (let round = 0; round < 60; round++) {
      const span = spanIn(bytes, pick);
      assert.deepEqual(sliced.placeOf(span), whole.placeOf(span));
      const { offset } = span;
      if (round < 5) assert.equal(sliced.lines.offsetAt(whole.lines.positionAt(offset)), offset);
    }
  });
}

test('slices of a file, however they lie', (t) => {
  const bytes = Uint8Array.from({ length: 5 * STEP + 3 }, (_, index) => index * 31);
  const { slices } = slicesOf(t, bytes);
  const pick = random(5);
  for (let round = 0; round < 200; round++) {
    const start = pick(bytes.length);
    const end = start + pick(round % 2 === 0 ? 2000 : 3 * STEP);
    assert.deepEqual(Buffer.from(slices.subarray(start, end)), Buffer.from(bytes.subarray(start, end)));
  }
  assert.deepEqual(Buffer.from(slices.subarray()), Buffer.from(bytes));
});

test('what is looked through more than once is read once, unless it is huge', (t) => {
  const bytes = Uint8Array.from({ length: 40 * STEP }, (_, index) => index * 31);
  const { path } = slicesOf(t, bytes);
  const read: number[] = [];
  const text = {
    length: bytes.length,
    read(file: number, into: Uint8Array, position: number) {
      read.push(into.length);
      return readFully(file, into, position);
    },
  };
  const slices = new FileSlices(path, fileStamp(path)!, () => {}, text);
  const check = (start: number, end: number): void =>
    assert.deepEqual(Buffer.from(slices.subarray(start, end)), Buffer.from(bytes.subarray(start, end)));
  for (const [start, end] of [
    [5, 3 * STEP],
    [5, 3 * STEP],
    [STEP + 1, STEP + 9],
    [4, 3 * STEP],
  ] as const)
    check(start, end);
  assert.deepEqual(read, [3 * STEP - 5, 3 * STEP - 4]);
  check(0, 30 * STEP);
  check(0, 30 * STEP);
  assert.deepEqual(read.slice(2), [30 * STEP, 30 * STEP]);
});

test('a word at the edge of what is searched at once', (t) => {
  const bytes = encode('needle'.padStart((1 << 22) + 3, 'x') + 'needle'.repeat(3));
  const { slices } = slicesOf(t, bytes);
  assert.deepEqual(offsetsInText(slices, encode('needle')), offsetsOf(bytes, encode('needle')));
});

test('a file that has changed gives nothing, and that is told', (t) => {
  const told: string[] = [];
  const { path, slices } = slicesOf(t, encode('some text'), () => told.push('stale'));
  writeFileSync(path, 'some other text');
  assert.equal(slices.subarray(0, 4).length, 0);
  assert.deepEqual(told, ['stale']);
});

test('large texts are not held', (t) => {
  const { path } = slicesOf(t, encode('{"a": "größe"}'));
  const texts = new Texts({ largestHeld: 8 });
  const file = { path, stamp: fileStamp(path) };
  assert.ok(texts.of(file).text instanceof FileSlices);
  assert.ok(texts.isSliced(file));
  assert.equal(Buffer.from(texts.of(file).text.subarray(7, 14)).toString(), 'größe');
});

test('a compressed text is unpacked from where it was found that it can be', (t) => {
  const pick = random(5);
  const text = Array.from({ length: 5000 }, () => `größe ${pick(1e9)}\n`).join('');
  const { path } = slicesOf(t, gzipSync(text, { memLevel: 1 }));
  const file = openSync(path, 'r');
  const read = (into: Uint8Array, position: number): number => readFully(file, into, position);
  const { table: seek } = inOneGo(survey(read, kernel.inflate, 1e9, 1000))!;
  closeSync(file);
  assert.ok(seek.text.length > 5);
  const texts = new Texts({ kernel: () => kernel });
  const stamped = { path, stamp: fileStamp(path), seek };
  assert.ok(texts.isSliced(stamped));
  const source = texts.of(stamped);
  assert.ok(source.text instanceof FileSlices);
  const bytes = encode(text);
  for (const offset of [40_000, 3, bytes.length - 20]) {
    assert.deepEqual(
      Buffer.from(source.text.subarray(offset, offset + 20)),
      Buffer.from(bytes.subarray(offset, offset + 20)),
    );
    const span = { offset: bytes.indexOf(0x0a, offset), length: 1 };
    assert.deepEqual(source.placeOf(span), sourceText(bytes).placeOf(span));
  }
  assert.equal(new Texts().isSliced(stamped), false);
});

test('large texts in another encoding are', (t) => {
  const { path } = slicesOf(t, Buffer.from('\ufeff{"a": "größe"}', 'utf16le'));
  const texts = new Texts({ largestHeld: 8 });
  const file = { path, stamp: fileStamp(path) };
  assert.equal(texts.isSliced(file), false);
  assert.equal(Buffer.from(texts.of(file).text.subarray()).toString(), '{"a": "größe"}');
});

/** A span that parts no character and no line break. */
function spanIn(bytes: Uint8Array, pick: (limit: number) => number): { offset: number; length: number } {
  const offset = edgeAt(bytes, pick(bytes.length));
  return { offset, length: edgeAt(bytes, Math.min(bytes.length, offset + pick(200))) - offset };
}

function edgeAt(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at > 0 && (isContinuation(bytes[at]) || (bytes[at] === 0x0a && bytes[at - 1] === 0x0d))) at--;
  return at;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function slicesOf(
  t: TestContext,
  bytes: Uint8Array,
  wentStale: () => void = () => {},
): { readonly path: string; readonly slices: FileSlices } {
  const path = join(folderWith(t, { text: bytes }), 'text');
  return { path, slices: new FileSlices(path, fileStamp(path)!, wentStale) };
}
