import type { EventFacts } from '../../detect/finding.ts';
import type { Incident } from './incidents.ts';

/** The facts of an incident, each list without repetitions and in the order of the events. */
export interface IncidentStory {
  readonly principals: readonly string[];
  readonly accessKeys: readonly string[];
  readonly addresses: readonly string[];
  /** Numbers and names of the addresses' networks. */
  readonly networks: readonly string[];
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly keyPairs: readonly string[];
  readonly securityGroups: readonly string[];
  /** Most frequent first. */
  readonly calls: readonly { readonly name: string; readonly count: number }[];
  readonly events: number;
  readonly failures: number;
  readonly firstTime: number | undefined;
  readonly lastTime: number | undefined;
}

/** What the findings' events, the related ones among them, say together; an event that several findings have counts once. */
export function storyOf({ findings }: Incident): IncidentStory {
  const events = distinctEvents(
    findings.flatMap(({ event, related }) => [event, ...related.map((it) => it.event)]),
  );
  const times = events.flatMap(({ time }) => time ?? []);
  return {
    principals: distinct(events, (event) => event.userName ?? event.principalArn),
    accessKeys: distinct(events, ({ accessKeyId }) => accessKeyId),
    addresses: distinct(events, ({ sourceIPAddress }) => sourceIPAddress),
    networks: distinct(events, ({ as }) => as && `AS${as.number} ${as.organization}`),
    accounts: distinct(events, ({ accountId }) => accountId),
    regions: distinct(events, ({ region }) => region),
    keyPairs: distinct(events, ({ keyPairs }) => keyPairs.map(({ name }) => name)),
    securityGroups: distinct(events, ({ securityGroups }) =>
      securityGroups.map(({ name, groupId }) => name ?? groupId),
    ),
    calls: tally(events),
    events: events.length,
    failures: events.filter(({ success }) => !success).length,
    firstTime: times[0],
    lastTime: times.at(-1),
  };
}

/** By time; those without one last. */
function distinctEvents(events: readonly EventFacts[]): EventFacts[] {
  const byPlace = new Map(events.map((event) => [JSON.stringify([event.log, event.index]), event]));
  return [...byPlace.values()].toSorted((a, b) => compareTimes(a.time ?? Infinity, b.time ?? Infinity));
}

function compareTimes(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

type Values = string | undefined | readonly (string | undefined)[];

function distinct(events: readonly EventFacts[], valueOf: (event: EventFacts) => Values): string[] {
  const values = events.flatMap((event) => valueOf(event) ?? []);
  return [...new Set(values.filter((value) => value !== undefined))];
}

function tally(events: readonly EventFacts[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { eventName } of events) counts.set(eventName, (counts.get(eventName) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, count })).toSorted((a, b) => b.count - a.count);
}
