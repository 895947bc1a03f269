import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexOfChunks, indexText } from '../../../../src/core/log/text/text-index.ts';
import { type ChunkedText, chunkText } from '../../../../src/core/log/text/chunked-text.ts';
import { random } from '../random.ts';

const encoder = new TextEncoder();

/** Makes the edit in a text and in a plain copy of it, and compares bytes, lines and some positions. */
function check(
  text: ChunkedText,
  plain: Uint8Array,
  offset: number,
  deleted: number,
  inserted: Uint8Array,
  pick: (limit: number) => number,
): { text: ChunkedText; plain: Uint8Array } {
  const before = text.subarray();
  const edited = text.withEdit({ offset, deleted, inserted });
  const expected = Buffer.concat([plain.subarray(0, offset), inserted, plain.subarray(offset + deleted)]);
  assert.ok(expected.equals(edited.subarray()), 'the bytes');
  assert.deepEqual(text.subarray(), before, 'the old text is what it was');
  const index = indexOfChunks(edited);
  const fresh = indexText(expected);
  assert.equal(index.lineCount, fresh.lineCount);
  for (let i = 0; i < 10; i++) {
    const at =
      i < 5 ? pick(expected.length + 1) : Math.min(expected.length, offset + i - 6 + inserted.length);
    const position = fresh.positionAt(at);
    assert.deepEqual(index.positionAt(at), position, `position of ${at}`);
    assert.equal(index.offsetAt(position), fresh.offsetAt(position), `offset of ${at}`);
    const end = Math.min(expected.length, at + pick(20_000));
    if (at >= 0) assert.ok(expected.subarray(at, end).equals(edited.subarray(at, end)), `${at} to ${end}`);
  }
  return { text: edited, plain: expected };
}

const PIECES = ['a', '\n', '\r', '\r\n', 'é', '🔑', '€', '{"x": 1},\n', '', ''];

test('an edited text is the text, and its lines are those', () => {
  for (const [seed, start] of [
    'first\nsecond\r\nthird',
    'é🔑\r\n\r€'.repeat(9000),
    '',
    'a line\n'.repeat(200_000),
  ].entries()) {
    const pick = random(7 + seed);
    let plain: Uint8Array = encoder.encode(start);
    let text = chunkText(plain);
    for (let round = 0; round < 150; round++) {
      const size = pick(20) === 0 ? 3000 : 1;
      const piece = encoder.encode(PIECES[pick(PIECES.length)]!.repeat(size));
      // Mostly near the borders of chunks, where things go wrong.
      const borders = [...text.chunksFrom()].map(({ bytes }) => bytes);
      const border = [...borders, text.length][pick(borders.length + 1)]!;
      const near = Math.max(0, Math.min(plain.length, border + pick(7) - 3));
      const offset = wholeCharacter(plain, pick(3) === 0 ? pick(plain.length + 1) : near);
      const most = pick(15) === 0 ? 30_000 : 5;
      const end = wholeCharacter(plain, Math.min(plain.length, offset + pick(most)));
      ({ text, plain } = check(text, plain, offset, Math.max(0, end - offset), piece, pick));
    }
  }
});

/** The nearest offset before which no character is half. */
function wholeCharacter(text: Uint8Array, offset: number): number {
  let at = offset;
  while (at > 0 && (text[at]! & 0xc0) === 0x80) at--;
  return at;
}

test('an edit keeps all chunks but those it touches', () => {
  const text = chunkText(encoder.encode('0123456789abcdef'.repeat(4096)));
  const edited = text.withEdit({ offset: 30_000, deleted: 1, inserted: encoder.encode('xyz') });
  const [before, after] = [text, edited].map((each) => [...each.chunksFrom()].map(({ chunk }) => chunk));
  assert.equal(after!.filter((chunk) => !before!.includes(chunk)).length, 1);
  assert.equal(after!.length, before!.length);
});

test('a text that was never edited is not copied', () => {
  const bytes = encoder.encode('x'.repeat(100_000));
  const text = chunkText(bytes);
  assert.equal(text.subarray().buffer, bytes.buffer);
  assert.equal(text.subarray(5000, 60_000).buffer, bytes.buffer);
  assert.equal(text.inOnePiece().bytes.buffer, bytes.buffer);
});

test('a text in one piece again', () => {
  const edited = chunkText(encoder.encode('é'.repeat(50_000))).withEdit({
    offset: 20_000,
    deleted: 2,
    inserted: encoder.encode('a\n'),
  });
  const { text, bytes } = edited.inOnePiece();
  assert.deepEqual(bytes, edited.subarray());
  assert.equal(text.subarray().buffer, bytes.buffer);
  assert.deepEqual([...text.chunksFrom()], [...edited.chunksFrom()]);
});
