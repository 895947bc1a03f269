import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../../src/core/analysis/entities/entity.ts';
import type { LineageStep } from '../../../../src/core/analysis/lineage/steps.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, record } from '../support/case.ts';

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const SESSION = 'ASIAAAAAAAAAAAAAAAAB';
const SECOND = 'ASIAAAAAAAAAAAAAAAAC';
const ROLE = 'arn:aws:sts::111122223333:assumed-role/admin/eve';

const key = (value: string): Entity => ({ kind: 'access-key', value });

/** What a log says of where an entity came from, and of what it led to: one line a step. */
function check(
  entity: Entity,
  log: readonly string[],
  expected: { origins?: string[]; outcomes?: string[] },
): void {
  const investigation = investigate({ log: `{"Records":[${log.join()}]}` });
  assert.deepEqual(inOneGo(investigation.originsInSteps(entity)).map(line), expected.origins ?? []);
  assert.deepEqual(inOneGo(investigation.outcomesInSteps(entity)).map(line), expected.outcomes ?? []);
}

function line({ from, kind, to, basis, call }: LineageStep): string {
  return `${from.value} ${kind} ${to.value} (${basis}) in ${call.event.eventID} at ${call.path.join('.')}`;
}

const assumed = (id: string, parent: string, child: string | undefined, fields = {}): string =>
  record({
    eventID: id,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    userIdentity: { type: 'IAMUser', accessKeyId: parent, arn: 'arn:aws:iam::111122223333:user/ana' },
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/admin', roleSessionName: 'eve' },
    responseElements: child === undefined ? null : { credentials: { accessKeyId: child } },
    ...fields,
  });

const used = (id: string, accessKeyId: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  record({
    eventID: id,
    eventName: 'DescribeInstances',
    eventTime: '2024-05-01T10:05:00Z',
    requestParameters: null,
    responseElements: null,
    userIdentity: {
      type: 'AssumedRole',
      accessKeyId,
      arn: ROLE,
      sessionContext: { attributes: { creationDate: '2024-05-01T10:00:00Z' } },
    },
    ...fields,
  });

test('a chain of roles: each key leads to the one it was issued with, and to what it issued', () => {
  const log = [
    assumed('e1', KEY, SESSION),
    assumed('e2', SESSION, SECOND, { eventTime: '2024-05-01T10:01:00Z' }),
    used('e3', SECOND),
  ];
  const first = `${KEY} issued ${SESSION} (recorded) in e1 at responseElements.credentials.accessKeyId`;
  const second = `${SESSION} issued ${SECOND} (recorded) in e2 at responseElements.credentials.accessKeyId`;
  check(key(KEY), log, { outcomes: [first] });
  check(key(SESSION), log, { origins: [first], outcomes: [second] });
  check(key(SECOND), log, { origins: [second] });
});

test('a response that was left out: the same role, session name and second', () => {
  const log = [assumed('e1', KEY, undefined), used('e2', SESSION)];
  const link = `${KEY} issued ${SESSION} (inferred) in e1 at requestParameters.roleSessionName`;
  check(key(SESSION), log, { origins: [link] });
  check(key(KEY), log, { outcomes: [link] });
});

test('near miss: a call that shows another key did not issue this one as well', () => {
  check(key(SESSION), [assumed('e1', KEY, SECOND), used('e2', SESSION)], {});
  const hidden = assumed('e1', KEY, 'HIDDEN_DUE_TO_SECURITY_REASONS');
  check(key(SESSION), [hidden, used('e2', SESSION)], {
    origins: [`${KEY} issued ${SESSION} (inferred) in e1 at requestParameters.roleSessionName`],
  });
});

test('a source identity that is another: no link', () => {
  const asked = (sourceIdentity: string): string =>
    assumed('e1', KEY, undefined, {
      requestParameters: {
        roleArn: 'arn:aws:iam::111122223333:role/admin',
        roleSessionName: 'eve',
        sourceIdentity,
      },
    });
  const session = {
    sourceIdentity: 'ana',
    attributes: { creationDate: '2024-05-01T10:00:00Z' },
  };
  const use = used('e2', SESSION, {
    userIdentity: { type: 'AssumedRole', accessKeyId: SESSION, arn: ROLE, sessionContext: session },
  });
  check(key(SESSION), [asked('bob'), use], {});
  check(key(SESSION), [asked('ana'), use], {
    origins: [`${KEY} issued ${SESSION} (inferred) in e1 at requestParameters.roleSessionName`],
  });
});

/** A role of another account: what that account's trail has of the call. */
const OTHER = '444455556666';
const received = (id: string, child: string, fields = {}): string =>
  assumed(id, '', child, {
    userIdentity: { type: 'AWSAccount', principalId: 'AROAEXAMPLE:ana-1', accountId: '111122223333' },
    sourceIPAddress: '203.0.113.7',
    recipientAccountId: OTHER,
    sharedEventID: 'shared-1',
    ...fields,
  });
const sent = (id: string, parent: string, child: string | undefined, fields = {}): string =>
  assumed(id, parent, child, { recipientAccountId: '111122223333', sharedEventID: 'shared-1', ...fields });

const PATH = 'responseElements.credentials.accessKeyId';

test('the same call in the trails of two accounts: one link, from the key that the caller’s own trail names', () => {
  const link = `${KEY} issued ${SESSION} (recorded) in e1 at ${PATH}`;
  const log = [sent('e1', KEY, SESSION), received('e2', SESSION)];
  check(key(SESSION), log, { origins: [link] });
  check(key(KEY), log, { outcomes: [link] });
});

test('only the role’s account shows what was issued: its record is joined by sharedEventID', () => {
  const link = `${KEY} issued ${SESSION} (recorded) in e2 at ${PATH}`;
  const log = [sent('e1', KEY, undefined), received('e2', SESSION)];
  check(key(SESSION), log, { origins: [link] });
  check(key(KEY), log, { outcomes: [link] });
  const ana = 'arn:aws:iam::111122223333:user/ana';
  check({ kind: 'principal', value: ana }, log, { outcomes: [link.replace(KEY, ana)] });
});

test('near misses: another sharedEventID, the same account, another time', () => {
  const unknown = { origins: [`203.0.113.7 issued ${SESSION} (recorded) in e2 at ${PATH}`] };
  const near = [
    { sharedEventID: 'shared-2' },
    { recipientAccountId: OTHER },
    { eventTime: '2024-05-01T10:05:00Z' },
    { errorCode: 'AccessDenied' },
  ];
  for (const fields of near)
    check(key(SESSION), [sent('e1', KEY, undefined, fields), received('e2', SESSION)], unknown);
});

const CALLER = 'arn:aws:sts::111122223333:assumed-role/ops/ana-1';
const before = (id: string, accessKeyId: string, fields = {}): string =>
  used(id, accessKeyId, {
    sourceIPAddress: '203.0.113.7',
    userIdentity: { type: 'AssumedRole', accessKeyId, arn: CALLER },
    ...fields,
  });

test('without the caller’s record of the call: the only session of that name, from the same address', () => {
  check(key(SESSION), [before('e1', SECOND), received('e2', SESSION)], {
    origins: [`${SECOND} issued ${SESSION} (inferred) in e2 at ${PATH}`],
  });
});

test('near misses: two such keys, another name, account, address or day', () => {
  const unknown = { origins: [`203.0.113.7 issued ${SESSION} (recorded) in e2 at ${PATH}`] };
  const third = before('e3', 'ASIAAAAAAAAAAAAAAAAD');
  check(key(SESSION), [before('e1', SECOND), third, received('e2', SESSION)], unknown);
  const named = (arn: string) => ({ userIdentity: { type: 'AssumedRole', accessKeyId: SECOND, arn } });
  const near = [
    named(CALLER.replace('ana-1', 'bob')),
    named(CALLER.replace('111122223333', OTHER)),
    { sourceIPAddress: '203.0.113.8' },
    { eventTime: '2024-05-03T10:00:00Z' },
  ];
  for (const fields of near)
    check(key(SESSION), [before('e1', SECOND, fields), received('e2', SESSION)], unknown);
});

test('another session name, or another time: no link', () => {
  const other = {
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/admin', roleSessionName: 'bob' },
  };
  check(key(SESSION), [assumed('e1', KEY, undefined, other), used('e2', SESSION)], {});
  const earlier = { eventTime: '2024-05-01T09:59:50Z' };
  check(key(SESSION), [assumed('e1', KEY, undefined, earlier), used('e2', SESSION)], {});
});

test('an attempt issues nothing', () => {
  check(key(SESSION), [assumed('e1', KEY, SESSION, { errorCode: 'AccessDenied' }), used('e2', SESSION)], {});
});

test('a console session: the latest sign-in of the same principal', () => {
  const signIn = (id: string, eventTime: string, arn = ROLE): string =>
    record({
      eventID: id,
      eventTime,
      eventSource: 'signin.amazonaws.com',
      eventName: 'ConsoleLogin',
      userIdentity: { type: 'AssumedRole', arn },
    });
  const log = [
    signIn('e1', '2024-05-01T08:00:00Z'),
    signIn('e2', '2024-05-01T10:00:00Z'),
    signIn('e3', '2024-05-01T10:01:00Z', 'arn:aws:sts::111122223333:assumed-role/admin/bob'),
    used('e4', SESSION, { sessionCredentialFromConsole: 'true' }),
  ];
  check(key(SESSION), log, { origins: [`${ROLE} signed-in ${SESSION} (inferred) in e2 at eventName`] });
  check(key(SESSION), [signIn('e1', '2024-05-01T10:00:00Z'), used('e2', SESSION)], {});
});

const INSTANCE = 'i-0123456789abcdef0';
const launch = (id: string, fields = {}): string =>
  record({
    eventID: id,
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
    responseElements: { instancesSet: { items: [{ instanceId: INSTANCE, keyName: 'xg1' }] } },
    ...fields,
  });

test('a key pair, its launch, and the role that the instance runs as', () => {
  const arn = `arn:aws:sts::111122223333:assumed-role/web/${INSTANCE}`;
  const log = [
    record({ eventID: 'e1' }),
    launch('e2', { eventTime: '2024-05-01T10:01:00Z' }),
    used('e3', SESSION, { userIdentity: { type: 'AssumedRole', accessKeyId: SESSION, arn } }),
  ];
  const keyPair: Entity = { kind: 'key-pair', value: 'xg1' };
  const instance: Entity = { kind: 'instance', value: INSTANCE };
  const created = `${KEY} created xg1 (recorded) in e1 at requestParameters.keyName`;
  const path = 'responseElements.instancesSet.items.0.instanceId';
  const byKey = `${KEY} launched ${INSTANCE} (recorded) in e2 at ${path}`;
  const withPair = `xg1 launched ${INSTANCE} (recorded) in e2 at ${path}`;
  const runs = `${INSTANCE} runs-as ${SESSION} (inferred) in e3 at userIdentity.arn`;
  check(keyPair, log, { origins: [created], outcomes: [withPair] });
  check(instance, log, { origins: [byKey], outcomes: [runs] });
  check(key(KEY), log, { outcomes: [created, byKey] });
  check(key(SESSION), log, { origins: [runs] });
});

test('a security group: who made it, and who opened it', () => {
  const log = [
    record({
      eventID: 'e1',
      eventName: 'CreateSecurityGroup',
      requestParameters: { groupName: 'g' },
      responseElements: { groupId: 'sg-0123456789abcdef0' },
    }),
    record({
      eventID: 'e2',
      eventTime: '2024-05-01T10:01:00Z',
      eventName: 'AuthorizeSecurityGroupIngress',
      requestParameters: { groupId: 'sg-0123456789abcdef0' },
      responseElements: null,
    }),
  ];
  const group: Entity = { kind: 'security-group', value: 'sg-0123456789abcdef0' };
  const created = `${KEY} created ${group.value} (recorded) in e1 at responseElements.groupId`;
  check(group, log, { origins: [created] });
  check(key(KEY), log, {
    outcomes: [created, `${KEY} opened ${group.value} (recorded) in e2 at requestParameters.groupId`],
  });
});

test('a principal: what its keys led to, and where its sessions came from', () => {
  const log = [assumed('e1', KEY, SESSION), used('e2', SESSION)];
  const step = 'issued';
  const path = 'responseElements.credentials.accessKeyId';
  check({ kind: 'principal', value: ROLE }, log, {
    origins: [`${KEY} ${step} ${ROLE} (recorded) in e1 at ${path}`],
  });
  const ana = 'arn:aws:iam::111122223333:user/ana';
  check({ kind: 'principal', value: ana }, log, {
    outcomes: [`${ana} ${step} ${SESSION} (recorded) in e1 at ${path}`],
  });
});

test('a redacted key leads to nothing: many people’s calls meet in it', () => {
  check(key('REDACTED'), [assumed('e1', 'REDACTED', SESSION)], {});
});

test('a delivery that came twice is one step', () => {
  const log = [assumed('e1', KEY, SESSION), assumed('e1', KEY, SESSION)];
  check(key(KEY), log, {
    outcomes: [`${KEY} issued ${SESSION} (recorded) in e1 at responseElements.credentials.accessKeyId`],
  });
});
