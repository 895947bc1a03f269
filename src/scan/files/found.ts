import { hasFacts, NO_FACTS, type LogFacts } from '../../core/analysis/facts/log-facts.ts';
import type { LogMatches } from '../../core/detect/finding.ts';

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

/** Makes a part of it, anew each time. */
export interface PartWhenAsked<T> {
  read(): T;
}

type PartsWhenAsked = { readonly [Name in keyof Parts]: PartWhenAsked<Parts[Name]> };

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
export function foundWhenAsked(times: LogTimes, atHand: AtHand, parts: PartsWhenAsked): Found {
  return { matches: new MatchesWhenAsked(times, atHand, parts), facts: new FactsWhenAsked(atHand, parts) };
}

/** There is one for each of thousands of logs: an object with getters of its own would take ten times the memory. */
class MatchesWhenAsked implements LogMatches {
  readonly log: LogMatches['log'];
  readonly firstTime: LogMatches['firstTime'];
  readonly lastTime: LogMatches['lastTime'];
  readonly joins: LogMatches['joins'];
  readonly #matched: PartsWhenAsked['matched'];

  constructor({ log, firstTime, lastTime }: LogTimes, { joins }: AtHand, { matched }: PartsWhenAsked) {
    this.log = log;
    this.firstTime = firstTime;
    this.lastTime = lastTime;
    this.joins = joins;
    this.#matched = matched;
  }

  get matches(): LogMatches['matches'] {
    return made(this.#matched).matches;
  }

  get undecided(): LogMatches['undecided'] {
    return made(this.#matched).undecided;
  }

  get suppressed(): NonNullable<LogMatches['suppressed']> {
    return made(this.#matched).suppressed ?? NONE;
  }
}

class FactsWhenAsked implements LogFacts {
  readonly securityGroups: LogFacts['securityGroups'];
  readonly launched: LogFacts['launched'];
  readonly updates: LogFacts['updates'];
  readonly digests: LogFacts['digests'];
  readonly #keyPairs: PartsWhenAsked['keyPairs'];
  readonly #keys: PartsWhenAsked['keys'];

  constructor({ facts }: AtHand, { keyPairs, keys }: PartsWhenAsked) {
    this.securityGroups = facts.securityGroups;
    this.launched = facts.launched;
    this.updates = facts.updates;
    this.digests = facts.digests;
    this.#keyPairs = keyPairs;
    this.#keys = keys;
  }

  get keyPairs(): LogFacts['keyPairs'] {
    return made(this.#keyPairs);
  }

  get issues(): LogFacts['issues'] {
    return made(this.#keys).issues;
  }

  get accessKeys(): LogFacts['accessKeys'] {
    return made(this.#keys).accessKeys;
  }
}

/** Of almost all small logs. */
export function nothingFound({ log, firstTime, lastTime }: LogTimes): Found {
  return {
    matches: { log, firstTime, lastTime, matches: NONE, undecided: NONE, suppressed: NONE, joins: NONE },
    facts: NO_FACTS,
  };
}

/** True where `nothingFound` is all that was found. */
export function isNothing({ matches: found, facts }: Found): boolean {
  const { matches, undecided, suppressed = NONE, joins } = found;
  const some = matches.length + undecided.length + suppressed.length + joins.length;
  return some === 0 && !hasFacts(facts);
}

/** What was asked for last: whoever asks for one member of it mostly asks for the next. */
let latest: { readonly part: PartWhenAsked<unknown>; readonly made: unknown } | undefined;

/** What a part is, which is not made again when it was asked for last. */
function made<T>(part: PartWhenAsked<T>): T {
  if (latest?.part !== part) latest = { part, made: part.read() };
  return latest.made as T;
}
