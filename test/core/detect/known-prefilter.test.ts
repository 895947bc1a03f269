/** Detections that were compiled before are compiled again only for calls that they are for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DIST } from '../../../scripts/lib/paths.ts';
import { parsedRules, type RuleFile } from '../../../src/core/detect/parse/document.ts';
import { loadRules } from '../../../src/core/detect/parse/load.ts';
import { withPrefilters } from '../../../src/core/detect/parse/with-prefilters.ts';
import { couldMatch } from '../../../src/core/detect/rule-index.ts';
import type { DetectionRule } from '../../../src/core/detect/rule.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../src/core/enrich/placeholders.ts';
import { ruleWith } from './support/rules.ts';

const PACK: readonly RuleFile[] = JSON.parse(readFileSync(join(DIST, 'rules.json'), 'utf8'));

test('those of the pack are for the calls that their conditions ask for', () => {
  const known = detectionsOf(PACK);
  const compiled = detectionsOf(PACK.map(({ path, text }) => ({ path, text })));
  assert.ok(known.length > 100);
  assert.deepEqual(
    known.map(({ key, prefilter }) => [key, prefilter]),
    compiled.map(({ key, prefilter }) => [key, prefilter]),
  );
});

test('one whose prefilter is known is compiled for a call that it is for, and once', () => {
  const [rule] = detectionsOf([checked('a: { eventName: A }\ncondition: a and missing')]);
  assert.ok(rule);
  assert.equal(couldMatch(rule, { eventSource: 's3', eventName: 'B' }), false);
  assert.throws(() => couldMatch(rule, { eventSource: 's3', eventName: 'a' }), /missing/);
  const [good] = detectionsOf([checked('a: { eventName: A }\ncondition: a')]);
  assert.equal(good?.compiled(), good?.compiled());
});

for (const [why, detection] of [
  ['asks for a placeholder', 'a: { eventName|expand: "%known_bad_group_names%" }\ncondition: a'],
  ['is refused', 'a: { eventName: A }\ncondition: b'],
] as const) {
  test(`no prefilter is noted of one that ${why}`, () => {
    const [document] = withPrefilters(parsedRules({ path: 'a.yml', text: ruleWith(detection) })).documents!;
    assert.ok(document && 'root' in document);
    assert.equal(document.prefilter, undefined);
  });
}

/** A file of which somebody says that it was compiled. */
function checked(detection: string): RuleFile {
  const file = parsedRules({ path: 'a.yml', text: ruleWith(detection) });
  return {
    ...file,
    documents: file.documents!.map((document) => ({ ...document, prefilter: { eventNames: ['a'] } })),
  };
}

function detectionsOf(files: readonly RuleFile[]): DetectionRule[] {
  const { rules, refused } = loadRules(files, SHIPPED_PLACEHOLDERS);
  assert.deepEqual(refused, []);
  return rules.filter((rule) => rule.kind === 'detection');
}
