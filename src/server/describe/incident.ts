import type { Incident } from '../../core/analysis/incidents/incidents.ts';
import type { IncidentStory } from '../../core/analysis/incidents/story.ts';
import { clock, count, dayOf, utc } from './words.ts';
import { aliased, type Names } from './entity-label.ts';

/** An incident in words. Plain text, which may hold words from a log. */

/** What a value of a story is called. */
export type NameOf = (value: string) => string;

/** By the aliases of values; a user name also by that of its ARN. */
export function namesIn({ aliases }: Pick<Names, 'aliases'>, { findings }: Incident): NameOf {
  if (aliases.size === 0) return (value) => value;
  const events = findings.flatMap(({ event, related }) => [event, ...related.map((other) => other.event)]);
  const arns = new Map(events.map(({ userName, principalArn }) => [userName, principalArn]));
  return (value) => {
    const alias = aliases.get(arns.get(value) ?? value);
    return alias === undefined ? aliased({ aliases }, value) : `${alias} (${value})`;
  };
}

/** "alice: key pair xg1", "alice: CreateSecurityGroup" */
export function incidentTitle(
  { principals, accessKeys, keyPairs, calls }: IncidentStory,
  nameOf: NameOf,
): string {
  const who = shortList((principals.length > 0 ? principals : accessKeys).map(nameOf)) || 'unknown principal';
  return `${who}: ${keyPairs.length > 0 ? `key pair ${shortList(keyPairs.map(nameOf))}` : (calls[0]?.name ?? '')}`;
}

/** "2026-11-04 10:02:11 to 11:30:00 UTC, 2 regions" */
export function incidentSpan({ firstTime, lastTime, regions }: IncidentStory): string {
  const where = regions.length > 1 ? [count(regions.length, 'region')] : regions;
  if (firstTime === undefined || lastTime === undefined) return where.join();
  const isOneDay = dayOf(firstTime) === dayOf(lastTime);
  const from = utc(firstTime).slice(0, -4);
  const time =
    firstTime === lastTime
      ? `${from} UTC`
      : `${from} to ${isOneDay ? clock(lastTime) : utc(lastTime).slice(0, -4)} UTC`;
  return [time, ...where].join(', ');
}

/** What happened in a paragraph: only what the events of the findings say. */
export function incidentSummary(story: IncidentStory, nameOf: NameOf): string {
  const { accounts, regions, events, failures, calls } = story;
  const who = shortList(story.principals.map(nameOf)) || 'An unknown principal';
  const sentences = [
    `${who}${clause('with', story.accessKeys.map(nameOf))}${clause('from', story.addresses.map(nameOf))}${clause('in', story.networks)}: ${count(events, 'event')}${failures > 0 ? `, ${failures.toLocaleString('en-US')} failed` : ''}, ${incidentSpan({ ...story, regions: [] })}.`,
    `Calls: ${shortList(
      calls.map(({ name, count: times }) => `${name} ${times.toLocaleString('en-US')}`),
      6,
    )}.`,
    ...(story.keyPairs.length > 0 ? [`Key pairs: ${shortList(story.keyPairs.map(nameOf), 6)}.`] : []),
    ...(story.securityGroups.length > 0
      ? [`Security groups: ${shortList(story.securityGroups.map(nameOf), 6)}.`]
      : []),
    ...(accounts.length > 0 ? [`Accounts: ${shortList(accounts, 6)}.`] : []),
    ...(regions.length > 0 ? [`Regions: ${shortList(regions, 6)}.`] : []),
  ];
  return sentences.join(' ');
}

function clause(word: string, values: readonly string[]): string {
  return values.length === 0 ? '' : ` ${word} ${shortList(values)}`;
}

/** "a, b and 3 more" */
function shortList(values: readonly string[], most = 2): string {
  const rest = values.length - most;
  const shown = values.slice(0, most).join(', ');
  return rest > 0 ? `${shown} and ${rest.toLocaleString('en-US')} more` : shown;
}
