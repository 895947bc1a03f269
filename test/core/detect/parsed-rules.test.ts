import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsedRules } from '../../../src/core/detect/parse/document.ts';
import { loadRules } from '../../../src/core/detect/parse/load.ts';
import { CONTEXT, ruleWith } from './support/rules.ts';

/** A file whose text was parsed somewhere else gives the same rules, and refuses the same at the same places. */
function check(name: string, text: string, expected: { rules: number; refused: readonly string[] }): void {
  test(name, () => {
    const file = { path: 'a.yml', text };
    const elsewhere = structuredClone(parsedRules(file));
    const [here, there] = [file, elsewhere].map((each) => loadRules([each], CONTEXT.placeholders));
    assert.equal(JSON.stringify(there), JSON.stringify(here));
    const refused = here!.refused.map(({ line, column, reason }) => `${line}:${column} ${reason}`);
    assert.deepEqual({ rules: here!.rules.length, refused }, expected);
  });
}

check('rules', `${ruleWith('a: { x: 007 }\ncondition: a')}---\n`, { rules: 1, refused: [] });
check('a text with a byte order mark', `\uFEFF${ruleWith('a: { x: 1 }\ncondition: a')}`, {
  rules: 1,
  refused: [],
});
check('an alias', ruleWith('a: { x: &v [1, 2], y: *v }\ncondition: a'), { rules: 1, refused: [] });
check('an alias inside what it stands for', ruleWith('a: { x: &v [1, *v] }\ncondition: a'), {
  rules: 0,
  refused: ['4:18 a value of x must be a plain value'],
});
check('broken YAML', 'a: [', {
  rules: 0,
  refused: ['1:5 Flow sequence in block collection must be sufficiently indented and end with a ]'],
});
check('a misspelt modifier', ruleWith("a: { x|contians: 'b' }\ncondition: a"), {
  rules: 0,
  refused: ['4:10 the modifier "contians" is not supported'],
});
