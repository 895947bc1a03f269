import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarizeUndecided } from '../../../../src/core/analysis/exports/undecided-summary.ts';
import { undecidedGroups } from '../../../../src/core/analysis/explanations/undecided-groups.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { PLACES } from '../exports/support.ts';
import { investigate, record } from '../support/case.ts';

const RULES = loadRules(
  [
    {
      path: 'a.yml',
      text: `
title: Network
name: network
logsource: { product: aws, service: cloudtrail }
detection: { a: { source.as.number: 1 }, condition: a }
---
title: User
name: user
logsource: { product: aws, service: cloudtrail }
detection: { a: { user.name: bob }, b: { source.as.number: 1 }, condition: a and b }
`,
    },
  ],
  SHIPPED_PLACEHOLDERS,
);

test('what is undecided is grouped by rule and reason; the summary counts the same', () => {
  const events = ['10.0.0.1', '10.0.0.2', '88.1.2.3'].map((sourceIPAddress, at) =>
    record({
      eventID: `e${at}`,
      sourceIPAddress,
      userIdentity: at === 1 ? { type: 'AWSAccount' } : { userName: 'bob' },
    }),
  );
  const { undecided } = investigate({ 'a.json': `[${events.join(',')}]` }, RULES).conclusion();
  const groups = undecidedGroups(undecided);
  assert.deepEqual(
    groups.map(({ id, reason, events: found }) => [id, reason, found.map(({ eventID }) => eventID)]),
    [
      ['network', 'no AS known for {address}', ['e0', 'e1']],
      ['user', 'no AS known for {address}', ['e0', 'e1']],
      ['user', 'no user name', ['e1']],
    ],
  );
  const summary = summarizeUndecided(undecided, PLACES);
  assert.deepEqual(
    summary.map(({ rule, reason, count }) => [rule, reason, count]),
    groups.map(({ id, reason, events: found }) => [id, reason, found.length]),
  );
});
