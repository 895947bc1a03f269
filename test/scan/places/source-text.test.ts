import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceText } from '../../../src/scan/places/source-text.ts';

/** The place of what stands behind `before`, beside counting lines and UTF-16 units in the text itself. */
function check(name: string, before: string): void {
  test(name, () => {
    const text = Buffer.from(`${before}value${'x'.repeat(20_000)}é`);
    const { location, characters } = sourceText(text).placeOf({
      offset: Buffer.byteLength(before),
      length: 5,
    });
    const lines = before.split(/\r\n|\n|\r/);
    const column = lines.at(-1)!.length + 1;
    assert.deepEqual(characters, { offset: before.length, length: 5 });
    assert.deepEqual(location, {
      offset: Buffer.byteLength(before),
      length: 5,
      startLine: lines.length,
      startColumn: column,
      endLine: lines.length,
      endColumn: column + 5,
    });
  });
}

check('at the beginning', '');
check('behind ASCII', 'abc');
check('behind other characters', 'é本🔑"');
check('far behind them', `é${'a'.repeat(40_000)}`);
check('just before a thousand bytes are full', `🔑${'a'.repeat(1020)}`);
check('behind plain stretches', `${'a'.repeat(33_000)}🔑${'b'.repeat(20_000)}`);
check('on another line', 'é\nü');
check('on another line of any kind', `é\r\n${'ü'.repeat(20_000)}\rü`);
check('in one of many blocks', `é${'ab'.repeat(50_000)}ü`);
