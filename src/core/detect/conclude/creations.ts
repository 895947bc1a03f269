import type { EventFacts, Match } from '../finding.ts';
import type { Firing, Member } from './firing.ts';
import { placedKey } from './identity.ts';
import type { Joins } from './joins.ts';
import type { EventOrder } from './order.ts';
import { firstAfter } from './windows.ts';

/** A successful CreateKeyPair or ImportKeyPair of EC2. */
export interface Creation {
  readonly match: Match;
  readonly rank: number;
  readonly time: number;
}

type At = Pick<Firing, 'match' | 'rank'>;

/** Finds the creation of the key pair that a chain is about. */
export interface Creations {
  /**
   * The creations behind `firing`: of each key pair that its latest use and its anchor both name, the latest before that
   * use. A chain that uses no key pair may itself hold creations.
   */
  behind(firing: Firing): readonly Creation[];
}

/** Indexes the creations among all matches by account, region and name. */
export function indexCreations(matches: Iterable<Match>, order: EventOrder, joins: Joins): Creations {
  const byRank = new Map<number, Creation>();
  for (const match of matches) {
    const { time } = match.event;
    if (time === undefined || !isCreation(match.event)) continue;
    const rank = order.rankOf(match.event);
    if (!byRank.has(rank)) byRank.set(rank, { match, rank, time });
  }
  const byKeyPair = new Map<string, Creation[]>();
  for (const creation of [...byRank.values()].toSorted((a, b) => a.rank - b.rank)) {
    for (const name of joins.keyPairNames(creation.match.event)) {
      const key = placedKey(creation.match.event, name);
      const list = byKeyPair.get(key);
      if (list) list.push(creation);
      else byKeyPair.set(key, [creation]);
    }
  }

  const latestBefore = (event: EventFacts, name: string): Creation | undefined => {
    const list = byKeyPair.get(placedKey(event, name));
    return list && event.time !== undefined ? list[firstAfter(list, event.time) - 1] : undefined;
  };

  return {
    behind(firing) {
      const chain: readonly At[] = [firing, ...firing.members];
      const inChain = chain.flatMap(({ rank }) => byRank.get(rank) ?? []);
      const use = latestUse(chain);
      if (!use) return inChain;
      const named = new Set(joins.keyPairNames(firing.match.event));
      const found = joins
        .keyPairNames(use.match.event)
        .filter((name) => named.has(name))
        .flatMap((name) => latestBefore(use.match.event, name) ?? []);
      // Where the chain itself says which creation it is about, other key pairs of the same call are not meant.
      return inChain.length > 0 ? found.filter((creation) => inChain.includes(creation)) : found;
    },
  };
}

/** The creation as a related event. */
export function asMember({ match, rank }: Creation): Member {
  return { role: 'creation', match, rank };
}

/** True for a successful CreateKeyPair or ImportKeyPair of EC2. */
export function isCreation({ eventSource, success, keyPairs }: EventFacts): boolean {
  const isNew = keyPairs.some(({ role }) => role === 'created' || role === 'imported');
  return isNew && success && eventSource === 'ec2.amazonaws.com';
}

function latestUse(chain: readonly At[]): At | undefined {
  const uses = chain.filter(({ match }) => match.event.keyPairs.some(({ role }) => role === 'used'));
  return uses.reduce<At | undefined>((last, use) => (last && last.rank > use.rank ? last : use), undefined);
}
