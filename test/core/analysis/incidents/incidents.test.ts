import assert from 'node:assert/strict';
import test from 'node:test';
import { storyOf } from '../../../../src/core/analysis/incidents/story.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

/** The incidents of a log: each as the events its findings are anchored on, in order. */
function check(log: readonly string[], expected: readonly (readonly string[])[]): void {
  const investigation = investigate({ log: `{"Records":[${log.join()}]}` }, PACK_RULES);
  const incidents = new Map<string, Set<string>>();
  for (const finding of investigation.findings({ minimumLevel: 'informational', search: '' })) {
    const { id } = investigation.incidentOf(finding)!;
    const anchors = incidents.get(id) ?? new Set();
    incidents.set(id, anchors.add(finding.event.eventID!));
  }
  assert.deepEqual(
    [...incidents.values()].map((anchors) => [...anchors]),
    expected,
  );
}

const BOB = { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIAAAAAAAAAAAAAAAAB' };
const made = (eventID: string, fields: Readonly<Record<string, unknown>> = {}): string =>
  record({ eventID, requestParameters: { keyName: `xg1` }, ...fields });

test('the same access key within a day is one incident', () =>
  check(
    [made('e1'), made('e2', { eventTime: '2024-05-02T09:59:00Z', awsRegion: 'eu-west-1' })],
    [['e1', 'e2']],
  ));

test('more than a day apart: two', () =>
  check(
    [made('e1'), made('e2', { eventTime: '2024-05-02T10:00:01Z', awsRegion: 'eu-west-1' })],
    [['e1'], ['e2']],
  ));

test('a chain of findings less than a day apart each is one', () =>
  check(
    ['01', '02', '03'].map((day, at) =>
      made(`e${at}`, { eventTime: `2024-05-${day}T09:00:00Z`, awsRegion: `us-east-${at}` }),
    ),
    [['e0', 'e1', 'e2']],
  ));

test('other people’s findings are other incidents', () =>
  check([made('e1'), made('e2', { userIdentity: BOB, awsRegion: 'eu-west-1' })], [['e1'], ['e2']]));

test('another key, the same key pair', () =>
  check([made('e1'), made('e2', { userIdentity: BOB })], [['e1', 'e2']]));

test('a credential belongs to the one that it was issued with', () => {
  const assumed = record({
    eventID: 'e0',
    eventTime: '2024-05-01T10:00:30Z',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: null,
    responseElements: { credentials: { accessKeyId: 'ASIAAAAAAAAAAAAAAAAC' } },
  });
  const child = { type: 'AssumedRole', accessKeyId: 'ASIAAAAAAAAAAAAAAAAC' };
  const use = made('e2', { eventTime: '2024-05-01T10:01:00Z', userIdentity: child, awsRegion: 'eu-west-1' });
  check([made('e1'), use], [['e1'], ['e2']]);
  check([made('e1'), assumed, use], [['e1', 'e2']]);
});

test('redacted keys tie nothing', () => {
  const redacted = { type: 'IAMUser', accessKeyId: 'REDACTED' };
  check(
    [made('e1', { userIdentity: redacted }), made('e2', { userIdentity: redacted, awsRegion: 'eu-west-1' })],
    [['e1'], ['e2']],
  );
});

test('its story: who, with what, from where, doing what, when', () => {
  const log = [
    made('e1'),
    made('e2', { eventTime: '2024-05-01T11:00:00Z', awsRegion: 'eu-west-1', errorCode: 'AccessDenied' }),
  ];
  const investigation = investigate({ log: `{"Records":[${log.join()}]}` }, PACK_RULES);
  const [finding] = investigation.findings({ minimumLevel: 'informational', search: '' });
  assert.deepEqual(storyOf(investigation.incidentOf(finding!)!), {
    principals: ['ana'],
    accessKeys: ['AKIAAAAAAAAAAAAAAAAA'],
    addresses: ['88.1.2.3'],
    networks: ['AS3352 Telefonica de Espana'],
    accounts: ['111122223333'],
    regions: ['us-east-1', 'eu-west-1'],
    keyPairs: ['xg1'],
    securityGroups: [],
    calls: [{ name: 'CreateKeyPair', count: 2 }],
    events: 2,
    failures: 1,
    firstTime: Date.UTC(2024, 4, 1, 10),
    lastTime: Date.UTC(2024, 4, 1, 11),
  });
});
