import assert from 'node:assert/strict';
import test from 'node:test';
import type { FilterPreview } from '../../../src/core/analysis/findings/filter-preview.ts';
import { filterEffect } from '../../../src/server/describe/filter-effect.ts';

function check(preview: FilterPreview, rules: number, expected: string): void {
  test(expected, () => assert.equal(filterEffect(preview, rules), expected));
}

check({ findings: 15, hidden: 12, isCut: false }, 1, 'Hides 12 of 15 findings of this rule');
check({ findings: 1, hidden: 0, isCut: false }, 3, 'Hides 0 of 1 finding of these 3 rules');
check(
  { findings: 1500, hidden: 1000, isCut: true },
  1,
  'Hides at least 1,000 of 1,500 findings of this rule, judged by the first 1,000 events',
);
