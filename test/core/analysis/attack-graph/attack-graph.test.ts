import assert from 'node:assert/strict';
import test from 'node:test';
import { readLog } from '../../../../src/core/log/read.ts';
import { PACK_RULES, record } from '../support/case.ts';
import { investigateOpened } from '../support/opened.ts';
import { ANA, ARN, KEY, edgeLine, firstGraph, graphOf, nodeLine } from './support.ts';

// The pack's rules find incidents in these logs; the graph is of the first.

const SESSION = 'ASIAAAAAAAAAAAAAAAAB';
const GROUP = 'sg-0123456789abcdef0';
const INSTANCE = 'i-0123456789abcdef0';

/** The edges besides "an address called with a key, which acts as a principal", which all have. */
function check(records: readonly string[], edges: readonly string[]): void {
  const graph = graphOf(records);
  const said = graph.edges.filter(({ kind }) => kind !== 'called' && kind !== 'acts-as');
  assert.deepEqual(
    said.map((edge) => edgeLine(graph, edge)),
    edges,
  );
}

/** A call of ana's so many minutes after ten. */
function call(minute: number, eventName: string, fields: Readonly<Record<string, unknown>> = {}): string {
  return record({
    eventID: `e${minute}`,
    eventTime: new Date(Date.UTC(2024, 4, 1, 10, minute)).toISOString(),
    eventName,
    userIdentity: ANA,
    ...fields,
  });
}

const created = call(0, 'CreateKeyPair');
const group = call(1, 'CreateSecurityGroup', {
  requestParameters: { groupName: 'g' },
  responseElements: { groupId: GROUP },
});
const launch = (minute: number, instances: readonly string[], groupSet: object): string =>
  call(minute, 'RunInstances', {
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] }, groupSet },
    responseElements: {
      instancesSet: { items: instances.map((instanceId) => ({ instanceId, keyName: 'xg1' })) },
    },
  });

test('from the address to the instance: who did what with what', () => {
  const push = call(4, 'SendSSHPublicKey', {
    eventSource: 'ec2-instance-connect.amazonaws.com',
    requestParameters: { instanceId: INSTANCE },
    responseElements: { success: true },
  });
  const open = call(2, 'AuthorizeSecurityGroupIngress', {
    requestParameters: { groupId: GROUP },
    responseElements: null,
  });
  const deleted = call(5, 'DeleteKeyPair', { responseElements: null });
  const graph = graphOf([
    created,
    group,
    open,
    launch(3, [INSTANCE], { items: [{ groupId: GROUP }] }),
    push,
    deleted,
  ]);
  assert.deepEqual(
    graph.edges.map((edge) => edgeLine(graph, edge)),
    [
      `88.1.2.3 called ${KEY}: AuthorizeSecurityGroupIngress 1, CreateKeyPair 1, CreateSecurityGroup 1, DeleteKeyPair 1, RunInstances 1, SendSSHPublicKey 1`,
      `${KEY} acts-as ${ARN}: AuthorizeSecurityGroupIngress 1, CreateKeyPair 1, CreateSecurityGroup 1, DeleteKeyPair 1, RunInstances 1, SendSSHPublicKey 1`,
      `${KEY} created xg1: CreateKeyPair 1`,
      `${KEY} created ${GROUP}: CreateSecurityGroup 1`,
      `${KEY} opened ${GROUP}: AuthorizeSecurityGroupIngress 1`,
      `xg1 launched-with ${INSTANCE}: RunInstances 1`,
      `${KEY} launched ${INSTANCE}: RunInstances 1`,
      `${GROUP} launched-in ${INSTANCE}: RunInstances 1`,
      `${KEY} pushed-key ${INSTANCE}: SendSSHPublicKey 1`,
      `${KEY} deleted xg1: DeleteKeyPair 1`,
    ],
  );
  const address = graph.nodes[0]!;
  assert.equal(address.as?.organization, 'Telefonica de Espana');
  assert.equal(graph.nodes.find(({ kind }) => kind === 'security-group')?.name, 'g');
  const { events, leftOut, firstTime, lastTime } = graph;
  assert.deepEqual(
    [events, leftOut, firstTime, lastTime],
    [6, 0, Date.UTC(2024, 4, 1, 10), Date.UTC(2024, 4, 1, 10, 5)],
  );
});

test('an edge stands where its first call says so', () => {
  const graph = graphOf([created, launch(2, [INSTANCE], {})]);
  assert.deepEqual(
    graph.edges.map(({ kind, place }) => `${kind} ${place.event.eventID} ${place.path.join('.')}`),
    [
      'called e0 sourceIPAddress',
      'acts-as e0 userIdentity.arn',
      'created e0 requestParameters.keyName',
      'launched-with e2 responseElements.instancesSet.items.0.instanceId',
      'launched e2 responseElements.instancesSet.items.0.instanceId',
    ],
  );
});

test('attempts are counted as such', () =>
  check(
    [created, call(1, 'CreateKeyPair', { errorCode: 'UnauthorizedOperation', responseElements: null })],
    [`${KEY} created xg1: CreateKeyPair 2, 1 failed`],
  ));

test('a group that a launch gives by its name is the one that was created', () =>
  check(
    [created, group, launch(2, [INSTANCE], { items: [{ groupName: 'g' }, { groupName: 'other' }] })],
    [
      `${KEY} created xg1: CreateKeyPair 1`,
      `${KEY} created ${GROUP}: CreateSecurityGroup 1`,
      `xg1 launched-with ${INSTANCE}: RunInstances 1`,
      `${KEY} launched ${INSTANCE}: RunInstances 1`,
      `${GROUP} launched-in ${INSTANCE}: RunInstances 1`,
      `other launched-in ${INSTANCE}: RunInstances 1`,
    ],
  ));

const assumed = (child: string | undefined): string =>
  call(0, 'AssumeRole', {
    eventSource: 'sts.amazonaws.com',
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/admin', roleSessionName: 'eve' },
    responseElements: child === undefined ? null : { credentials: { accessKeyId: child } },
  });
const bySession = call(1, 'ImportKeyPair', {
  userIdentity: {
    type: 'AssumedRole',
    accessKeyId: SESSION,
    arn: 'arn:aws:sts::111122223333:assumed-role/admin/eve',
    sessionContext: { attributes: { creationDate: '2024-05-01T10:00:00Z' } },
  },
});

test('where a credential came from: recorded by the call, or inferred', () => {
  const imported = `${SESSION} imported xg1: ImportKeyPair 1`;
  check([assumed(SESSION), bySession], [`${KEY} issued ${SESSION}: AssumeRole 1`, imported]);
  check([assumed(undefined), bySession], [`${KEY} issued (inferred) ${SESSION}: AssumeRole 1`, imported]);
});

test('the same call in the trails of two accounts is one step, by the key that the caller’s own trail names', () => {
  const shared = { sharedEventID: 'shared-1', eventSource: 'sts.amazonaws.com' };
  const requestParameters = { roleArn: 'arn:aws:iam::444455556666:role/admin', roleSessionName: 'eve' };
  const sent = call(0, 'AssumeRole', { ...shared, requestParameters, responseElements: null });
  const received = call(0, 'AssumeRole', {
    ...{ ...shared, requestParameters, eventID: 'other', recipientAccountId: '444455556666' },
    userIdentity: { type: 'AWSAccount', principalId: 'AIDAEXAMPLE', accountId: '111122223333' },
    responseElements: { credentials: { accessKeyId: SESSION } },
  });
  const graph = graphOf([sent, received, bySession]);
  const issued = graph.edges.filter(({ kind }) => kind === 'issued');
  assert.deepEqual(
    issued.map((edge) => edgeLine(graph, edge)),
    [`${KEY} issued ${SESSION}: AssumeRole 1`],
  );
  assert.deepEqual(graph.nodes.filter(({ kind }) => kind === 'address').map(nodeLine), [
    'address 88.1.2.3: 2 events, 2 findings medium',
  ]);
});

test('what else was made with its credentials is around it; failures, and what is more than a day off, are not', () => {
  const at = { requestParameters: { groupName: 'late' }, responseElements: { groupId: 'sg-1' } };
  const graph = graphOf([
    bySession,
    call(30, 'CreateSecurityGroup', { ...at, userIdentity: { accessKeyId: SESSION } }),
    call(31, 'CreateSecurityGroup', { ...at, userIdentity: { accessKeyId: SESSION }, errorCode: 'Denied' }),
    call(60 * 24 + 2, 'CreateSecurityGroup', { ...at, userIdentity: { accessKeyId: SESSION } }),
    call(32, 'CreateSecurityGroup', { ...at, userIdentity: ANA }),
  ]);
  assert.deepEqual([graph.events, graph.context, graph.leftOut], [2, 1, 0]);
  assert.deepEqual(graph.nodes.map(nodeLine).at(-1), 'security-group sg-1: 1 events, around');
});

test('a redacted key has nothing around it', () => {
  const userIdentity = { type: 'IAMUser', accessKeyId: 'REDACTED' };
  const graph = graphOf([
    call(0, 'ImportKeyPair', { userIdentity }),
    call(1, 'CreateSecurityGroup', {
      userIdentity,
      requestParameters: { groupName: 'g' },
      responseElements: {},
    }),
  ]);
  assert.deepEqual([graph.events, graph.context], [1, 0]);
});

test('a second delivery counts once', () => {
  const graph = graphOf([created, created]);
  assert.deepEqual([graph.events, graph.edges[0]?.events], [1, 1]);
});

test('what differs in name alone is one node', () => {
  const instances = ['i-1', 'i-2', 'i-3'];
  check(
    [created, launch(2, instances, {})],
    [
      `${KEY} created xg1: CreateKeyPair 1`,
      'xg1 launched-with 3 instance: RunInstances 1',
      `${KEY} launched 3 instance: RunInstances 1`,
    ],
  );
});

test('more of a kind than a picture has room for: the gravest have nodes of their own, and counts reconcile', () => {
  const calls = Array.from({ length: 40 }, (_, at) =>
    call(at, 'ImportKeyPair', {
      requestParameters: { keyName: at === 33 ? 'xg1' : `k${at}` },
      responseElements: null,
    }),
  );
  const graph = graphOf(calls);
  const pairs = graph.nodes.filter(({ kind }) => kind === 'key-pair');
  const rest = pairs.find(({ isRest }) => isRest)!;
  assert.equal(
    pairs.reduce((sum, { size }) => sum + size, 0),
    40,
  );
  assert.deepEqual([pairs.length, rest.size, rest.entities.length], [13, 28, 20]);
  assert.ok(pairs.some(({ entities, isRest }) => !isRest && entities[0]?.value === 'xg1'));
  const imports = graph.edges.filter(({ kind }) => kind === 'imported');
  assert.equal(
    imports.reduce((sum, { events }) => sum + events, 0),
    40,
  );
  assert.equal(graph.edges.find(({ kind }) => kind === 'called')?.events, graph.events);
});

test('one thing too many has a node of its own: nobody reads "and 1 more"', () => {
  const calls = Array.from({ length: 13 }, (_, at) =>
    call(at, 'ImportKeyPair', { requestParameters: { keyName: `k${at}` }, responseElements: null }),
  );
  const pairs = graphOf(calls).nodes.filter(({ kind }) => kind === 'key-pair');
  assert.deepEqual([pairs.length, pairs.some(({ isRest }) => isRest)], [13, false]);
});

test('logs that were opened give the same graph', () => {
  const records = [
    created,
    group,
    launch(2, [INSTANCE], { items: [{ groupName: 'g' }] }),
    assumed(SESSION),
    bySession,
  ];
  const log = readLog(Buffer.from(`{"Records":[${records.join()}]}`));
  const opened = firstGraph(investigateOpened({ log }, PACK_RULES).investigation);
  const read = graphOf(records);
  assert.deepEqual(opened.nodes.map(nodeLine), read.nodes.map(nodeLine));
  assert.deepEqual(
    opened.edges.map((edge) => edgeLine(opened, edge)),
    read.edges.map((edge) => edgeLine(read, edge)),
  );
});
