/** Logs whose texts are not at hand tell the same as those that were read. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Entity, EntityKind } from '../../../src/core/analysis/entities/entity.ts';
import { createInvestigation, type Investigation } from '../../../src/core/analysis/investigation.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { read, readFixture } from '../log/check.ts';
import { ENRICH, PACK_RULES, record } from './support/case.ts';
import { investigateOpened } from './support/opened.ts';
import { plain } from './support/plain.ts';

const ALL = { minimumLevel: 'informational', search: '' } as const;
const KINDS: readonly EntityKind[] = [
  'access-key',
  'key-pair',
  'principal',
  'address',
  'event-name',
  'event',
];
const OTHERS: readonly Entity[] = [
  { kind: 'security-group', value: 'sg-0a1b2c3d4e5f60718' },
  { kind: 'instance', value: 'i-0a1b2c3d4e5f60718' },
  { kind: 'access-key', value: 'ASIACCCCCCCCCCCCCCCC' },
  { kind: 'access-key', value: 'REDACTED' },
  { kind: 'access-key', value: 'AKIANOWHERENOWHERE00' },
  { kind: 'key-pair', value: 'xg1' },
  { kind: 'event', value: 'no-such-id' },
];

const KEY = 'AKIAAAAAAAAAAAAAAAAA';
const ISSUED = 'ASIABBBBBBBBBBBBBBBB';
const LATER = 'ASIACCCCCCCCCCCCCCCC';

/** A call to STS by one key that hands out another. */
function assumeRole(eventID: string, minute: number, by: string, issued: string): string {
  return record({
    eventID,
    eventTime: `2024-05-01T10:${minute}:00Z`,
    eventName: 'AssumeRole',
    eventSource: 'sts.amazonaws.com',
    userIdentity: { type: 'AssumedRole', arn: 'arn:aws:iam::111122223333:role/r', accessKeyId: by },
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/r', note: by },
    responseElements: { credentials: { accessKeyId: issued, sessionToken: 'secret' } },
  });
}

function call(eventID: string, fields: Readonly<Record<string, unknown>>): string {
  return record({
    eventID,
    eventName: 'DescribeInstances',
    requestParameters: {},
    responseElements: null,
    ...fields,
  });
}

const callerWith = (accessKeyId: string) => ({
  userIdentity: { type: 'IAMUser', userName: 'ana', accessKeyId },
});

const LOGS: Readonly<Record<string, Log>> = {
  'chain.jsonl': read(
    [
      record({ eventID: '00000000-0000-4000-8000-000000000001' }),
      assumeRole('00000000-0000-4000-8000-000000000002', 10, KEY, ISSUED),
      assumeRole('not-a-uuid', 11, ISSUED, LATER),
      call('00000000-0000-4000-8000-000000000003', {
        ...callerWith(LATER),
        eventTime: '2024-05-01T10:12:00Z',
      }),
      call('00000000-0000-4000-8000-000000000004', { ...callerWith('REDACTED'), errorCode: 'REDACTED' }),
      call('e5', {
        requestParameters: { ['key\u0001']: KEY, sg: 'sg-0a1b2c3d4e5f60718' },
        eventTime: 'yesterday',
      }),
    ].join('\n'),
  ),
  'again.json': read(
    JSON.stringify({
      Records: [
        record({ eventID: '00000000-0000-4000-8000-000000000001' }),
        record({ eventID: '00000000-0000-4000-8000-000000000001', awsRegion: 'eu-west-1' }),
        assumeRole('not-a-uuid', 11, ISSUED, LATER),
        record({
          eventID: 'e7',
          eventName: 'RunInstances',
          requestParameters: { keyName: 'xg1' },
          responseElements: { instancesSet: { items: [{ instanceId: 'i-0a1b2c3d4e5f60718' }] } },
        }),
        record({
          eventID: 'e8',
          eventName: 'DeleteKeyPair',
          requestParameters: { keyPairId: 'key-0a1b2c3d4e5f60718' },
          responseElements: {},
        }),
        call('e9', { sourceIPAddress: 'ec2.amazonaws.com', requestParameters: { a: '88.1.2.3' } }),
      ].map((text) => JSON.parse(text) as object),
    }),
  ),
  ...Object.fromEntries(
    readdirSync(new URL('../../fixtures/log/', import.meta.url)).map((name) => [
      `f/${name}`,
      readFixture(name),
    ]),
  ),
};

function investigateRead(): Investigation {
  const investigation = createInvestigation({ rules: PACK_RULES, enrich: ENRICH });
  for (const [id, log] of Object.entries(LOGS)) investigation.setLog(id, log);
  return investigation;
}

const readCase = investigateRead();
const opened = investigateOpened(LOGS, PACK_RULES);
const openedCase = opened.investigation;

function checkSame(what: string, ask: (investigation: Investigation) => unknown): void {
  assert.deepEqual(plain(ask(openedCase)), plain(ask(readCase)), what);
}

test('findings, counts and coverage', () => {
  checkSame('findings', (investigation) => investigation.findings(ALL));
  checkSame('undecided', (investigation) => investigation.conclusion().undecided);
  checkSame('counts', (investigation) => investigation.counts());
  checkSame('coverage', (investigation) => investigation.coverage());
  for (const id of readCase.logIds()) {
    checkSame(id, (investigation) => investigation.findingsIn(id, ALL));
    checkSame(id, (investigation) => investigation.undecidedIn(id));
  }
});

test('entities', () => {
  for (const kind of KINDS) checkSame(kind, (investigation) => investigation.entities([kind]));
});

test('what is known of each entity', () => {
  const entities = [...readCase.entities(KINDS).map(({ entity }) => entity), ...OTHERS];
  assert.ok(entities.length > 40);
  for (const entity of entities) {
    const name = `${entity.kind} ${entity.value}`;
    checkSame(`related ${name}`, (investigation) => investigation.related(entity));
    checkSame(`exact ${name}`, (investigation) => investigation.exact(entity));
    checkSame(`references ${name}`, (investigation) => investigation.references(entity));
    checkSame(`summary of ${name}`, (investigation) => investigation.summarize(entity));
    checkSame(`definitions ${name}`, (investigation) => investigation.definitions(entity));
    checkSame(`chain ${name}`, (investigation) => investigation.chain(entity.value));
    checkSame(`origins of ${name}`, (investigation) => inOneGo(investigation.originsInSteps(entity)));
    checkSame(`outcomes of ${name}`, (investigation) => inOneGo(investigation.outcomesInSteps(entity)));
    checkSame(`segments of ${name}`, (investigation) => inOneGo(investigation.segmentsInSteps(entity)));
  }
});

test('facts of events and what stands at a place', () => {
  for (const [id, log] of Object.entries(LOGS)) {
    for (const event of log.events) {
      checkSame(`${id} ${event.index}`, (investigation) => investigation.facts(event, id));
      checkSame(`${id} ${event.index}`, (investigation) =>
        investigation.keyPairsNamedBy({ log: id, index: event.index }),
      );
      const { offset, length } = event.span;
      for (let at = offset; at <= offset + length; at += 7) {
        checkSame(`${id} at ${at}`, (investigation) => {
          const found = investigation.entityAt(id, at);
          return found && [found.entity, found.span, found.event.index, investigation.eventAt(id, at)?.index];
        });
      }
    }
  }
});

test('no text is asked for by pivots that columns and facts answer', () => {
  const { investigation, asked } = investigateOpened(LOGS, PACK_RULES);
  investigation.conclusion();
  investigation.coverage();
  const listed = investigation.entities(KINDS).map(({ entity }) => entity);
  for (const entity of listed.filter(
    ({ kind, value }) => kind === 'key-pair' || kind === 'event-name' || value === KEY || value === ISSUED,
  )) {
    investigation.summarize(entity);
    for (const { event, reasons } of investigation.related(entity))
      assert.ok(event.eventName && reasons.length > 0);
    investigation.exact(entity);
    for (const { event, path } of investigation.definitions(entity))
      assert.ok(event.eventName && path.length > 0);
  }
  for (const { event } of investigation.references({ kind: 'access-key', value: KEY }))
    assert.ok(event.eventName);
  assert.deepEqual(asked, []);
  const [hit] = investigation.related({ kind: 'access-key', value: KEY });
  assert.ok(hit!.span.length < hit!.event.span.length, 'the exact place');
  assert.deepEqual([...new Set(asked)], [hit!.event.log]);
});

test('what needs the texts takes them one a step', () => {
  const { investigation, asked } = investigateOpened(LOGS, PACK_RULES);
  const address: Entity = { kind: 'address', value: '88.1.2.3' };
  assert.ok(investigation.summarize(address).events > 0);
  assert.deepEqual(asked, [], 'its calls are known without');
  const steps = investigation.namedElsewhereInSteps(address);
  const logs: string[][] = [];
  for (let step = steps.next(); !step.done; step = steps.next()) {
    logs.push([...new Set(asked)]);
    asked.length = 0;
  }
  logs.push([...new Set(asked)]);
  assert.deepEqual(
    logs.filter((ofStep) => ofStep.length > 0),
    investigation.logIds().flatMap((id) => (LOGS[id]!.events.length > 0 ? [[id]] : [])),
  );
});
