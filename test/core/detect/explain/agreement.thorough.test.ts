import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { conclude } from '../../../../src/core/detect/conclude/conclude.ts';
import { ask, caseBase } from '../../../../src/core/detect/explain/case-base.ts';
import { explainDetection } from '../../../../src/core/detect/explain/explain-detection.ts';
import { explainRule } from '../../../../src/core/detect/explain/explain-rule.ts';
import { explanationLines } from '../../../../src/core/detect/explain/explanation-lines.ts';
import { matchEvent } from '../../../../src/core/detect/match-event.ts';
import { matchLog } from '../../../../src/core/detect/match.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { enrich } from '../../../../src/core/enrich/enrich.ts';
import type { EnrichContext } from '../../../../src/core/enrich/enrichment.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { PACK_FILES } from '../support/pack.ts';
import { CONTEXT } from '../support/rules.ts';

// An explanation and the finding it is about are worked out side by side: here they are held against each other, every
// rule on every event of the fixtures.

const ROOT = join(import.meta.dirname, '../../../..');
const names = ['key-one', 'test'];
const context: EnrichContext = {
  ...CONTEXT,
  assessName: (name) => ({
    reason: names.some((each) => name.includes(each)) ? 'known-bad' : 'gibberish',
    explanation: '',
  }),
};

/** Rules that ask in every way there is, and filters that take some of it away. */
const OWN = `
title: Keywords
logsource: { product: aws, service: cloudtrail }
detection: { keywords: [us-east-1, AKIA], condition: keywords }
---
title: Negations
name: negations
logsource: { product: aws, service: cloudtrail }
detection:
  a: { sourceIPAddress|cidr: 10.0.0.0/8 }
  b_1: { errorCode: null, userAgent|contains|all: [a, s] }
  b_2: { eventName|neq: CreateKeyPair, requestParameters|exists: true }
  condition: not a and (1 of b_* or not all of b_*)
---
title: Undecided without a network
name: networks
logsource: { product: aws, service: cloudtrail }
detection: { a: { source.as.organization.name|contains: a }, b: { user.name|re: '^a' }, condition: a or b }
---
title: Times
name: times
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventTime|hour|gte: 8 }, b: { userIdentity.userName|fieldref: userIdentity.principalId }, condition: a and not b }
---
title: Bursts
name: bursts
correlation: { type: event_count, rules: [times], group-by: [awsRegion], timespan: 1d, condition: { gte: 2 } }
---
title: Two kinds
name: kinds
correlation: { type: temporal, rules: [times, negations], timespan: 1d }
---
title: Two kinds in order, of bursts
name: ordered
correlation: { type: temporal_ordered, rules: [bursts, negations], timespan: 30d }
---
title: New users
name: users
logsource: { product: aws, service: cloudtrail }
detection: { a: { eventSource|endswith: amazonaws.com }, condition: a }
new_terms: { fields: [user.name], history: 10d }
---
title: Not of these
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [networks, times, kinds]
  who: { userIdentity.userName|startswith: [a, b] }
  condition: not who
`;

const rules = loadRules([...PACK_FILES, { path: 'own.yml', text: OWN }], context.placeholders);
assert.deepEqual(rules.refused, []);

const seen = { found: 0, taken: 0, open: 0 };

for (const path of globSync('test/fixtures/{log,editor}/*', { cwd: ROOT })) {
  const log = readLog(readFileSync(join(ROOT, path)));
  if (log.events.length > 0) agrees(path, log);
}

test('all of it was met', () =>
  assert.ok(
    Object.values(seen).every((count) => count > 20),
    JSON.stringify(seen),
  ));

function agrees(path: string, log: Log): void {
  test(`${basename(path)}: each detection says what it matched`, () => {
    for (const event of log.events) {
      const { matches, undecided, suppressed } = matchEvent('log', event, rules, context);
      const target = { event, enrichment: enrich(event, context) };
      for (const rule of rules.rules) {
        if (rule.kind !== 'detection') continue;
        const filters = (rules.filters ?? []).filter((filter) => filter.rules.includes(rule.key));
        const { verdict, condition, suppressedBy } = explainDetection(rule, target, filters);
        const isIn = (list: readonly { readonly rule: string }[]): boolean =>
          list.some((each) => each.rule === rule.key);
        const held = suppressed.find(({ match }) => match.rule === rule.key);
        const expected = isIn(matches) || held ? 'match' : isIn(undecided) ? 'undecided' : 'no-match';
        // What is undecided and taken away by a filter is nowhere: there is nothing to say of it.
        const shown = verdict === 'undecided' && suppressedBy.length > 0 ? 'no-match' : verdict;
        assert.equal(shown, expected, `${rule.title} on ${event.eventName}`);
        assert.equal(condition.truth, { match: 'yes', 'no-match': 'no', undecided: 'undecided' }[verdict]);
        if (held)
          assert.deepEqual(
            suppressedBy.map(({ filter }) => filter.key),
            held.filters,
          );
      }
    }
  });

  test(`${basename(path)}: every finding has an explanation that says so, and nothing else has`, () => {
    const logs = [matchLog('log', log, rules, context)];
    const { findings, suppressed, undecided } = conclude(logs, rules);
    const asking = ask(inOneGo(caseBase(logs, rules, () => false)));
    const found: string[] = [];
    const taken: string[] = [];
    const open: string[] = [];
    for (const event of log.events) {
      const target = { event, enrichment: enrich(event, context) };
      for (const rule of rules.rules) {
        const explanation = inOneGo(
          explainRule(rule, { target, place: { log: 'log', index: event.index } }, asking),
        );
        assert.ok(explanationLines(explanation, 'log').length > 0);
        if (!rule.reports) continue;
        const key = `${rule.finding} ${event.index}`;
        if (explanation.verdict === 'undecided') open.push(key);
        if (explanation.verdict !== 'match') continue;
        (explanation.suppressedBy.length > 0 ? taken : found).push(key);
        if (explanation.kind === 'correlation' && explanation.measure)
          assert.equal(explanation.measure.truth, 'yes');
      }
    }
    seen.found += found.length;
    seen.taken += taken.length;
    seen.open += open.length;
    assert.deepEqual(sorted(found), sorted(keysOf(findings)));
    const gone = taken.filter((key) => !found.includes(key));
    assert.deepEqual(sorted(gone), sorted(keysOf(suppressed.map(({ finding }) => finding))));
    for (const key of keysOf(undecided))
      assert.ok(open.includes(key) || found.includes(key), `${key} is not open`);
  });
}

function keysOf(
  list: readonly { readonly id: string; readonly event: { readonly index: number } }[],
): string[] {
  return list.map(({ id, event }) => `${id} ${event.index}`);
}

function sorted(keys: readonly string[]): string[] {
  return [...new Set(keys)].toSorted();
}
