import assert from 'node:assert/strict';
import { test } from 'node:test';
import { indexText } from '../../../../src/core/log/text/text-index.ts';
import type { TextIndex } from '../../../../src/core/log/text/text-index.ts';

const encoder = new TextEncoder();

/** Every character's position, counted the slow way. */
function check(text: string, index: TextIndex = indexText(encoder.encode(text))): void {
  const lines = text.split(/\r\n|\r|\n/);
  assert.equal(index.lineCount, lines.length);
  let offset = 0;
  let line = 0;
  let column = 0;
  for (const character of text) {
    assert.deepEqual(index.positionAt(offset), { line, column }, `position of ${offset}`);
    if (column <= lines[line]!.length)
      assert.equal(index.offsetAt({ line, column }), offset, `offset of ${line}:${column}`);
    offset += encoder.encode(character).length;
    column += character.length;
    const isBreak = character === '\n' || (character === '\r' && encoder.encode(text)[offset] !== 10);
    if (isBreak) {
      line++;
      column = 0;
    }
  }
  assert.deepEqual(index.positionAt(offset), { line, column });
}

test('lines end as editors count them, columns count UTF-16', () => {
  check('');
  check('one');
  check('a\nb\r\nc\rd\n\n\r\n');
  check('bücher €uro 🔑 key\r\nzwölf\r🔑\n');
});

test('beyond the text and beyond the line', () => {
  const index = indexText(encoder.encode('ab\r\ncd'));
  assert.equal(index.offsetAt({ line: 0, column: 99 }), 2);
  assert.equal(index.offsetAt({ line: 9, column: 0 }), 6);
  assert.deepEqual(index.positionAt(99), { line: 1, column: 2 });
  assert.deepEqual(indexText(encoder.encode('a🔑')).positionAt(3), { line: 0, column: 1 });
});

test('one long line with characters of every width', () => {
  const text = 'aé€🔑'.repeat(5000);
  const bytes = encoder.encode(text);
  const index = indexText(bytes);
  for (const units of [0, 5, 4999, 12_345, text.length]) {
    const offset = encoder.encode(text.slice(0, units).replace(/[\ud800-\udbff]$/, '')).length;
    assert.equal(index.offsetAt({ line: 0, column: units }), offset);
  }
  assert.deepEqual(index.positionAt(bytes.length), { line: 0, column: text.length });
});

test('a text of many steps is indexed as in one', () => {
  const line = `${'é'.repeat(1000)}\r\n`;
  const bytes = encoder.encode('x' + line.repeat(2500)); // a break falls on the border of two steps or beside it
  const index = indexText(bytes);
  assert.equal(index.lineCount, 2501);
  const length = encoder.encode(line).length;
  for (const number of [1, 1046, 1047, 1048, 2500]) {
    assert.deepEqual(index.positionAt(1 + number * length), { line: number, column: 0 });
    assert.equal(index.offsetAt({ line: number, column: 0 }), 1 + number * length);
  }
  assert.deepEqual(index.positionAt(1 + 2000 * length + 20), { line: 2000, column: 10 });
});

test('lines that are long', () => {
  const index = indexText(encoder.encode(`${'a'.repeat(9)}\n${'b'.repeat(30_000)}\r\n${'c'.repeat(12_000)}`));
  assert.ok(index.hasLineLongerThan(29_000));
  assert.ok(!index.hasLineLongerThan(30_000));
  assert.ok(indexText(encoder.encode('abcdefghijklm\na\n')).hasLineLongerThan(8));
  assert.ok(indexText(encoder.encode(`a\n${'c'.repeat(12_000)}`)).hasLineLongerThan(11_000));
  assert.ok(!indexText(encoder.encode('a\n'.repeat(12_000))).hasLineLongerThan(8));
  assert.ok(
    indexText(
      encoder.encode(`${'a\n'.repeat(12_000)}bcdefghijklm\n${'a\n'.repeat(12_000)}`),
    ).hasLineLongerThan(8),
  );
});
