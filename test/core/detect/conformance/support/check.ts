import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../../../src/core/detect/conclude/conclude.ts';
import type { Conclusion } from '../../../../../src/core/detect/finding.ts';
import { matchLog } from '../../../../../src/core/detect/match.ts';
import { CONTEXT, eventText, load, readText } from '../../support/rules.ts';

/** Records by the name a case calls them by; `at` is their time, in minutes. */
export type Records = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const BEGINNING = Date.UTC(2026, 0, 5, 9);

/** From the text of the rules to what they say of some records, in one log. */
export function concluded(rules: string, records: Records): Conclusion {
  const ruleSet = load(rules);
  assert.deepEqual(ruleSet.refused, []);
  const texts = Object.entries(records).map(([eventID, { at = 0, ...fields }]) => {
    const eventTime = new Date(BEGINNING + Number(at) * 60_000).toISOString().replace('.000', '');
    return eventText({ eventID, eventTime, ...fields });
  });
  const log = readText(`{"Records":[${texts.join(',')}]}`);
  assert.equal(log.events.length, texts.length);
  return conclude([matchLog('log', log, ruleSet, CONTEXT)], ruleSet);
}

/** Findings, a line each: `RULE: ANCHOR` or `RULE: ANCHOR (RELATED, RELATED)`. */
export function linesOf({ findings }: Pick<Conclusion, 'findings'>): string[] {
  return findings.map(({ id, event, related }) => {
    const others = related.map((other) => other.event.eventID).join(', ');
    return `${id}: ${event.eventID}${others && ` (${others})`}`;
  });
}

/** One case: rules, records, and the findings they must give. */
export function conforms(name: string, rules: string, records: Records, expected: readonly string[]): void {
  test(name, () => assert.deepEqual(linesOf(concluded(rules, records)), expected));
}

/** A detection whose search is `item`, as the lines of YAML below `search:`. */
export function detecting(name: string, item: string): string {
  return `title: ${name}
name: ${name}
logsource: { product: aws, service: cloudtrail }
detection:
  search:
${item.replaceAll(/^/gm, '    ')}
  condition: search`;
}
