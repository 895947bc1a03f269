import { credentialKind } from '../../enrich/credential.ts';
import { eventOf } from '../../log/events.ts';
import { stringAt, type FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import { definingPlaces } from '../references/definitions.ts';
import type { Entity, EntityKind } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import { findFacts, type FoundPart } from '../facts/facts-when-asked.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { issuesOf } from './issues.ts';
import { launchesOf } from './launches.ts';
import { callerOf, distinct, type Link, type LinkKind, type Links } from './link.ts';
import { callerOfIssue } from './other-account.ts';
import { principalsOf } from './principals.ts';
import { startsWithin } from './session-starts.ts';
import { CLOCK_MS, sessionOf, sourceIdentityOf, type Session } from './session.ts';

/**
 * How an entity came to be, as far as the logs show: of an access key the call that issued it, or the sign-in or instance
 * that its session is of; of a role session those of its keys; of a key pair, security group or instance the call that
 * made it. Oldest first. What no record says in so many words is labelled inferred.
 */
export function* origins(all: Case, entity: Entity): Links {
  return distinct(all, inOrder(yield* originsOf(all, entity)));
}

function* originsOf(all: Case, entity: Entity): Links {
  yield* findFacts(all.readLogs(), ...(READ[entity.kind] ?? []));
  if (entity.kind === 'principal') return yield* ofPrincipal(all, entity);
  return [...(ORIGINS[entity.kind] ?? none)(all, entity)];
}

/** What tells how things of a kind came to be. */
const READ: Readonly<Partial<Record<EntityKind, readonly FoundPart[]>>> = {
  'access-key': ['issues'],
  principal: ['issues'],
  'key-pair': ['keyPairs'],
  'security-group': ['securityGroups'],
  instance: ['launched'],
};

const none = (): Link[] => [];

const ORIGINS: Readonly<Partial<Record<EntityKind, (all: Case, to: Entity) => readonly Link[]>>> = {
  'access-key': (all, to) => ofKey(all, to),
  'key-pair': (all, to) => definingPlaces(all, to).flatMap((place) => made(place, place.path, to)),
  'security-group': (all, to) => ofGroup(all, to),
  instance: (all, to) => launchesOf(all, to),
};

/** Where its sessions came from; a key a step, since a record is read for each. */
function* ofPrincipal(all: Case, to: Entity): Links {
  const links: Link[] = [];
  for (const value of (yield* principalsOf(all).inSteps()).keysOf(to.value)) {
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

/** What was found of each case, by the access key: to find what a key issued, the same ones are asked about again and again. */
const known = new WeakMap<Case, Map<string, readonly Link[]>>();

/** How an access key was obtained; remembered while the case is the same. */
export function ofKey(all: Case, to: Entity): readonly Link[] {
  let ofCase = known.get(all);
  if (!ofCase) known.set(all, (ofCase = new Map()));
  let links = ofCase.get(to.value);
  if (!links) ofCase.set(to.value, (links = findOfKey(all, to)));
  return links;
}

/** The call that issued it is the best there is; without it the session tells where to look. */
function findOfKey(all: Case, to: Entity): readonly Link[] {
  const issued = issuesOf(all, to.value).flatMap((issue): Link[] => {
    const caller = callerOfIssue(all, issue);
    return caller ? [{ ...at(issue), kind: 'issued', to, path: issue.path, ...caller }] : [];
  });
  if (issued.length > 0) return withoutOtherRecords(issued);
  if (credentialKind(to.value) !== 'temporary') return [];
  const session = sessionOf(all, to.value);
  if (!session) return [];
  const inferred = [...issuedTo(all, to, session), ...signedIn(all, to, session), ...instance(to, session)];
  return inferred.slice(0, 1);
}

/** Where two accounts have a record of a call, the one that names the caller itself counts. */
function withoutOtherRecords(links: readonly Link[]): Link[] {
  const own = new Set(links.filter(isOwn).map(({ from }) => from.value));
  return links.filter((link) => isOwn(link) || !own.has(link.from.value));
}

function isOwn(link: Link): boolean {
  return callerOf(link)?.value === link.from.value;
}

/** A call that assumed the same role under the same session name in the same second, and does not show what it got. */
function issuedTo(all: Case, to: Entity, { principalArn, createdAt, sourceIdentity }: Session): Link[] {
  if (principalArn === undefined || createdAt === undefined) return [];
  const calls = startsWithin(all, 'issue', createdAt - CLOCK_MS, createdAt + CLOCK_MS);
  // One that shows what it issued did not issue another key as well.
  return calls.flatMap((call): Link[] => {
    if (call.showsKey) return [];
    const asked = askedOf(call);
    const isOther = sourceIdentity && asked.sourceIdentity && sourceIdentity !== asked.sourceIdentity;
    const caller = asked.principalArn === principalArn && !isOther ? callerOfIssue(all, call) : undefined;
    const path: FieldPath = ['requestParameters', 'roleSessionName'];
    const why =
      sourceIdentity && asked.sourceIdentity ? `${SAME_START}, with the same source identity` : SAME_START;
    return caller
      ? [{ ...at(call), kind: 'issued', from: caller.from, to, path, basis: 'inferred', why }]
      : [];
  });
}

const SAME_START = 'it assumed the same role under the same session name when the session began';

/** What a call asked for: the ARN of the session, of the response or as its request makes it, and its source identity. */
export function askedOf(call: EventIn): Pick<Session, 'principalArn' | 'sourceIdentity'> {
  const record = eventOf(call.log.log, call.index).record();
  const given = stringAt(record, 'responseElements', 'assumedRoleUser', 'arn');
  const role = stringAt(record, 'requestParameters', 'roleArn');
  const name = stringAt(record, 'requestParameters', 'roleSessionName');
  const parts = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(role ?? '');
  const asked =
    parts && name ? `arn:${parts[1]}:sts::${parts[2]}:assumed-role/${parts[3]}/${name}` : undefined;
  const sourceIdentity = stringAt(record, 'requestParameters', 'sourceIdentity') ?? sourceIdentityOf(record);
  return { principalArn: given ?? asked, sourceIdentity };
}

/** The longest console session. */
const LONGEST_SIGN_IN_MS = 12 * 3_600_000;

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

function at({ log, index }: EventIn): EventIn {
  return { log, index };
}
