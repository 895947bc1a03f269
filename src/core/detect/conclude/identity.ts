import type { EventFacts } from '../finding.ts';

type Place = Pick<EventFacts, 'log' | 'accountId' | 'region'>;

/** The account as something to compare: an unknown one equals only the unknown one of the same log. */
export function accountOf({ log, accountId }: Place): string {
  return accountId ?? unknownIn(log);
}

/** The region as something to compare: an unknown one equals only the unknown one of the same log. */
export function regionOf({ log, region }: Place): string {
  return region ?? unknownIn(log);
}

/** Ids and names of EC2 mean something only within their account and region. */
export function placedKey(place: Place, value: string): string {
  return compositeKey([accountOf(place), regionOf(place), value]);
}

/** One string for several, that no other several share: each is preceded by its length. */
export function compositeKey(values: readonly string[]): string {
  let key = '';
  for (const value of values) key += `${value.length}:${value}`;
  return key;
}

function unknownIn(log: string): string {
  return `\0${log}`;
}
