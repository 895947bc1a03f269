import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../src/core/detect/conclude/conclude.ts';
import { indexBytes, readFixtures, reopen, rulesWith } from './support.ts';

const FILTER = `title: Nothing of long-term keys
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [cti_key_pair_imported, cti_suspicious_key_pair_name, cti_weak_key_pair_name]
  longTerm: { cloudtrail.credential.kind: long-term }
  condition: not longTerm
---
title: No removal
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [cti_key_pair_removed_after_use]
  any: { eventName: '*' }
  condition: not any`;

test('what filters took away of a kept case is what they took away when it was read', () => {
  const rules = rulesWith({ path: 'filter.yml', text: FILTER });
  assert.deepEqual(rules.refused, []);
  const files = readFixtures(rules);
  const stored = reopen(
    indexBytes(files),
    files.map(({ path }) => path),
  )!.files;
  const kept = stored.flatMap((file) => (file?.kind === 'read' ? [file.matches] : []));
  const conclusion = conclude(kept, rules);
  assert.deepEqual(
    conclusion,
    conclude(
      files.map(({ matches }) => matches),
      rules,
    ),
  );
  assert.ok(conclusion.suppressed.length > 2);
  assert.equal(new Set(conclusion.suppressed.flatMap(({ filters }) => filters)).size, 2);
});
