import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FindingFilter } from '../../../../src/core/analysis/findings/filter.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { textOf } from '../../detect/explain/support/check.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const LOGSOURCE = 'logsource: { product: aws, service: cloudtrail }';
const RULES = loadRules(
  [
    {
      path: 'rules.yml',
      text: `
title: Any key pair
name: any
level: low
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair }, condition: a }
---
title: Key pair of Bob
name: bob
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair, userIdentity.userName: bob }, condition: a }
---
title: Failed key pair of Bob
name: failed
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair, userIdentity.userName: bob, errorCode|exists: true }, condition: a }
---
title: Key pair from a network
name: network
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair, source.as.number: 1 }, condition: a }
---
title: Key pair of Ana
name: ana
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair, userIdentity.userName: ana }, condition: a }
---
title: Instances
name: instances
${LOGSOURCE}
detection: { a: { eventName: RunInstances }, condition: a }
---
title: Elsewhere
name: elsewhere
${LOGSOURCE}
detection: { a: { eventName: GetObject, userIdentity.userName: ana }, condition: a }
---
title: Helper
name: helper
${LOGSOURCE}
detection: { a: { eventName: CreateKeyPair, awsRegion: us-east-1 }, condition: a }
---
title: Key pair and instances
name: chain
correlation: { type: temporal, rules: [helper, instances], timespan: 1h, generate: false }
---
title: Ana may
${LOGSOURCE}
filter: { rules: [ana], a: { userIdentity.userName: ana }, condition: not a }
`,
    },
  ],
  SHIPPED_PLACEHOLDERS,
);
assert.deepEqual(RULES.refused, []);

const EVERYTHING: FindingFilter = { minimumLevel: 'informational', search: '' };
const EVENT = record({ sourceIPAddress: '10.0.0.5' });

test('the rules of an event: taken away, near misses, undecided, matched, others', () => {
  const investigation = investigate({ 'a.json': EVENT }, RULES);
  const standings = inOneGo(investigation.standingsInSteps({ log: 'a.json', index: 0 }));
  const lines = standings.map(({ rule, standing, failed, why }) => {
    return `${standing} ${rule.name} ${failed}${why ? ` ${textOf([{ ...why, depth: 0 }])}` : ''}`;
  });
  assert.deepEqual(lines, [
    'suppressed ana 0',
    'near-miss bob 1 no `userIdentity.userName` is `bob` · the event has `ana`',
    'near-miss chain 1 missing: no event in the window and the group matches `instances`',
    'near-miss failed 2 no `userIdentity.userName` is `bob` · the event has `ana`',
    'undecided network 1 undecided `source.as.number` is `1` · `no AS known for 10.0.0.5`',
    'match any 0',
    'other elsewhere Infinity',
  ]);
});

/** The first lines of an explanation: what became of the match. */
function checkRemarks(
  name: string,
  [rule, log, filter]: readonly [rule: string, log: string, filter: FindingFilter],
  expected: readonly string[],
): void {
  test(name, () => {
    const investigation = investigate({ 'a.json': EVENT, 'b.json': EVENT }, RULES);
    const { key } = RULES.rules.find((each) => each.name === rule)!;
    const explained = inOneGo(investigation.explainInSteps({ log, index: 0 }, key, filter));
    const lines = explained!.lines.filter(({ depth, truth }) => depth === 0 && truth === undefined);
    assert.deepEqual(
      lines.map((each) => textOf([each])),
      expected,
    );
  });
}

checkRemarks('a finding that is shown needs no remark', ['any', 'a.json', EVERYTHING], []);
checkRemarks(
  'below the minimum level',
  ['any', 'a.json', { minimumLevel: 'medium', search: '' }],
  ['not shown: its level, low, is below the minimum level, medium'],
);
checkRemarks(
  'left out by the search',
  ['any', 'a.json', { minimumLevel: 'low', search: 'zzz' }],
  ['not shown: the search `zzz` leaves it out'],
);
checkRemarks(
  'another delivery counts',
  ['any', 'b.json', EVERYTHING],
  ['another delivery of the same event counts, and carries what is found'],
);
checkRemarks(
  'a rule that only feeds a correlation',
  ['helper', 'a.json', EVERYTHING],
  ['the rule has no findings of its own: it only feeds `chain`'],
);
checkRemarks(
  'a filter',
  ['ana', 'a.json', EVERYTHING],
  ['taken away by the filter `Ana may`; it lets pass only what is as follows:'],
);

test('a level that another finding raised', () => {
  const launch = record({
    eventID: 'e2',
    eventTime: '2024-05-01T10:05:00Z',
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
    responseElements: null,
  });
  const investigation = investigate({ 'a.json': `[${EVENT},${launch}]` }, PACK_RULES);
  const { rule, level } = investigation
    .findings(EVERYTHING)
    .find(({ id }) => id === 'key-pair-used-after-creation')!;
  assert.equal(level, 'high');
  const explained = inOneGo(investigation.explainInSteps({ log: 'a.json', index: 1 }, rule, EVERYTHING))!;
  assert.deepEqual(
    explained.remarks.map((each) => textOf([each])),
    ['raised from low to high: the creation of the key pair was itself reported'],
  );
});

test('nothing is explained of a log that is not there, or by a rule that is not', () => {
  const investigation = investigate({ 'a.json': EVENT }, RULES);
  assert.equal(inOneGo(investigation.explainInSteps({ log: 'b', index: 0 }, 'any', EVERYTHING)), undefined);
  assert.equal(
    inOneGo(investigation.explainInSteps({ log: 'a.json', index: 0 }, 'x', EVERYTHING)),
    undefined,
  );
  assert.deepEqual(inOneGo(investigation.standingsInSteps({ log: 'b', index: 0 })), []);
});
