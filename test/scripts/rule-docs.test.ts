import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { RULE_DOCS, ruleDocs } from '../../scripts/rules/docs.ts';
import { packRules, type PackRule } from '../../scripts/rules/pack.ts';
import { rateTable, totalRates } from '../../scripts/rates/rate-table.ts';
import { sectionOf } from '../../scripts/rules/sections.ts';

const rules = packRules();
const ruleCalled = (id: string): PackRule => rules.find(({ finding }) => finding === id)!;

test('docs/rules.md is what `npm run rules` writes', () => {
  const page = readFileSync(RULE_DOCS, 'utf8');
  assert.equal(page, ruleDocs(page));
});

test('every rule has a row in the table of rates', () => {
  const page = readFileSync(RULE_DOCS, 'utf8');
  const [, table = ''] = /<!-- begin rates -->([^]*)<!-- rates end -->/.exec(page) ?? [];
  const rows = [...table.matchAll(/^\| \[`([\w-]+)`\]/gm)].map(([, id]) => id);
  assert.deepEqual(
    rows,
    rules.map(({ finding }) => finding),
  );
});

test('a section says when, why, what to do, and what else it may be', () => {
  const text = sectionOf(ruleCalled('trail-stopped'));
  assert.match(text, /^## trail-stopped\n/);
  assert.match(text, /\| high \| CloudTrail logging stopped, and a way back in made\. Within an hour/);
  assert.match(text, /\n- Should `userIdentity\.arn` change trails\?/);
  assert.match(text, /\*\*False positives\.\*\* A trail that is replaced .*; test accounts/);
  assert.match(text, /MITRE ATT&CK T1562\.008\. \[StopLogging\]\(https:/);
});

test('rates are per 100,000 events, by level', () => {
  const found = new Map([
    [
      'trail-stopped',
      new Map([
        ['low', 3],
        ['high', 1],
      ]),
    ],
  ]);
  const [everyday, attacks] = [
    { events: 5000, findings: found },
    { events: 10, findings: found },
  ];
  const table = rateTable([ruleCalled('trail-stopped')], everyday, attacks);
  assert.equal(
    table.split('\n').at(-1),
    '| [`trail-stopped`](#trail-stopped) | 20 high, 60 low, 0 informational | 4 |',
  );
  assert.equal(totalRates(everyday, ['high', 'low']), '20 high, 60 low');
});
