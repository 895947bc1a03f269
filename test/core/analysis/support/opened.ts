import { factsOf } from '../../../../src/core/analysis/facts/log-facts.ts';
import { createInvestigation, type Investigation } from '../../../../src/core/analysis/investigation.ts';
import { matchLog } from '../../../../src/core/detect/match.ts';
import type { RuleSet } from '../../../../src/core/detect/rule.ts';
import type { Log } from '../../../../src/core/log/log.ts';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';
import { reopened } from '../../log/packed/check.ts';
import { ENRICH } from './case.ts';

/** An investigation of opened logs, and the logs whose texts were asked for. */
export interface OpenedCase {
  readonly investigation: Investigation;
  readonly asked: string[];
}

/** The logs as they come from another thread: packed, matched and with their facts. */
export function investigateOpened(logs: Readonly<Record<string, Log>>, rules: RuleSet): OpenedCase {
  const investigation = createInvestigation({ rules, enrich: ENRICH });
  const strings = new StringTable();
  const asked: string[] = [];
  for (const [id, log] of Object.entries(logs)) {
    const { matches, facts } = structuredClone({
      facts: factsOf(log),
      matches: matchLog(id, log, rules, ENRICH),
    });
    const opened = reopened(log, strings, () => {
      asked.push(id);
      return log.text.subarray();
    });
    investigation.add([{ id, log: opened, matches, facts }]);
  }
  return { investigation, asked };
}
