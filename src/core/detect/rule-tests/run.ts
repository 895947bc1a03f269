import type { EnrichContext } from '../../enrich/enrichment.ts';
import { encode } from '../../log/bytes.ts';
import type { JsonObject } from '../../log/json/value.ts';
import type { Log } from '../../log/log.ts';
import { readLog } from '../../log/read.ts';
import { concludeInSteps } from '../conclude/conclude.ts';
import { matchLogInSteps } from '../match.ts';
import { compare } from './compare.ts';
import type { RuleTest, RuleTestFailure } from './rule-test.ts';
import type { Subject } from './subject.ts';

/** Reads the export that a test names; why it cannot be read is a text. */
export type ReadExport = (path: string) => Log | string;

/** Runs one test, in steps of some milliseconds. It passes if there is no failure. */
export function* runRuleTest(
  test: RuleTest,
  subject: Subject,
  enrich: EnrichContext,
  readExport: ReadExport,
): Generator<void, readonly RuleTestFailure[]> {
  const failed = (message: string): RuleTestFailure[] => [{ line: test.line, column: test.column, message }];
  if (subject.refused.length > 0)
    return subject.refused.flatMap(({ line, reason }) => failed(`line ${line} of the rules: ${reason}`));
  if (subject.findings.size === 0) return failed('there is no rule that is for CloudTrail');
  for (const { rule, line, column } of test.expected.items) {
    if (rule !== undefined && !subject.findings.has(rule))
      return [{ line, column, message: `no rule that is tested here is called "${rule}"` }];
  }
  const { events } = test;
  const log = events.kind === 'inline' ? logOf(events.records) : readExport(events.path);
  if (typeof log === 'string') {
    const { line, column } = events.kind === 'inline' ? test : events;
    return [{ line, column, message: log }];
  }
  const matches = yield* matchLogInSteps('test', log, subject.rules, enrich);
  const repeated = repeatedEvents(log);
  const conclusion = yield* concludeInSteps([matches], subject.rules, {
    isDuplicate: ({ index }) => repeated.has(index),
  });
  return compare(test.expected, conclusion, subject);
}

function logOf(records: readonly JsonObject[]): Log | string {
  const log = readLog(encode(JSON.stringify({ Records: records })));
  return log.events.length === records.length
    ? log
    : `${records.length - log.events.length} of the events are none of CloudTrail's`;
}

/** Every delivery of an event but the first. */
function repeatedEvents({ events }: Log): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  for (const { eventID, accountId, awsRegion, index } of events) {
    if (eventID === undefined) continue;
    const key = JSON.stringify([eventID, accountId, awsRegion]);
    if (seen.has(key)) repeated.add(index);
    seen.add(key);
  }
  return repeated;
}
