import { credentialKind } from '../../enrich/credential.ts';
import type { KeyPairMention } from '../../enrich/enrichment.ts';
import { eventOf } from '../../log/events.ts';
import { callsAs, callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import type { Entity, EntityKind } from '../entities/entity.ts';
import { eventKey } from '../deliveries/duplicates.ts';
import { inOrder } from '../event-order.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { isPlaceOf, keyPairEntity } from '../facts/key-pairs.ts';
import type { SecurityGroupPosting } from '../facts/log-facts.ts';
import { pathOfGroup } from './group-path.ts';
import { launchedBy } from './launches.ts';
import { distinct, type Link, type LinkKind, type Links } from './link.ts';
import { origins } from './origins.ts';
import { issuedWith } from './issued.ts';
import { instanceSessions } from './instance-sessions.ts';

/**
 * What an entity led to, as far as the logs show: what an access key issued, created, opened and launched; the same for
 * the keys of a principal; the launches with a key pair; the sessions of an instance's role. Oldest first.
 */
export function* outcomes(all: Case, entity: Entity): Links {
  return distinct(all, inOrder(yield* outcomesOf(all, entity)));
}

function* outcomesOf(all: Case, from: Entity): Links {
  if (!MAKERS.includes(from.kind)) return [];
  yield* all.keyPairs.inSteps();
  yield* findFacts(all.readLogs(), 'issues', 'securityGroups', 'launched');
  if (from.kind === 'access-key') return yield* ofKey(all, from);
  if (from.kind === 'principal') return yield* ofPrincipal(all, from);
  if (from.kind === 'instance') return yield* sessionsOf(all, from);
  return launchedWith(all, from);
}

const MAKERS: readonly EntityKind[] = ['access-key', 'principal', 'instance', 'key-pair'];

function* ofKey(all: Case, from: Entity): Links {
  // Many people's calls meet in a redacted or made-up key.
  if (credentialKind(from.value) === 'unknown') return [];
  const calls = callsWith(all, from.value);
  return [...(yield* issuedWith(all, from, calls)), ...made(all, from, calls)];
}

function* ofPrincipal(all: Case, from: Entity): Links {
  const calls = callsAs(all, from.value);
  return [...(yield* issuedBy(all, from, calls)), ...made(all, from, calls)];
}

/** What calls of a principal issued, with whichever key they were made. */
function* issuedBy(all: Case, from: Entity, calls: readonly EventIn[]): Links {
  const byKey = new Map<string, EventIn[]>();
  for (const call of calls) {
    const key = call.log.rows.text('accessKeyId', call.index);
    if (key === undefined || credentialKind(key) === 'unknown') continue;
    const known = byKey.get(key);
    if (known) known.push(call);
    else byKey.set(key, [call]);
  }
  const isOf = new Set(calls.map(eventKey));
  const links: Link[] = [];
  for (const [value, callsOfKey] of byKey) {
    for (const link of yield* issuedWith(all, { kind: 'access-key', value }, callsOfKey)) {
      const isOwn = isOf.has(eventKey(link)) || link.log.rows.text('principalArn', link.index) === undefined;
      if (isOwn) links.push({ ...link, from });
    }
  }
  return links;
}

const MADE: Readonly<Partial<Record<KeyPairMention['role'], LinkKind>>> = {
  created: 'created',
  imported: 'imported',
};

/** The key pairs, security groups and instances that successful calls made. */
function made(all: Case, from: Entity, calls: readonly EventIn[]): Link[] {
  const successful = calls.filter(({ log, index }) => log.rows.at('error', index) === 0);
  return [
    ...successful.flatMap((call) => keyPairsOf(all, from, call)),
    ...groupsOf(all, from, successful),
    ...launchedBy(successful, from),
  ];
}

function keyPairsOf(all: Case, from: Entity, call: EventIn): Link[] {
  const { log, index } = call;
  return all
    .keyPairs()
    .of(call)
    .flatMap(({ role, name, service, path }): Link[] => {
      const kind = MADE[role];
      if (!kind || name === undefined) return [];
      const to = keyPairEntity(name, service, eventOf(log.log, index), log.id);
      return [{ log, index, kind, from, to, path, basis: 'recorded', why: 'the call names it' }];
    });
}

function groupsOf(all: Case, from: Entity, calls: readonly EventIn[]): Link[] {
  const byLog = new Map<IndexedLog, Set<number>>();
  for (const { log, index } of calls) {
    if (log.facts.securityGroups.length === 0) continue;
    const indexes = byLog.get(log);
    if (indexes) indexes.add(index);
    else byLog.set(log, new Set([index]));
  }
  return [...byLog].flatMap(([log, indexes]) =>
    log.facts.securityGroups
      .filter(({ index }) => indexes.has(index))
      .flatMap((posting) => groupLink(log, from, posting) ?? []),
  );
}

function groupLink(
  log: IndexedLog,
  from: Entity,
  { index, mention: { role, name, groupId } }: SecurityGroupPosting,
): Link | undefined {
  const value = groupId ?? name;
  if (value === undefined || (role !== 'created' && role !== 'opened')) return undefined;
  const to: Entity = { kind: 'security-group', value };
  return {
    log,
    index,
    kind: role,
    from,
    to,
    path: pathOfGroup(role, groupId),
    basis: 'recorded',
    why: 'the call names it',
  };
}

function launchedWith(all: Case, from: Entity): Link[] {
  const uses = all
    .keyPairs()
    .named(from.value)
    .filter((named) => named.mention.role === 'used' && isPlaceOf(from, named));
  return launchedBy(uses, from);
}

/** The access keys of the role that an instance runs as. */
function* sessionsOf(all: Case, from: Entity): Links {
  const keys = new Set<string>();
  for (const { log, arn } of (yield* instanceSessions(all)).get(from.value) ?? []) {
    for (const index of log.rows.find('principalArn', arn)) {
      const key = log.rows.text('accessKeyId', index);
      if (key !== undefined) keys.add(key);
    }
  }
  const links: Link[] = [];
  for (const value of keys) {
    const known = yield* origins(all, { kind: 'access-key', value });
    links.push(...known.filter(({ kind }) => kind === 'runs-as'));
  }
  return links;
}
