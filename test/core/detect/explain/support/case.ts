import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, caseBase, type CaseBase } from '../../../../../src/core/detect/explain/case-base.ts';
import { explainRule } from '../../../../../src/core/detect/explain/explain-rule.ts';
import { explanationLines } from '../../../../../src/core/detect/explain/explanation-lines.ts';
import type { Explanation } from '../../../../../src/core/detect/explain/explanation.ts';
import { matchLog } from '../../../../../src/core/detect/match.ts';
import type { RuleSet } from '../../../../../src/core/detect/rule.ts';
import { enrich } from '../../../../../src/core/enrich/enrich.ts';
import type { EnrichContext } from '../../../../../src/core/enrich/enrichment.ts';
import type { Log } from '../../../../../src/core/log/log.ts';
import { inOneGo } from '../../../../../src/core/log/steps.ts';
import type { Records } from '../../conformance/support/check.ts';
import { CONTEXT, eventText, load, readText } from '../../support/rules.ts';
import { textOf } from './check.ts';

const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** Records by the name a case calls them by, in one log; `at` is their time, in minutes. */
function logOf(records: Records): Log {
  const texts = Object.entries(records).map(([eventID, { at = 0, ...fields }]) => {
    const eventTime = new Date(BEGINNING + Number(at) * 60_000).toISOString().replace('.000', '');
    return eventText({ eventID, eventTime, ...fields });
  });
  return readText(`{"Records":[${texts.join(',')}]}`);
}

/** What explanations of one log, called `log`, are made from. */
function baseOf(log: Log, rules: RuleSet, context: EnrichContext = CONTEXT): CaseBase {
  return inOneGo(caseBase([matchLog('log', log, rules, context)], rules, () => false));
}

/** Why a document, by its name or title, says what it says of an event of the log. */
function explained(
  base: CaseBase,
  rule: string,
  log: Log,
  index: number,
  context: EnrichContext = CONTEXT,
): Explanation {
  const found = base.ruleSet.rules.find(({ name, title }) => name === rule || title === rule);
  assert.ok(found, `no rule ${rule}`);
  const event = log.events[index]!;
  const target = { event, enrichment: enrich(event, context) };
  return inOneGo(explainRule(found, { target, place: { log: 'log', index } }, ask(base)));
}

/** One case: rules, records, the rule and the event in question, and the lines of the explanation. */
export function explains(
  name: string,
  rules: string,
  records: Records,
  [rule, eventID]: readonly [rule: string, eventID: string],
  expected: string,
): void {
  test(name, () => {
    const ruleSet = load(rules);
    assert.deepEqual(ruleSet.refused, []);
    const log = logOf(records);
    const index = log.events.findIndex((event) => event.eventID === eventID);
    const explanation = explained(baseOf(log, ruleSet), rule, log, index);
    assert.equal(`${explanation.verdict}\n${textOf(explanationLines(explanation, 'log'))}`, expected);
  });
}
