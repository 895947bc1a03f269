import assert from 'node:assert/strict';
import test from 'node:test';
import { summarizeShortHistories } from '../../../../src/core/analysis/exports/short-history-summary.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { investigate, record } from '../support/case.ts';

const RULES = loadRules(
  [
    {
      path: 'new.yml',
      text: `
title: New
finding: new
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventName: CreateKeyPair }, condition: a }
new_terms: { fields: [userIdentity.userName], history: 2d }
level: medium
---
title: Any
finding: any
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventName: CreateKeyPair }, condition: a }
level: low
`,
    },
  ],
  SHIPPED_PLACEHOLDERS,
);

const by = (userName: string, day: number, clock = '10:00:00'): string =>
  record({ eventID: userName, eventTime: `2024-05-0${day}T${clock}Z`, userIdentity: { userName } });

/** Of how many findings more history is wanted, for which events, and from when on. */
function check(log: readonly string[], expected: unknown[]): void {
  const investigation = investigate({ log: `[${log.join()}]` }, RULES);
  assert.deepEqual(
    investigation
      .shortHistories({ minimumLevel: 'informational', search: '' })
      .map(({ id, findings, events, from }) => [
        id,
        findings,
        events.map(({ eventID }) => eventID).join(' '),
        new Date(from).toISOString().slice(0, 13),
      ]),
    expected,
  );
}

test('findings of what is new within less than the history', () =>
  check([by('ana', 1), by('bob', 2), by('eve', 5)], [['new', 3, 'ana bob', '2024-04-29T10']]));

test('all of the history is enough, its edge included', () =>
  check([by('ana', 1), by('bob', 3)], [['new', 2, 'ana', '2024-04-29T10']]));

test('what is not shown and what is not new does not count', () => {
  const log = `[${[by('ana', 1), by('ana', 2)].join()}]`;
  const investigation = investigate({ log }, RULES);
  assert.equal(investigation.shortHistories({ minimumLevel: 'high', search: '' }).length, 0);
  check([by('ana', 1), by('ana', 2)], [['new', 1, 'ana', '2024-04-29T10']]);
});

test('the summary says the same', () => {
  const investigation = investigate({ log: `[${[by('ana', 1), by('bob', 2), by('eve', 5)].join()}]` }, RULES);
  const { findings } = investigation.conclusion();
  assert.deepEqual(summarizeShortHistories(findings, RULES, investigation.coverage()), [
    { rule: 'new', findings: 2, days: 2, loadFrom: '2024-04-29T10:00:00.000Z' },
  ]);
});
