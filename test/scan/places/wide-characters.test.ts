import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexText } from '../../../src/core/log/text/text-index.ts';
import { OneLineIndex, placeInOneLine, wideCharactersOfLine } from '../../../src/scan/places/one-line.ts';
import { sourceText } from '../../../src/scan/places/source-text.ts';
import { joinedWide, type WideCharacters } from '../../../src/scan/places/wide-characters.ts';

/** What is known of a line without its text is what the text says; `isKnown` false for a text of which it is not. */
function check(name: string, content: string | Uint8Array, isKnown = true): void {
  test(name, () => {
    const text = Buffer.from(content);
    const wide = wideCharactersOfLine(text);
    assert.equal(wide !== undefined, isKnown);
    const odd = Uint32Array.from([...text.keys()].filter((at) => text[at]! < 0x20 || text[at]! >= 0x80));
    assert.deepEqual(wideCharactersOfLine(text, odd), wide);
    if (!wide) return;
    const known = indexText(text);
    const index = new OneLineIndex(text.length, wide);
    const places = near(text);
    for (const place of places) {
      assert.deepEqual(index.positionAt(place), known.positionAt(place), `position at ${place}`);
      const position = { line: 0, column: place };
      assert.equal(index.offsetAt(position), known.offsetAt(position), `offset of column ${place}`);
    }
    for (const line of [-1, 1]) {
      assert.equal(index.offsetAt({ line, column: 0 }), known.offsetAt({ line, column: 0 }));
    }
    const source = sourceText(text);
    const starts = places.filter((at) => at >= 0 && at < text.length && (text[at]! & 0xc0) !== 0x80);
    for (const [number, offset] of starts.entries()) {
      const span = { offset, length: (starts[number + 3] ?? text.length) - offset };
      assert.deepEqual(placeInOneLine(span, wide), source.placeOf(span));
    }
  });
}

/** Of a long text some places at its ends, and where the reader goes on to the next block. */
function near({ length }: Uint8Array): number[] {
  const places = Array.from({ length: length + 10 }, (_, at) => at - 5);
  return places.filter((at) => at < 100 || at > length - 100 || (at + 8) % 1024 < 16);
}

test('what is known of the parts of a line is known of the line', () => {
  for (const [first, second] of [
    ['a', 'b'],
    ['ä€', 'b'],
    ['a', '😀b'],
    ['ä€', '😀b€'],
  ] as const) {
    const bytes = Buffer.byteLength(first);
    const joined = joinedWide(wideIn(first), bytes, wideIn(second), Buffer.byteLength(second));
    assert.deepEqual(joined, wideIn(first + second));
  }
  const [some, more] = [wideIn('ä'.repeat(256)), wideIn('ä'.repeat(257))];
  assert.equal(joinedWide(some, 512, more, 514), undefined);
  assert.equal(joinedWide(wideIn(''), 2 ** 30 - 1, wideIn('aä'), 3), undefined);
  assert.deepEqual(joinedWide(wideIn('ä'), 2 ** 33, wideIn('a'), 1), wideIn('ä'));
  // One more for each 32 KiB.
  assert.equal(joinedWide(some, 513 * 2 ** 15 - 515, more, 514), undefined);
  assert.equal(joinedWide(some, 513 * 2 ** 15 - 514, more, 514)?.length, 513);
});

function wideIn(text: string): WideCharacters {
  return wideCharactersOfLine(Buffer.from(text))!;
}

check('nothing', '');
check('ASCII', 'abc');
check('two bytes', 'aäbäö');
check('three bytes', '€a€€');
check('four bytes', '😀a😀😀b');
check('all of them', 'ä€😀ä😀€ä');
check('a line feed', 'ä\n', false);
check('a carriage return', 'a\rb', false);
check('no UTF-8', Buffer.from([0x61, 0xe4, 0x62]), false);
check('what goes on without having begun', Buffer.from([0x80, 0x61]), false);
check('what goes on too far', Buffer.from([0xc3, 0xa4, 0xa4]), false);
check('a byte that begins nothing', Buffer.from([0xff, 0xbf, 0xbf, 0xbf]), false);
check('a character that is cut at the end', Buffer.from('a€').subarray(0, 3), false);
for (let pad = 1020; pad < 1026; pad++) check(`across a block at ${pad}`, `${'x'.repeat(pad)}😀€ä`);
check('across a piece', `${'x'.repeat((1 << 14) - 2)}😀${'x'.repeat(3000)}€`);
check('many', 'x'.repeat(1000) + 'ä'.repeat(512));
check('too many', 'x'.repeat(1000) + 'ä'.repeat(513), false);
