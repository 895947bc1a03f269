import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AddedEarly } from '../../src/cli/added-early.ts';
import type { CaseLog } from '../../src/core/analysis/case.ts';
import { createInvestigation, type Investigation } from '../../src/core/analysis/investigation.ts';
import { timesOf } from '../../src/core/log/events.ts';
import { NO_FACTS } from '../../src/core/analysis/facts/log-facts.ts';
import { ENRICH, PACK_RULES } from '../core/analysis/support/case.ts';
import { read } from '../core/log/check.ts';
import { reopened } from '../core/log/packed/check.ts';

const EVENTS = 9000;

/** A log of events whose ids go on from `first`. */
function logOf(id: string, first: number, count = EVENTS): CaseLog {
  const Records = Array.from({ length: count }, (_, number) => ({
    eventID: `00000000-0000-4000-8000-${String(first + number).padStart(12, '0')}`,
    eventTime: '2026-11-04T10:00:00Z',
    eventName: 'A',
    eventSource: 's',
  }));
  const log = reopened(read(JSON.stringify({ Records })));
  return {
    id,
    log,
    matches: { log: id, matches: [], undecided: [], joins: [], ...timesOf(log) },
    facts: NO_FACTS,
  };
}

/** What is told of the logs when they come in this order, with shares of all that say more or less than is true. */
function told(logs: readonly CaseLog[], shares: readonly number[]): { early: number; counted: unknown } {
  const added: CaseLog[] = [];
  const investigation: Investigation = createInvestigation({ rules: PACK_RULES, enrich: ENRICH });
  const early = new AddedEarly({
    ...investigation,
    add: (more) => {
      added.push(...more);
      investigation.add(more);
    },
  });
  for (const [at, log] of logs.entries()) early.take(log, log.log.events.length, shares[at]!);
  const before = added.length;
  investigation.add(early.rest(logs));
  return {
    early: before,
    counted: {
      ids: investigation.logIds(),
      counts: investigation.counts(),
      coverage: investigation.coverage(),
    },
  };
}

test('logs that are added while others are read are told of as those that are added at the end', () => {
  const logs = [
    logOf('d', 0),
    logOf('b', EVENTS),
    logOf('few', EVENTS - 3, 10),
    logOf('a', EVENTS / 2),
    logOf('c', 4 * EVENTS),
    logOf('last', 2 * EVENTS - 1),
  ];
  const atOnce = told(logs, [1, 1, 1, 1, 1, 1]);
  assert.equal(atOnce.early, 0);
  const { counts } = atOnce.counted as { counts: ReturnType<Investigation['counts']> };
  assert.equal(counts.duplicates, EVENTS + 10 + 1);
  for (const shares of [
    [0.17, 0.33, 0.33, 0.5, 0.67, 1],
    [0.0001, 0.0002, 0.0003, 0.0004, 0.0005, 0.0006],
    [0.9, 0.91, 0.92, 0.93, 0.94, 0.95],
    [0, 0, 0, 0, 0, 0],
    [NaN, NaN, 0.5, 0.5, 0.9, NaN],
  ]) {
    const { early, counted } = told(logs, shares);
    assert.ok(early > 0, String(shares));
    assert.deepEqual(counted, atOnce.counted);
  }
});
