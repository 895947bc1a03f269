import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../src/core/log/steps.ts';
import type { EntitySorting, Grouping } from '../../src/protocol.ts';
import { eventAtTime, eventsAround } from '../../src/server/requests/around.ts';
import { entityChoices, entityPage } from '../../src/server/requests/entities.ts';
import { entityDetailRows } from '../../src/server/requests/entity-details.ts';
import { findingGroups, findingsPage } from '../../src/server/requests/groups.ts';
import { related, relatedPlaces } from '../../src/server/requests/related.ts';
import { TOP } from '../../src/server/snapshot.ts';
import { state } from '../../src/server/requests/state.ts';
import { ALICE, createKeyPair, event, EVERYTHING, positionOf, records, snapshotOf } from './support.ts';

const URI = 'file:///case/log.json';
const LOG = records(
  createKeyPair(1, 'xg1'),
  event(2, {
    eventName: 'ImportKeyPair',
    eventTime: '2026-11-04T10:30:00Z',
    requestParameters: { keyName: 'laptop' },
    userIdentity: { ...ALICE, accessKeyId: 'ASIAY34FZKBOKMUTVV7A' },
  }),
  event(3, { eventName: 'ListUsers', eventTime: '2026-11-04T09:00:00Z', eventSource: 'iam.amazonaws.com' }),
);

/** The groups as `level count label`. */
function checkGroups(groupBy: Grouping, expected: readonly string[], filter = EVERYTHING): void {
  const groups = findingGroups(snapshotOf({ [URI]: LOG }, filter), groupBy);
  assert.deepEqual(
    groups.map(({ level, count, label }) => `${level} ${count} ${label}`),
    expected,
  );
}

test('by incident: what shares credentials or key pairs', () => {
  checkGroups('incident', ['high 2 alice: key pair xg1', 'low 1 alice: key pair laptop']);
  const [group] = findingGroups(snapshotOf({ [URI]: LOG }), 'incident');
  assert.equal(group?.description, '2026-11-04 10:02:11 UTC, us-east-1');
  assert.equal(
    group?.tooltip,
    'alice with AKIAY34FZKBOKMUTVV7A from 73.158.0.9 in AS7922 Comcast Cable Communications, LLC: 1 event, 2026-11-04 10:02:11 UTC. Calls: CreateKeyPair 1. Key pairs: xg1. Accounts: 609629065308. Regions: us-east-1.',
  );
});
test('by level', () => checkGroups('level', ['high 1 high', 'medium 1 medium', 'low 1 low']));
test('by access key, the gravest first', () =>
  checkGroups('accessKey', ['high 2 [C] AKIAY34FZKBOKMUTVV7A', 'low 1 [E] ASIAY34FZKBOKMUTVV7A']));
test('by key pair', () => checkGroups('keyPair', ['high 2 [D] xg1', 'low 1 [F] laptop']));
test('by principal', () => checkGroups('principal', ['high 3 [A] alice']));
test('by file', () => checkGroups('file', ['high 3 log.json']));
test('only what the filter lets through', () =>
  checkGroups('keyPair', ['low 1 [F] laptop'], { minimumLevel: 'informational', search: 'LAPTOP' }));

test('a group comes in pages', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const [group] = findingGroups(snapshot, 'file');
  const page = findingsPage(snapshot, { groupBy: 'file', group: group!.key, offset: 1, limit: 1 });
  assert.equal(page.total, 3);
  assert.deepEqual(
    page.items.map(({ rule }) => rule),
    ['key-pair-new-principal-non-cloud-as'],
  );
});

/** What the rows of the gravest group begin with. */
function checkTimes(log: string, groupBy: Grouping, expected: readonly string[]): void {
  const snapshot = snapshotOf({ [URI]: log });
  const [group] = findingGroups(snapshot, groupBy);
  const page = findingsPage(snapshot, { groupBy, group: group!.key, offset: 0, limit: 9 });
  assert.deepEqual([...new Set(page.items.map(({ time }) => time))], expected);
}

const OTHER_DAY = { eventTime: '2026-11-05T09:58:00Z' };

test('a row tells the time, and the day where its group does not', () => {
  checkTimes(LOG, 'incident', ['10:02']);
  checkTimes(LOG, 'file', ['11-04 10:02', '11-04 10:30']);
});
test('of an incident over two days each row tells its own', () =>
  checkTimes(records(createKeyPair(1, 'xg1'), createKeyPair(2, 'xg2', OTHER_DAY)), 'incident', [
    '11-04 10:02',
    '11-05 09:58',
  ]));
test('a time that cannot be read is no time', () =>
  checkTimes(records(createKeyPair(1, 'xg1', { eventTime: 'soon' })), 'incident', ['??-?? ??:??']));

test('related events: oldest first, each with its reason, all places', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const found = inOneGo(
    related(snapshot, {
      at: { uri: URI, position: positionOf(LOG, 'xg1', { into: 1 }) },
      offset: 0,
      limit: 1,
    }),
  );
  assert.equal(found?.title, 'Key pair [D] xg1 (us-east-1)');
  assert.deepEqual(
    found.events.map(({ reason }) => reason),
    ['same access key as its creation'],
  );
  assert.equal(found.total, 2);
  const places = inOneGo(relatedPlaces(snapshot, { entity: found.entity }));
  assert.deepEqual(
    places.map(({ uri }) => uri),
    [URI, URI],
  );
});

test('places behind what an editor draws of a line are told in the formatted view', () => {
  const rendered = { uri: 'cloudtrail-formatted:log', range: TOP };
  const snapshot = { ...snapshotOf({ [URI]: LOG }), renderedPlace: () => rendered };
  const { entity } = inOneGo(
    related(snapshot, {
      at: { uri: URI, position: positionOf(LOG, 'xg1', { into: 1 }) },
      offset: 0,
      limit: 1,
    }),
  )!;
  const urisFor = (drawnCharacters: number): string[] =>
    inOneGo(relatedPlaces({ ...snapshot, drawnCharacters }, { entity })).map(({ uri }) => uri);
  const columns = inOneGo(relatedPlaces(snapshot, { entity })).map(({ range }) => range.start.character);
  const furthest = Math.max(...columns);
  assert.deepEqual(
    urisFor(furthest),
    columns.map((column) => (column === furthest ? rendered.uri : URI)),
  );
  assert.deepEqual(urisFor(furthest + 1), [URI, URI]);
});

test('where nothing stands, the event’s own key pair; exactly there, nothing', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const at = { uri: URI, position: positionOf(LOG, '"eventVersion"') };
  assert.equal(inOneGo(related(snapshot, { at, offset: 0, limit: 1 }))?.entity.value, 'xg1');
  assert.equal(
    inOneGo(related(snapshot, { at, kinds: ['address'], offset: 0, limit: 1 }))?.entity.value,
    '73.158.0.9',
  );
  assert.equal(inOneGo(related(snapshot, { at, exact: true, offset: 0, limit: 1 })), null);
});

test('the log’s own keys to pick from, those with findings first', () => {
  const choices = inOneGo(entityChoices(snapshotOf({ [URI]: LOG }), ['access-key']));
  assert.deepEqual(
    choices.map(({ label, description, findings }) => [label, findings, description]),
    [
      [
        '[C] AKIAY34FZKBOKMUTVV7A',
        2,
        '2 events · 2 findings · first 2026-11-04 09:00:00 UTC · last 2026-11-04 10:02:11 UTC',
      ],
      [
        '[E] ASIAY34FZKBOKMUTVV7A',
        1,
        '1 event · 1 finding · first 2026-11-04 10:30:00 UTC · last 2026-11-04 10:30:00 UTC',
      ],
    ],
  );
});

test('the state counts what is there and what is shown', () => {
  const filter = { minimumLevel: 'high', search: '' } as const;
  assert.deepEqual(state(snapshotOf({ [URI]: LOG }, filter), { counts: null, leftOut: new Set() }), {
    filter,
    aliases: {},
    total: 3,
    visible: 1,
    byLevel: { informational: 0, low: 1, medium: 1, high: 1, critical: 0 },
    logs: 1,
    events: 3,
    duplicates: 0,
    suppressed: { findings: 0, filters: 0 },
    undecided: 0,
    loadedCase: null,
    leftOut: 0,
  });
});

test('the events around one, each with how far it is', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const at = { uri: URI, position: positionOf(LOG, 'ImportKeyPair') };
  const page = { offset: 0, limit: 10 };
  const everybody = inOneGo(eventsAround(snapshot, { at, minutes: 30, sameActor: false, ...page }));
  assert.equal(everybody?.title, '30 min around ImportKeyPair 2026-11-04 10:30:00 UTC');
  assert.deepEqual(
    everybody.events.map(({ label, reason }) => `${label} ${reason}`),
    ['11-04 10:02:11 CreateKeyPair 27 min 49 s earlier', '11-04 10:30:00 ImportKeyPair this event'],
  );
  const actor = inOneGo(eventsAround(snapshot, { at, minutes: 30, sameActor: true, ...page }));
  assert.equal(actor?.total, 1);
  const nowhere = { uri: URI, position: { line: 0, character: 0 } };
  assert.equal(inOneGo(eventsAround(snapshot, { at: nowhere, minutes: 5, sameActor: false, ...page })), null);
});

test('the first event at a time, however a person writes it', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const lineOf = (name: string): number => positionOf(LOG, name).line;
  const check = (time: string, name: string | undefined): void => {
    const place = eventAtTime(snapshot, { uri: URI, time });
    if (name === undefined) return assert.equal(place, null);
    assert.ok(place && place.range.start.line < lineOf(name) && lineOf(name) < place.range.end.line, time);
  };
  check('2026-11-04', 'ListUsers');
  check('2026-11-04 09:00', 'ListUsers');
  check('2026-11-04T09:00:01Z', 'CreateKeyPair');
  check('2026-11-04 10:30:00 UTC', 'ImportKeyPair');
  check('2026-11-05', undefined);
  check('yesterday', undefined);
});

test('entities in the order asked for, with a page and a search', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const check = (sortBy: EntitySorting, search: string, expected: readonly unknown[]): void => {
    const page = entityPage(snapshot, { kind: 'access-key', sortBy, search, offset: 0, limit: 1 });
    const { items, total } = inOneGo(page);
    assert.deepEqual([total, ...items.map(({ label, description }) => `${label} ${description}`)], expected);
  };
  const long = '[C] AKIAY34FZKBOKMUTVV7A 2 findings · 2 events';
  const short = '[E] ASIAY34FZKBOKMUTVV7A 1 finding · 1 event';
  check('findings', '', [2, long]);
  check('lastSeen', '', [2, short]);
  check('name', 'asia', [1, short]);
  check('events', 'nobody', [0]);
});

test('an address has its network beside it', () => {
  const page = { sortBy: 'findings', search: '', offset: 0, limit: 9 } as const;
  const { items } = inOneGo(entityPage(snapshotOf({ [URI]: LOG }), { kind: 'address', ...page }));
  assert.deepEqual(
    items.map(({ description }) => description),
    ['3 findings · 3 events · AS7922 Comcast Cable Communications, LLC'],
  );
});

test('a principal is told from others by the end of its ARN, and all of it stands behind the counts', () => {
  const page = { sortBy: 'findings', search: '', offset: 0, limit: 9 } as const;
  const session = 'arn:aws:sts::609629065308:assumed-role/Build/i-1';
  const log = records(createKeyPair(1, 'xg1'), event(2, { eventName: 'A', userIdentity: { arn: session } }));
  const { items } = inOneGo(entityPage(snapshotOf({ [URI]: log }), { kind: 'principal', ...page }));
  assert.deepEqual(
    items.map(({ label, description }) => `${label} | ${description}`),
    [`[B] user/alice | 2 findings · 1 event · ${ALICE.arn}`, `Build/i-1 | 1 event · ${session}`],
  );
});

test('what there is to say of an address, a row for each', () => {
  const rows = inOneGo(
    entityDetailRows(snapshotOf({ [URI]: LOG }), { kind: 'address', value: '73.158.0.9' }),
  );
  assert.deepEqual(
    rows.map(({ label, description, level, place }) =>
      [label, description, ...(level ? [level] : []), ...(place ? [place.range.start.line] : [])].join(' | '),
    ),
    [
      'Events | 3 events, 3 findings',
      'First seen | 2026-11-04 09:00:00 UTC ListUsers | 48',
      'Last seen | 2026-11-04 10:30:00 UTC ImportKeyPair | 27',
      'Calls | CreateKeyPair 1, ImportKeyPair 1, ListUsers 1',
      'Regions | us-east-1 3',
      'Network | AS7922 Comcast Cable Communications, LLC',
      'Key pair with a known bad but generic name made with a long-term access key | high · 10:02:11 · CreateKeyPair | high | 20',
      'Key pair created by a new principal from outside the clouds | medium · 10:02:11 · CreateKeyPair | medium | 14',
      'Key pair imported | low · 10:30:00 · ImportKeyPair | low | 43',
    ],
  );
});
