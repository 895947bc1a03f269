import { atLeast, type Level } from '../../detect/level.ts';
import type { EventFacts, Finding } from '../../detect/finding.ts';
import { entitiesOf, type EntityMarks } from '../entities/marks.ts';

/** One filter drives tree, Problems, code lens and export alike. */
export interface FindingFilter {
  readonly minimumLevel: Level;
  /**
   * Case-insensitive substring of rule id, title, message, or of any entity of the finding and its chain: what stands in
   * the log, its alias, its letter as it is shown (`[A]`). Empty means all.
   */
  readonly search: string;
  /** Also what Sigma filters took away. Missing: not. */
  readonly suppressed?: boolean;
  /** What the user calls things, by the values as they stand in logs. Missing: nothing. */
  readonly aliases?: ReadonlyMap<string, string>;
}

/** Tells whether a finding is to be shown. */
export function findingTest(
  { minimumLevel, search, aliases }: FindingFilter,
  marks: () => EntityMarks,
): (finding: Finding) => boolean {
  if (search === '') return ({ level }) => atLeast(level, minimumLevel);
  const wanted = search.toLowerCase();
  const holds = (text: string | undefined): boolean => text?.toLowerCase().includes(wanted) ?? false;
  const hasAlias = (value: string | undefined): boolean => value !== undefined && holds(aliases?.get(value));
  // No letter is wanted without its bracket: hardly a text is without an "a".
  const markOf = wanted.includes('[') ? marks() : () => undefined;
  const hasLetter = (event: EventFacts): boolean =>
    entitiesOf(event).some((entity) => {
      const mark = markOf(entity);
      return mark && holds(`[${mark.tag}] ${aliases?.get(entity.value) ?? entity.value}`);
    });
  const isNamed = (event: EventFacts): boolean => {
    const texts = entityTexts(event);
    return texts.some(holds) || texts.some(hasAlias) || hasLetter(event);
  };
  return ({ id, level, title, message, event, related }) =>
    atLeast(level, minimumLevel) &&
    ([id, title, message].some(holds) || isNamed(event) || related.some((other) => isNamed(other.event)));
}

function entityTexts(event: EventFacts): (string | undefined)[] {
  return [
    event.eventID,
    event.eventName,
    event.accessKeyId,
    event.principalArn,
    // What a principal is called where it is shown, which may have an alias of its own.
    event.principalArn?.split('/').at(-1),
    event.userName,
    event.accountId,
    event.region,
    event.sourceIPAddress,
    event.as?.organization,
    ...event.keyPairs.flatMap(({ name, keyPairId }) => [name, keyPairId]),
    ...event.securityGroups.flatMap(({ name, groupId }) => [name, groupId]),
  ];
}
