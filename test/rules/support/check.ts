import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildWords } from '../../../scripts/assets/words.ts';
import { caseOf } from '../../../src/core/analysis/case.ts';
import { CaseIndex } from '../../../src/core/analysis/index/case-index.ts';
import { factsWhenAsked } from '../../../src/core/analysis/facts/facts-when-asked.ts';
import type { Conclusion, EventFacts } from '../../../src/core/detect/finding.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { loadRules } from '../../../src/core/detect/parse/load.ts';
import type { RuleSet } from '../../../src/core/detect/rule.ts';
import type { EnrichContext, Placeholders } from '../../../src/core/enrich/enrichment.ts';
import { makeNameAssessor } from '../../../src/core/enrich/name-assessment.ts';
import { mergePlaceholders, SHIPPED_PLACEHOLDERS } from '../../../src/core/enrich/placeholders.ts';
import { openWords } from '../../../src/core/enrich/words.ts';
import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { PACK_FILES } from '../../core/detect/support/pack.ts';
import { NETWORKS } from './networks.ts';

/** Events by the name a test calls them by, which becomes their event id. */
export type Events = Readonly<Record<string, JsonObject>>;

export interface Setting {
  readonly placeholders?: Readonly<Record<string, readonly string[]>>;
  /** Rules besides the pack. */
  readonly rules?: string;
}

const words = openWords(await buildWords());

/** The whole way from bytes to findings, with the built-in rules, a real word list and a handful of networks. */
export function investigate(logs: readonly Events[], { placeholders = {}, rules }: Setting = {}): Conclusion {
  const lists =
    Object.keys(placeholders).length === 0 ? SHIPPED_PLACEHOLDERS : mergePlaceholders(placeholders);
  const asn = { description: 'networks of the tests', lookup: (address: string) => NETWORKS[address] };
  const context: EnrichContext = { asn, assessName: makeNameAssessor(words, lists), placeholders: lists };
  const isPlain = rules === undefined && lists === SHIPPED_PLACEHOLDERS;
  const ruleSet = isPlain ? (pack ??= load(rules, lists)) : load(rules, lists);

  const read = logs.map((events, at) => ({ id: `log-${at}.json`, log: readLog(bytesOf(events)) }));
  const index = new CaseIndex();
  index.add(
    read.map(({ id, log }) => ({
      id,
      log,
      matches: matchLog(id, log, ruleSet, context),
      facts: factsWhenAsked(log),
    })),
  );
  return caseOf(index, ruleSet, context).conclusion();
}

/** Compiling all rules takes longer than any proof. */
let pack: RuleSet | undefined;

function load(rules: string | undefined, lists: Placeholders): RuleSet {
  const own = rules === undefined ? [] : [{ path: 'own.yml', text: rules }];
  const ruleSet = loadRules([...PACK_FILES, ...own], lists);
  assert.deepEqual(ruleSet.refused, []);
  return ruleSet;
}

/**
 * Proof of one rule: the events, and beside them what the rule says of them, a line each:
 * `LEVEL ANCHOR`, `LEVEL ANCHOR (RELATED, RELATED)` or `undecided EVENT: REASON`.
 */
export function proofOf(
  id: string,
): (
  name: string,
  events: Events | readonly Events[],
  expected: readonly string[],
  setting?: Setting,
) => void {
  return (name, events, expected, setting) => {
    test(`${id}: ${name}`, () => {
      const logs = Array.isArray(events) ? (events as readonly Events[]) : [events as Events];
      assert.deepEqual(linesOf(investigate(logs, setting), id), expected);
    });
  };
}

function linesOf({ findings, undecided }: Conclusion, id: string): string[] {
  return [
    ...findings
      .filter((finding) => finding.id === id)
      .map(({ level, event, related }) => {
        const others = related.map((other) => nameOf(other.event)).join(', ');
        return `${level} ${nameOf(event)}${others && ` (${others})`}`;
      }),
    ...undecided
      .filter((each) => each.id === id)
      .map(({ event, reason }) => `undecided ${nameOf(event)}: ${reason}`),
  ];
}

function nameOf({ eventID, index }: EventFacts): string {
  return eventID ?? `#${index}`;
}

function bytesOf(events: Events): Uint8Array {
  const records = Object.entries(events).map(([eventID, record]) => ({ eventID, ...record }));
  return new TextEncoder().encode(JSON.stringify({ Records: records }));
}
