import type { EventFacts } from '../../detect/finding.ts';
import { compareLevels } from '../../detect/level.ts';
import { credentialKind } from '../../enrich/credential.ts';
import { callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import { eventKey, placeKey } from '../deliveries/duplicates.ts';
import { inOrder } from '../event-order.ts';
import type { Incident } from '../incidents/incidents.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { mayIssue } from '../lineage/issues.ts';
import { isKeyPush } from '../lineage/key-pushes.ts';

/** Some events, and how many there would be besides. */
export interface ChosenEvents {
  readonly events: readonly EventIn[];
  readonly leftOut: number;
}

/** More than these of an incident are not drawn: the gravest are. */
const MOST_OWN = 2000;

/** The events of an incident's findings, the related ones among them, each once; the gravest first where there are too many. */
export function ownEvents(all: Case, { findings }: Incident): ChosenEvents {
  const byPlace = new Map<string, EventFacts>();
  for (const { event, related } of findings.toSorted((a, b) => compareLevels(b.level, a.level))) {
    for (const each of [event, ...related.map((other) => other.event)]) byPlace.set(placeKey(each), each);
  }
  const places = [...byPlace.values()];
  const events = places.slice(0, MOST_OWN).flatMap(({ log: id, index }) => {
    const log = all.log(id);
    return log ? { log, index } : [];
  });
  return { events, leftOut: places.length - events.length };
}

const MOST_CONTEXT = 400;
/** So long before the first and after the last event of an incident its credentials' calls belong to the picture: a day. */
const AROUND_MS = 24 * 3_600_000;
const EC2 = 'ec2.amazonaws.com';
const TELLING = new Set([
  `${EC2} CreateKeyPair`,
  `${EC2} ImportKeyPair`,
  `${EC2} DeleteKeyPair`,
  `${EC2} CreateSecurityGroup`,
  `${EC2} AuthorizeSecurityGroupIngress`,
  `${EC2} ModifySecurityGroupRules`,
  `${EC2} RunInstances`,
]);

/** So many calls are looked at in a step. */
const STEP = 1024;

/**
 * What else was made, opened, launched or issued with the credentials of an incident near it in time: successful calls,
 * the oldest where there are too many. Redacted keys have none: the calls of many people meet in them.
 */
export function* contextEvents(
  all: Case,
  own: readonly EventIn[],
  accessKeys: Iterable<string>,
): Generator<void, ChosenEvents> {
  const times = own.map(({ log, index }) => log.rows.time(index)).filter((time) => !Number.isNaN(time));
  const from = times.reduce((a, b) => Math.min(a, b), Infinity) - AROUND_MS;
  const to = times.reduce((a, b) => Math.max(a, b), -Infinity) + AROUND_MS;
  const known = new Set(own.map(eventKey));
  const found: EventIn[] = [];
  let seen = 0;
  for (const accessKey of accessKeys) {
    if (credentialKind(accessKey) === 'unknown') continue;
    for (const call of callsWith(all, accessKey)) {
      const time = call.log.rows.time(call.index);
      const isNear = time >= from && time <= to;
      if (isNear && tells(call) && !known.has(eventKey(call)) && !all.duplicates().isCopy(call))
        found.push(call);
      if (++seen % STEP === 0) yield;
    }
  }
  return { events: inOrder(found).slice(0, MOST_CONTEXT), leftOut: Math.max(0, found.length - MOST_CONTEXT) };
}

function tells({ log: { rows }, index }: EventIn): boolean {
  const source = rows.text('eventSource', index) ?? '';
  const name = rows.text('eventName', index) ?? '';
  return (
    rows.at('error', index) === 0 &&
    (TELLING.has(`${source} ${name}`) || isKeyPush(source, name) || mayIssue(source, name))
  );
}
