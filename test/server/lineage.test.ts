import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../src/core/log/steps.ts';
import type { Entity, LineageStepRow } from '../../src/protocol.ts';
import { hover } from '../../src/server/features/hover.ts';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../src/server/features/call-hierarchy.ts';
import { lineage, lineageSteps } from '../../src/server/requests/lineage.ts';
import { lineageSegments } from '../../src/server/requests/lineage-segments.ts';
import { ALICE, createKeyPair, event, PATIENT, positionOf, records, snapshotOf } from './support.ts';

const URI = 'file:///case/log.json';
const SESSION = 'ASIAY34FZKBOKMUTVV7B';
const session = {
  type: 'AssumedRole',
  arn: 'arn:aws:sts::609629065308:assumed-role/admin/eve',
  accessKeyId: SESSION,
};
const LOG = records(
  event(1, {
    eventName: 'AssumeRole',
    eventSource: 'sts.amazonaws.com',
    eventTime: '2026-11-04T10:00:00Z',
    responseElements: { credentials: { accessKeyId: SESSION } },
  }),
  createKeyPair(2, 'xg1', { userIdentity: session }),
  event(3, {
    eventName: 'RunInstances',
    eventTime: '2026-11-04T10:10:00Z',
    userIdentity: session,
    sourceIPAddress: '198.51.100.9',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
    responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0', keyName: 'xg1' }] } },
  }),
  event(4, {
    eventName: 'ListUsers',
    eventTime: '2026-11-04T10:20:00Z',
    eventSource: 'iam.amazonaws.com',
    sourceIPAddress: '198.51.100.9',
    userIdentity: session,
    userAgent: 'Boto3/1.40.1 md/a',
  }),
);
const entity: Entity = { kind: 'access-key', value: SESSION };
const PAGE = { entity, offset: 0, limit: 200 };

const stepLine = ({ label, description, goesOn }: LineageStepRow): string =>
  `${goesOn ? '▸ ' : ''}${label} | ${description}`;

test('the root says what is known, and of what how much', () => {
  const root = inOneGo(lineage(snapshotOf({ [URI]: LOG }), { entity }))!;
  assert.equal(`${root.label} | ${root.description}`, `[A] ${SESSION} | 3 events · 2 findings`);
  assert.deepEqual(
    root.sections.map(({ part, total, description }) => `${part} ${total}: ${description}`),
    ['origins 1: 1 call', 'outcomes 2: 1 key pair, 1 instance', 'segments 3: 3 segments'],
  );
});

test('a step up: who issued it, recorded, by which call', () => {
  const { items } = inOneGo(lineageSteps(snapshotOf({ [URI]: LOG }), { ...PAGE, part: 'origins' }));
  assert.deepEqual(items.map(stepLine), [
    `${ALICE.accessKeyId} | recorded · issued by AssumeRole 2026-11-04 10:00:00 UTC · 1 event · the response of the call holds the access key`,
  ]);
});

test('steps down, with what goes on from there', () => {
  const { items } = inOneGo(lineageSteps(snapshotOf({ [URI]: LOG }), { ...PAGE, part: 'outcomes' }));
  assert.deepEqual(items.map(stepLine), [
    '▸ [C] xg1 (us-east-1) | recorded · created by CreateKeyPair 2026-11-04 10:02:11 UTC · 2 events · 2 findings · the call names it',
    'i-0123456789abcdef0 | recorded · launched by RunInstances 2026-11-04 10:10:00 UTC · the response of the call names the instance',
  ]);
});

test('segments: what changed, and that an address alone says little', () => {
  const { items } = inOneGo(lineageSegments(snapshotOf({ [URI]: LOG }), PAGE));
  assert.deepEqual(
    items.map(({ label, description, isPlain }) => `${label} | ${description} | ${isPlain}`),
    [
      '11-04 10:02:11 – 10:02:11 | 1 call · the first | false',
      '11-04 10:10:00 – 10:10:00 | 1 call · address 73.158.0.9 → 198.51.100.9 (weak: the address alone) | false',
      '11-04 10:20:00 – 10:20:00 | 1 call · user agent aws-cli/2.31.9 → Boto3/1.40.1 | true',
    ],
  );
});

test('a part comes in pages', () => {
  const page = inOneGo(
    lineageSteps(snapshotOf({ [URI]: LOG }), { entity, part: 'outcomes', offset: 1, limit: 1 }),
  );
  assert.equal(page.total, 2);
  assert.deepEqual(
    page.items.map(({ key, label }) => `${key} ${label}`),
    ['1 i-0123456789abcdef0'],
  );
});

test('at a place: what stands there, else the key that its event was made with', () => {
  for (const [word, value] of [
    ['xg1', 'xg1'],
    ['ListUsers', SESSION],
  ] as const) {
    const at = { uri: URI, position: positionOf(LOG, word, { into: 2 }) };
    assert.equal(inOneGo(lineage(snapshotOf({ [URI]: LOG }), { at }))?.entity.value, value);
  }
});

test('an address has none', () => {
  const address: Entity = { kind: 'address', value: '73.158.0.9' };
  assert.equal(inOneGo(lineage(snapshotOf({ [URI]: LOG }), { entity: address })), null);
});

for (const word of [SESSION, ALICE.accessKeyId, 'xg1', 'i-0123456789abcdef0', session.arn]) {
  test(`the tree, the hover and Call Hierarchy agree: ${word}`, () => {
    const snapshot = snapshotOf({ [URI]: LOG });
    const view = snapshot.view(URI)!;
    const position = positionOf(LOG, word, { into: 2 });
    const root = inOneGo(lineage(snapshot, { at: { uri: URI, position } }))!;
    const [item] = prepareCallHierarchy(snapshot, view, position)!;
    const [origins, outcomes] = (['origins', 'outcomes'] as const).map((part) =>
      inOneGo(lineageSteps(snapshot, { entity: root.entity, part, offset: 0, limit: 999 })),
    );
    assert.deepEqual(
      origins!.items.map(({ label }) => label),
      inOneGo(incomingCalls(snapshot, item!)).map(({ from }) => from.name),
    );
    assert.deepEqual(
      outcomes!.items.map(({ label }) => label),
      inOneGo(outgoingCalls(snapshot, item!)).map(({ to }) => to.name),
    );
    const style = { markdown: false, isOurs: false };
    const { contents } = inOneGo(hover(snapshot, view, position, style, PATIENT))!;
    const text = (contents as { value: string }).value;
    const [events, findings] = root.description.split(' · ');
    assert.ok(text.includes(`${events} in all logs`), text);
    if (findings !== undefined) assert.ok(text.includes(findings), text);
    const led = root.sections.find(({ part }) => part === 'outcomes')!;
    assert.equal(text.includes(`Led to ${led.description}`), led.total > 0, text);
    const segments = root.sections.find(({ part }) => part === 'segments')?.total ?? 0;
    assert.equal(text.includes(`${segments} segments: `), segments > 1, text);
  });
}
