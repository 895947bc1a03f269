import assert from 'node:assert/strict';
import test from 'node:test';
import { filledIn } from '../../src/server/describe/filled.ts';

/** Values in `⟨…⟩`, the rule's own words as they are. */
function check(template: string | undefined, sentence: string, expected: string): void {
  const shown = filledIn(template, sentence).map((part) =>
    typeof part === 'string' ? part : 'code' in part ? `⟨${part.code}⟩` : '?',
  );
  test(`${template} + ${sentence}`, () => assert.equal(shown.join(''), expected));
}

check('Key {a.b} by {c}.', 'Key xg1 by alice.', 'Key ⟨xg1⟩ by ⟨alice⟩.');
check('No value', 'No value', 'No value');
check('{a}', 'only this', '⟨only this⟩');
check('{a} then {b}', 'x then y then z', '⟨x⟩ then ⟨y then z⟩');
check('Key {a}.', 'Another sentence', '⟨Another sentence⟩');
check(undefined, 'A title [x](y)', '⟨A title [x](y)⟩');
check('Two\n  lines {a}', 'Two\n  lines v', 'Two lines ⟨v⟩');
