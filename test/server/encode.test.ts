import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOneGo } from '../../src/core/log/steps.ts';
import { encodeInSteps } from '../../src/server/encode.ts';

function check(name: string, text: string): void {
  test(name, () => {
    assert.ok(Buffer.from(inOneGo(encodeInSteps(text))).equals(Buffer.from(text)));
  });
}

const STEP = 1 << 21;

check('nothing', '');
check('a short text', '{"a":"é🔑"}');
check('a pair across the border of two steps', `${'x'.repeat(STEP - 1)}🔑${'y'.repeat(STEP)}`);
check('pairs only', '🔑'.repeat(STEP));
check('three bytes a character', '\u20ac'.repeat(STEP + 5));
check('a lone surrogate at the border', `${'x'.repeat(STEP - 1)}\ud83dy`);
