import type { LogFacts } from '../core/analysis/log-facts.ts';
import type { LogMatches } from '../core/detect/finding.ts';

/** What was found in a log. */
export interface Found {
  readonly matches: LogMatches;
  readonly facts: LogFacts;
}

/** What is known of a log besides. */
export type LogTimes = Pick<LogMatches, 'log' | 'firstTime' | 'lastTime'>;

/** What of it other questions than the conclusion look for in every log. */
export interface AtHand extends Pick<LogMatches, 'joins'> {
  readonly facts: Omit<LogFacts, keyof Parts['keys'] | 'keyPairs'>;
}

/** What only the conclusion, an index or storage asks for: the most of it by far, in parts that are asked for alone. */
export interface Parts {
  readonly matched: Pick<LogMatches, 'matches' | 'undecided' | 'suppressed'>;
  readonly keyPairs: LogFacts['keyPairs'];
  readonly keys: Pick<LogFacts, 'issues' | 'accessKeys'>;
}

type PartsWhenAsked = { readonly [Name in keyof Parts]: () => Parts[Name] };

const NONE: readonly never[] = [];

export function partsOf({ matches: found, facts }: Found): { readonly atHand: AtHand } & Parts {
  const { matches, undecided, suppressed = NONE, joins } = found;
  const { keyPairs, issues, accessKeys, ...rest } = facts;
  return {
    atHand: { joins, facts: rest },
    matched: { matches, undecided, suppressed },
    keyPairs,
    keys: { issues, accessKeys },
  };
}

/**
 * What was found in a log. Its parts are made when somebody asks, and then forgotten: as objects they
 * would be more than all else that a case holds.
 */
export function foundWhenAsked(times: LogTimes, { joins, facts }: AtHand, parts: PartsWhenAsked): Found {
  const matched = forgetful(parts.matched);
  const keyPairs = forgetful(parts.keyPairs);
  const keys = forgetful(parts.keys);
  return {
    matches: {
      ...times,
      joins,
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
      ...facts,
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

/** What was asked for last: whoever asks for one member of it mostly asks for the next. */
let latest: { readonly make: () => unknown; readonly made: unknown } | undefined;

/** The same function, which does not make again what was asked for last. */
function forgetful<T>(make: () => T): () => T {
  return () => {
    if (latest?.make !== make) latest = { make, made: make() };
    return latest.made as T;
  };
}
