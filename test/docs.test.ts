/** What the documentation gives as examples loads. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../scripts/lib/paths.ts';
import { loadRules } from '../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../src/core/enrich/placeholders.ts';
import { parseRuleTests } from '../src/core/detect/rule-tests/parse.ts';

function exampleIn(page: string): string {
  const [, example = assert.fail(page)] =
    /^```yaml\n([^]*?)^```$/m.exec(readFileSync(join(ROOT, 'docs', page), 'utf8')) ?? [];
  return example;
}

test('the filter of docs/suppressing.md, for the rule that it names', () => {
  const path = 'src/core/detect/pack/key-pairs/key-pair-imported.yml';
  const files = [
    { path, text: readFileSync(join(ROOT, path), 'utf8') },
    { path: 'filter.yml', text: exampleIn('suppressing.md') },
  ];
  const { refused, filters } = loadRules(files, SHIPPED_PLACEHOLDERS);
  assert.deepEqual(refused, []);
  assert.deepEqual(
    filters?.map(({ rules }) => rules.length),
    [1],
  );
});

test('the tests of docs/rule-tests.md', () => {
  const { problems, tests } = parseRuleTests({ path: 'mine.tests.yml', text: exampleIn('rule-tests.md') });
  assert.deepEqual(problems, []);
  assert.equal(tests.length, 4);
});
