import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFile, type DecodedFile } from '../../../src/core/log/encoding.ts';

const TEXT = '{"userName":"bücher 🔑 €"}\n';
const UTF8 = new TextEncoder().encode(TEXT);

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let i = 0; i < units.length; i++) view.setUint16(i * 2, units.charCodeAt(i), !bigEndian);
  return new Uint8Array(view.buffer);
}

/** The same whatever is known before. */
function decode(file: Uint8Array): DecodedFile {
  const decoded = decodeFile(file);
  const odd = Uint32Array.from([...file.keys()].filter((at) => file[at]! < 0x20 || file[at]! > 0x7f));
  const { text, problems } = decodeFile(file, { odd });
  assert.deepEqual({ text, problems }, { text: decoded.text, problems: decoded.problems });
  return decoded;
}

/** Decodes to `TEXT`, and every character's offset is that of its first byte in the file. */
function check(file: Uint8Array, codes: string[], offsetOf: (units: number) => number): void {
  const decoded = decode(file);
  assert.equal(new TextDecoder().decode(decoded.text), TEXT);
  assert.deepEqual(
    decoded.problems.map(({ code }) => code),
    codes,
  );
  let units = 0;
  for (const character of TEXT) {
    const textOffset = new TextEncoder().encode(TEXT.slice(0, units)).length;
    assert.equal(decoded.toFileOffset(textOffset), offsetOf(units));
    units += character.length;
  }
  assert.equal(decoded.toFileOffset(decoded.text.length), file.length);
}

const utf8Offset = (units: number): number => new TextEncoder().encode(TEXT.slice(0, units)).length;

test('UTF-8 with and without a mark', () => {
  check(UTF8, [], utf8Offset);
  check(Uint8Array.of(0xef, 0xbb, 0xbf, ...UTF8), [], (units) => 3 + utf8Offset(units));
});

test('UTF-16 of either order, with and without a mark', () => {
  for (const bigEndian of [false, true]) {
    check(utf16(TEXT, bigEndian, true), ['encoding'], (units) => 2 + units * 2);
    check(utf16(TEXT, bigEndian, false), ['encoding'], (units) => units * 2);
  }
});

test('offsets far into a UTF-16 file', () => {
  const decoded = decodeFile(utf16('aé🔑'.repeat(2000), false, true));
  assert.equal(decoded.toFileOffset(7 * 1500), 2 + 8 * 1500);
});

test('invalid UTF-8 is kept and named', () => {
  const far = new TextEncoder().encode(TEXT.repeat(200));
  for (const before of [UTF8, far, new Uint8Array(5000).fill(0x20)]) {
    for (const invalid of [[0xff], [0x80], [0xc3], [0xe2, 0x82], [0xc0, 0x80]]) {
      const file = Uint8Array.of(...before, ...invalid, 0x41);
      const { text, problems } = decode(file);
      assert.deepEqual([...text], [...file]);
      assert.deepEqual(
        problems.map(({ code, span }) => [code, span.offset]),
        [['encoding', before.length]],
      );
    }
  }
});

test('binary', () => {
  assert.equal(decode(Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3)).problems[0]?.code, 'binary');
});
