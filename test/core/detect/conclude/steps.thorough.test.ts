import assert from 'node:assert/strict';
import test from 'node:test';
import { concludeInSteps } from '../../../../src/core/detect/conclude/conclude.ts';
import type { EventFacts, LogMatches, Match } from '../../../../src/core/detect/finding.ts';
import { load } from '../support/rules.ts';
import { correlating } from './support/own-rules.ts';

const MATCHES = 20_000;
/** A step reads the values of so many matches at most, of each several times. */
const MOST_READ = 4 * 512;

const OF_ONE_USER = `
finding: FINDING
level: low
correlation:
  type: TYPE
  rules: RULES
  group-by: [user.name]
  timespan: 1m`;

/** A correlation over 20,000 events of one user, and how many findings it makes of them. */
function check(what: string, type: string, rules: string, more: string, findings: number): void {
  test(`${what}: thousands of matches are concluded from step by step`, () => {
    const text = OF_ONE_USER.replace('FINDING', 'test').replace('TYPE', type).replace('RULES', rules);
    const ruleSet = load(correlating(text + more));
    assert.deepEqual(ruleSet.refused, []);
    let reads = 0;
    const matches = Array.from({ length: MATCHES }, (_, index): Match => {
      const rule = ruleSet.rules[index % 2]!.key;
      return {
        rule,
        event: eventAt(index),
        evidence: [],
        get values() {
          reads++;
          return { 'user.name': ['alice'] };
        },
      };
    });
    const log: LogMatches = { ...NOTHING, matches };
    const steps = concludeInSteps([log], ruleSet, {});
    for (let step = steps.next(); ; step = steps.next()) {
      assert.ok(reads <= MOST_READ, String(reads));
      reads = 0;
      if (!step.done) continue;
      assert.equal(step.value.findings.length, findings);
      return;
    }
  });
}

check('a count', 'event_count', '[a, b]', '\n  condition: { gte: 3 }', 1);
check('a count of values', 'value_count', '[a, b]', '\n  condition: { field: user.name, gte: 1 }', 1);
check('events in order', 'temporal_ordered', '[a, b]', '', 1);
check('events around an anchor', 'temporal', '[a, b]', '\nanchor: a', MATCHES / 2);

const NOTHING: Omit<LogMatches, 'matches'> = {
  log: 'log',
  undecided: [],
  joins: [],
  firstTime: 0,
  lastTime: MATCHES,
};

/** One event a second. */
function eventAt(index: number): EventFacts {
  return {
    log: 'log',
    index,
    time: index * 1000,
    span: { offset: index, length: 1 },
    keyPairs: [],
    securityGroups: [],
  } as never;
}
