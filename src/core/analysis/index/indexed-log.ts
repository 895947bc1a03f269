import type { LogMatches } from '../../detect/finding.ts';
import { tableOf } from '../../log/finish.ts';
import type { Log } from '../../log/log.ts';
import { PackedRows } from '../../log/packed/packed-rows.ts';
import type { Rows } from '../../log/columns/rows.ts';
import { NO_FACTS, type LogFacts } from '../facts/log-facts.ts';

/** One log of an investigation and what was learnt from it, to be added. */
export interface CaseLog {
  /** Identity of the log: a path or URI, given by the caller. */
  readonly id: string;
  readonly log: Log;
  readonly matches: LogMatches;
  readonly facts: LogFacts;
}

/** One log of an investigation. */
export interface IndexedLog {
  readonly id: string;
  readonly log: Log;
  readonly matches: LogMatches;
  readonly rows: Rows;
  /** It was opened: its text is not at hand, and its access keys are in the index. */
  readonly isOpened: boolean;
  /** Of an opened log only those that the index does not hold. */
  readonly facts: LogFacts;
}

/** An event of a log. */
export interface EventIn {
  readonly log: IndexedLog;
  readonly index: number;
}

export function indexedLog({ id, log, matches, facts }: CaseLog): IndexedLog {
  const { rows } = tableOf(log);
  const isOpened = rows instanceof PackedRows;
  return {
    id,
    log,
    matches,
    rows,
    isOpened,
    facts: isOpened && facts !== NO_FACTS ? new FactsBesideIndex(facts) : facts,
  };
}

const NONE: readonly never[] = [];

/** The facts of an opened log: its access keys are in the index. Nothing is asked for that may be made anew each time. */
class FactsBesideIndex implements LogFacts {
  readonly securityGroups: LogFacts['securityGroups'];
  readonly launched: LogFacts['launched'];
  readonly issues: LogFacts['issues'] = NONE;
  readonly accessKeys: LogFacts['accessKeys'] = NONE;
  readonly updates: LogFacts['updates'];
  readonly digests: LogFacts['digests'];
  readonly #facts: LogFacts;

  constructor(facts: LogFacts) {
    this.securityGroups = facts.securityGroups;
    this.launched = facts.launched;
    this.updates = facts.updates;
    this.digests = facts.digests;
    this.#facts = facts;
  }

  get keyPairs(): LogFacts['keyPairs'] {
    return this.#facts.keyPairs;
  }
}
