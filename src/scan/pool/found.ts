import type { LogFacts } from '../../core/analysis/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';
import type { SpelledValues } from './plain-reader.ts';
import type { PlainWriter } from './plain-writer.ts';

/** What was found in a log. */
export interface Found {
  readonly matches: LogMatches;
  readonly facts: LogFacts;
}

/** What is known of the log besides. */
type LogTimes = Pick<LogMatches, 'log' | 'firstTime' | 'lastTime'>;

/** What other questions than the conclusion look for in every log. */
interface AtHand {
  readonly joins: LogMatches['joins'];
  readonly facts: Omit<LogFacts, 'keyPairs' | keyof Keys>;
}

/** What only the conclusion, an index or storage asks for: the most of it by far. */
type Matched = Pick<LogMatches, 'matches' | 'undecided' | 'suppressed'>;
type Keys = Pick<LogFacts, 'issues' | 'accessKeys'>;

const NONE: readonly never[] = [];

/** Writes all but what `LogTimes` has. */
export function writeFound(plain: PlainWriter, { matches: found, facts }: Found): void {
  const { matches, undecided, suppressed = NONE, joins } = found;
  const { keyPairs, issues, accessKeys, ...rest } = facts;
  plain.write({ joins, facts: rest } satisfies AtHand);
  plain.writeApart({ matches, undecided, suppressed } satisfies Matched);
  plain.writeApart(keyPairs);
  plain.writeApart({ issues, accessKeys } satisfies Keys);
}

/**
 * What `writeFound` wrote. Most of it is made of what is spelled when somebody asks, and then forgotten: as objects it
 * would be more than all else that a case holds.
 */
export function foundIn(spelled: SpelledValues, times: LogTimes): Found {
  const atHand = spelled.next() as AtHand;
  const matched = forgetful(spelled.apart() as () => Matched);
  const keyPairs = forgetful(spelled.apart() as () => LogFacts['keyPairs']);
  const keys = forgetful(spelled.apart() as () => Keys);
  return {
    matches: {
      ...times,
      joins: atHand.joins,
      get matches() {
        return matched().matches;
      },
      get undecided() {
        return matched().undecided;
      },
      get suppressed() {
        return matched().suppressed ?? NONE;
      },
    },
    facts: {
      ...atHand.facts,
      get keyPairs() {
        return keyPairs();
      },
      get issues() {
        return keys().issues;
      },
      get accessKeys() {
        return keys().accessKeys;
      },
    },
  };
}

/** Of almost all small logs. */
export function nothingFound(times: LogTimes): Found {
  return {
    matches: { ...times, matches: NONE, undecided: NONE, suppressed: NONE, joins: NONE },
    facts: NO_FACTS,
  };
}

const NO_FACTS: LogFacts = {
  keyPairs: NONE,
  securityGroups: NONE,
  launched: NONE,
  issues: NONE,
  accessKeys: NONE,
  updates: NONE,
  digests: NONE,
};

/** True where `nothingFound` is all that was found. */
export function isNothing({ matches: found, facts }: Found): boolean {
  const { matches, undecided, suppressed = NONE, joins } = found;
  const lists = [matches, undecided, suppressed, joins, ...Object.values(facts)];
  return lists.every(({ length }) => length === 0);
}

/** What was asked for last: whoever asks for one part of it mostly asks for the next. */
let latest: { readonly make: () => unknown; readonly made: unknown } | undefined;

/** The same function, which does not make again what was asked for last. */
function forgetful<T>(make: () => T): () => T {
  return () => {
    if (latest?.make !== make) latest = { make, made: make() };
    return latest.made as T;
  };
}
