import type { EventFacts } from '../../detect/finding.ts';
import type { KeyPairMention } from '../../enrich/enrichment.ts';
import { securityGroupMentions } from '../../enrich/security-group.ts';
import { eventOf } from '../../log/events.ts';
import { stringAt, type FieldPath } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { keyPairEntity, mentionsOfKeyPairs, nameOfKeyPair } from '../facts/key-pairs.ts';
import { pathOfGroup } from '../lineage/group-path.ts';
import { issueOf, mayIssue, type Issue } from '../lineage/issues.ts';
import { isKeyPush } from '../lineage/key-pushes.ts';
import { launchedIn } from '../lineage/launches.ts';
import { callerOf } from '../lineage/link.ts';
import { callerOfIssue } from '../lineage/other-account.ts';
import type { AttackEdgeKind, Step } from './step.ts';

/**
 * What an event says of who did what: the address that called, the principal behind the credential, and what was made,
 * used and opened. Reads the record of calls that issue credentials, launch instances or push keys onto them.
 */
export function stepsOf(all: Case, event: EventIn): Step[] {
  const facts = all.facts(event);
  const issue = issueIn(facts, event);
  // The record that another account has of such a call does not name its key.
  const known = issue && callerOfIssue(all, event);
  const caller = known?.from ?? callerOf(event);
  if (!caller) return [];
  const step = (kind: AttackEdgeKind, from: Entity, to: Entity, path: FieldPath): Step => ({
    ...{ log: event.log, index: event.index, facts, kind, from, to, path },
    basis: 'recorded',
    why: 'the call names both',
  });
  const did = (kind: AttackEdgeKind, to: Entity, path: FieldPath): Step => step(kind, caller, to, path);
  const instances = (launchedIn(event.log).get(event.index) ?? []).map(({ instanceId, path }) => ({
    entity: entityOf('instance', instanceId),
    path,
  }));
  return [
    ...callerSteps(facts, caller, step),
    ...keyPairsIn(all, event).flatMap(({ role, entity, path }) =>
      role === 'used' && instances.length > 0
        ? instances.map((instance) => step('launched-with', entity, instance.entity, instance.path))
        : did(role, entity, path),
    ),
    ...groupsIn(facts).map(({ kind, entity, path }) => did(kind, entity, path)),
    ...instances.map(({ entity, path }) => did('launched', entity, path)),
    ...(instances.length > 0 ? groupsOfLaunch(facts, event) : []).flatMap((group) =>
      instances.map(({ entity, path }) => step('launched-in', group, entity, path)),
    ),
    ...pushedTo(facts, event).map((entity) => did('pushed-key', entity, INSTANCE_ID)),
    ...(issue ? [{ ...did('issued', entityOf('access-key', issue.child), issue.path), ...known }] : []),
  ];
}

type MakeStep = (kind: AttackEdgeKind, from: Entity, to: Entity, path: FieldPath) => Step;

function callerSteps({ sourceIPAddress, principalArn }: EventFacts, caller: Entity, step: MakeStep): Step[] {
  const principal = principalArn === undefined ? undefined : entityOf('principal', principalArn);
  return [
    ...(sourceIPAddress === undefined || caller.kind === 'address'
      ? []
      : [step('called', entityOf('address', sourceIPAddress), caller, ['sourceIPAddress'])]),
    ...(principal && caller.kind === 'access-key'
      ? [step('acts-as', caller, principal, ['userIdentity', 'arn'])]
      : []),
  ];
}

interface NamedKeyPair {
  readonly role: KeyPairMention['role'];
  readonly entity: Entity;
  readonly path: FieldPath;
}

function keyPairsIn(all: Case, event: EventIn): NamedKeyPair[] {
  const { log, index } = event;
  return mentionsOfKeyPairs(all, event).flatMap(({ role, name, keyPairId, service, path }) => {
    const known = name ?? (keyPairId && (nameOfKeyPair(all, event, keyPairId) ?? keyPairId));
    return known
      ? { role, entity: keyPairEntity(known, service, eventOf(log.log, index), log.id), path }
      : [];
  });
}

interface NamedGroup {
  readonly kind: 'created' | 'opened';
  readonly entity: Entity;
  readonly path: FieldPath;
}

function groupsIn(facts: EventFacts): NamedGroup[] {
  const { eventName, securityGroups } = facts;
  const kind = eventName === 'CreateSecurityGroup' ? 'created' : 'opened';
  return securityGroups.flatMap(({ name, groupId }) => {
    const entity = groupEntity(facts, name, groupId);
    if (!entity) return [];
    return { kind, entity, path: pathOfGroup(kind, groupId) };
  });
}

function groupsOfLaunch(facts: EventFacts, { log, index }: EventIn): Entity[] {
  return securityGroupMentions(eventOf(log.log, index)).flatMap(
    ({ name, groupId }) => groupEntity(facts, name, groupId) ?? [],
  );
}

/** A name means something only within its account and region. */
function groupEntity(
  { accountId, region }: EventFacts,
  name: string | undefined,
  groupId: string | undefined,
): Entity | undefined {
  if (groupId !== undefined) return entityOf('security-group', groupId);
  return name === undefined
    ? undefined
    : {
        ...entityOf('security-group', name),
        ...(accountId !== undefined && { accountId }),
        ...(region !== undefined && { region }),
      };
}

const INSTANCE_ID: FieldPath = ['requestParameters', 'instanceId'];

function pushedTo({ eventSource, eventName }: EventFacts, { log, index }: EventIn): Entity[] {
  const value =
    isKeyPush(eventSource, eventName) && stringAt(eventOf(log.log, index).record(), ...INSTANCE_ID);
  return value ? [entityOf('instance', value)] : [];
}

function issueIn({ eventSource, eventName }: EventFacts, { log, index }: EventIn): Issue | undefined {
  return mayIssue(eventSource, eventName) ? issueOf(eventOf(log.log, index)) : undefined;
}

function entityOf(kind: Entity['kind'], value: string): Entity {
  return { kind, value };
}
