import { credentialKind } from '../../enrich/credential.ts';
import { eventOf } from '../../log/events.ts';
import { stringAt, type FieldPath } from '../../log/json.ts';
import type { Case } from '../case.ts';
import { definingPlaces } from '../definitions.ts';
import type { Entity, EntityKind } from '../entity.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { issuesOf } from './issues.ts';
import { launchesOf } from './launches.ts';
import { callerOf, distinct, type Link, type LinkKind, type Links } from './link.ts';
import { startsWithin } from './session-starts.ts';
import { sessionOf, type Session } from './session.ts';

/**
 * How an entity came to be, as far as the logs show: of an access key the call that issued it, or the sign-in or instance
 * that its session is of; of a role session those of its keys; of a key pair, security group or instance the call that
 * made it. Oldest first. What no record says in so many words is labelled inferred.
 */
export function* origins(all: Case, entity: Entity): Links {
  return distinct(all, inOrder(yield* originsOf(all, entity)));
}

function* originsOf(all: Case, entity: Entity): Links {
  if (entity.kind === 'principal') return yield* ofPrincipal(all, entity);
  return (ORIGINS[entity.kind] ?? none)(all, entity);
}

const none = (): Link[] => [];

const ORIGINS: Readonly<Partial<Record<EntityKind, (all: Case, to: Entity) => Link[]>>> = {
  'access-key': (all, to) => ofKey(all, to),
  'key-pair': (all, to) => definingPlaces(all, to).flatMap((place) => made(place, place.path, to)),
  'security-group': (all, to) => ofGroup(all, to),
  instance: (all, to) => launchesOf(all, to),
};

/** Where its sessions came from; a key a step, since a record is read for each. */
function* ofPrincipal(all: Case, to: Entity): Links {
  const links: Link[] = [];
  for (const value of keysOf(all, to.value)) {
    yield;
    for (const link of ofKey(all, { kind: 'access-key', value })) links.push({ ...link, to });
  }
  return links;
}

function made(call: EventIn, path: FieldPath, to: Entity): Link[] {
  const from = callerOf(call);
  if (!from) return [];
  const kind: LinkKind = call.log.rows.text('eventName', call.index)?.startsWith('Import')
    ? 'imported'
    : 'created';
  return [{ ...at(call), kind, from, to, path, basis: 'recorded', why: 'the call names it' }];
}

function ofGroup(all: Case, to: Entity): Link[] {
  return all.logs.flatMap((log) =>
    log.facts.securityGroups
      .filter(({ mention: { role, groupId } }) => role === 'created' && groupId === to.value)
      .flatMap(({ index }) => made({ log, index }, ['responseElements', 'groupId'], to)),
  );
}

/** The call that issued it is the best there is; without it the session tells where to look. */
function ofKey(all: Case, to: Entity): Link[] {
  const recorded = issuesOf(all, to.value).flatMap((issue): Link[] => {
    const from = callerOf(issue);
    const why = 'the response of the call holds the access key';
    return from ? [{ ...at(issue), kind: 'issued', from, to, path: issue.path, basis: 'recorded', why }] : [];
  });
  if (recorded.length > 0 || credentialKind(to.value) !== 'temporary') return recorded;
  const session = sessionOf(all, to.value);
  if (!session) return [];
  const inferred = [...issuedTo(all, to, session), ...signedIn(all, to, session), ...instance(to, session)];
  return inferred.slice(0, 1);
}

/** Calls may be this far from the time that their credential says, which is in whole seconds. */
const CLOCK_MS = 2000;
/** The longest console session. */
const LONGEST_SIGN_IN_MS = 12 * 3_600_000;

/** A call that assumed the same role under the same session name in the same second, and does not show what it got. */
function issuedTo(all: Case, to: Entity, { principalArn, createdAt }: Session): Link[] {
  if (principalArn === undefined || createdAt === undefined) return [];
  const why = 'it assumed the same role under the same session name when the session began';
  return startsWithin(all, 'issue', createdAt - CLOCK_MS, createdAt + CLOCK_MS).flatMap((call): Link[] => {
    const from = callerOf(call);
    const path: FieldPath = ['requestParameters', 'roleSessionName'];
    const isSame = from && sessionArn(call) === principalArn;
    return isSame ? [{ ...at(call), kind: 'issued', from, to, path, basis: 'inferred', why }] : [];
  });
}

/** The ARN of the session that a call asked for: of the response, or as its request makes it. */
function sessionArn(call: EventIn): string | undefined {
  const record = eventOf(call.log.log, call.index).record();
  const given = stringAt(record, 'responseElements', 'assumedRoleUser', 'arn');
  if (given !== undefined) return given;
  const role = stringAt(record, 'requestParameters', 'roleArn');
  const name = stringAt(record, 'requestParameters', 'roleSessionName');
  const parts = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(role ?? '');
  return parts && name ? `arn:${parts[1]}:sts::${parts[2]}:assumed-role/${parts[3]}/${name}` : undefined;
}

/** The last console sign-in of the same principal before the session was first used. */
function signedIn(all: Case, to: Entity, { first, principalArn, isConsole }: Session): Link[] {
  const time = first.log.rows.time(first.index);
  if (!isConsole || principalArn === undefined || Number.isNaN(time)) return [];
  const signIns = startsWithin(all, 'sign-in', time - LONGEST_SIGN_IN_MS, time + CLOCK_MS).filter(
    ({ log, index }) => log.rows.text('principalArn', index) === principalArn,
  );
  const last = inOrder(signIns).at(-1);
  const from: Entity = { kind: 'principal', value: principalArn };
  const why = 'it is the latest console sign-in of the same principal before the first call';
  return last
    ? [{ ...at(last), kind: 'signed-in', from, to, path: ['eventName'], basis: 'inferred', why }]
    : [];
}

function instance(to: Entity, { first, instanceId }: Session): Link[] {
  if (instanceId === undefined) return [];
  const from: Entity = { kind: 'instance', value: instanceId };
  const why = 'the role session is named after the instance';
  return [{ ...at(first), kind: 'runs-as', from, to, path: ['userIdentity', 'arn'], basis: 'inferred', why }];
}

/** The access keys that calls of a principal were made with. */
function keysOf(all: Case, principalArn: string): string[] {
  const keys = all.logs.flatMap(({ rows }) =>
    rows.find('principalArn', principalArn).flatMap((index) => rows.text('accessKeyId', index) ?? []),
  );
  return [...new Set(keys)];
}

function at({ log, index }: EventIn): EventIn {
  return { log, index };
}
