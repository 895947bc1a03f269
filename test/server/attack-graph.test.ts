import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { inOneGo } from '../../src/core/log/steps.ts';
import { REQUESTS, type IncidentTarget, type RequestTypes } from '../../src/protocol.ts';
import {
  attackGraphData,
  attackGraphPlace,
  attackGraphText,
} from '../../src/server/requests/attack-graph.ts';
import { findingGroups, findingsPage } from '../../src/server/requests/groups.ts';
import { folderWith } from '../scan/support/folder.ts';
import { LspClient } from './client.ts';
import { ALICE, caret, createKeyPair, event, records, snapshotOf } from './support.ts';

const URI = 'file:///case/log.json';
const LOG = records(
  createKeyPair(1, 'xg1'),
  event(2, {
    eventName: 'ImportKeyPair',
    eventTime: '2026-11-04T10:30:00Z',
    requestParameters: { keyName: 'laptop' },
    userIdentity: { ...ALICE, accessKeyId: 'ASIAY34FZKBOKMUTVV7A' },
  }),
);
const SNAPSHOT = snapshotOf({ [URI]: LOG });
const [GRAVEST] = findingGroups(SNAPSHOT, 'incident');

test('the graph of an incident: by its group, or by one of its findings', () => {
  const check = (target: IncidentTarget, title: string | undefined): void =>
    assert.equal(inOneGo(attackGraphData(SNAPSHOT, target))?.title, title);
  check({ incident: GRAVEST!.key }, 'alice: key pair xg1');
  const { items } = findingsPage(SNAPSHOT, { groupBy: 'level', group: 'low', offset: 0, limit: 1 });
  check({ finding: items[0]!.key }, 'alice: key pair laptop');
  check({ incident: 'of another day', finding: items[0]!.key }, 'alice: key pair laptop');
  check({ incident: 'of another day' }, undefined);
  check({ finding: 'gone' }, undefined);
  check({}, undefined);
});

test('it leads back to its incident, and counts what the tree counts', () => {
  const graph = inOneGo(attackGraphData(SNAPSHOT, { incident: GRAVEST!.key }))!;
  assert.equal(graph.incident, GRAVEST!.key);
  assert.equal(inOneGo(attackGraphData(SNAPSHOT, { finding: graph.finding }))?.incident, GRAVEST!.key);
  assert.equal(graph.summary, '1 event, 2026-11-04 10:02:11 UTC · 2 findings, up to high');
  assert.equal(GRAVEST!.count, 2);
});

test('nodes and arrows in words', () => {
  const { nodes, edges } = inOneGo(attackGraphData(SNAPSHOT, { incident: GRAVEST!.key }))!;
  assert.deepEqual(
    nodes.map(({ description }) => description.split('\n').slice(0, -1).join(' / ')),
    [
      'address / [B] 73.158.0.9 / AS7922 Comcast Cable Communications, LLC / 1 event, 2 findings, high',
      'long-term access key / [C] AKIAY34FZKBOKMUTVV7A / 1 event, 2 findings, high',
      'principal / [A] arn:aws:iam::609629065308:user/alice / 609629065308 / 1 event, 2 findings, high',
      'key pair / [D] xg1 (us-east-1) / us-east-1 / 1 event, 2 findings, high',
    ],
  );
  assert.equal(
    edges.at(-1)!.description,
    'long-term access key [C] AKIAY34FZKBOKMUTVV7A created key pair [D] xg1: 1 call (CreateKeyPair 1), first 2026-11-04 10:02:11 UTC; 2 findings, high; recorded',
  );
});

test('what the user calls things stands in the picture, with the value beside it', () => {
  const aliases = new Map([['AKIAY34FZKBOKMUTVV7A', 'attacker key']]);
  const snapshot = { ...SNAPSHOT, aliases };
  const { nodes, edges } = inOneGo(attackGraphData(snapshot, { incident: GRAVEST!.key }))!;
  const key = nodes.find(({ kind }) => kind === 'access-key')!;
  assert.deepEqual(
    [key.mark?.tag, ...key.texts.map(({ text }) => text)],
    ['C', 'long-term access key', 'attacker key', 'AKIAY34FZKBOKMUTVV7A', '1 event · 2 findings, high'],
  );
  assert.match(key.description, /^\[C\] attacker key \(AKIAY34FZKBOKMUTVV7A\)$/m);
  assert.match(edges[0]!.description, /called with long-term access key \[C\] attacker key: 1 call/);
  const { text } = inOneGo(attackGraphText(snapshot, { incident: GRAVEST!.key, form: 'mermaid' }))!;
  assert.match(text, /"#91;C#93; long-term access key<br>attacker key<br>AKIAY34FZKBOKMUTVV7A<br>/);
});

test('each leads to where it stands in the log', () => {
  const { nodes, edges } = inOneGo(attackGraphData(SNAPSHOT, { incident: GRAVEST!.key }))!;
  const places = [...nodes, ...edges].map(({ key }) => {
    const place = inOneGo(attackGraphPlace(SNAPSHOT, { incident: GRAVEST!.key, key }))!;
    return caret(LOG, place.range).split('\n')[0]!.trim();
  });
  const [address, key, arn, name] = [
    '"sourceIPAddress": "73.158.0.9",',
    '"accessKeyId": "AKIAY34FZKBOKMUTVV7A",',
    '"arn": "arn:aws:iam::609629065308:user/alice",',
    '"keyName": "xg1"',
  ];
  assert.deepEqual(places, [address, key, arn, name, address, arn, name]);
  assert.equal(inOneGo(attackGraphPlace(SNAPSHOT, { incident: GRAVEST!.key, key: 'none' })), null);
});

test('as a document: a picture that says in words what it shows, or Mermaid', () => {
  const svg = inOneGo(attackGraphText(SNAPSHOT, { incident: GRAVEST!.key, form: 'svg' }))!;
  assert.equal(svg.fileName, 'attack-graph-2026-11-04.svg');
  assert.match(svg.text, /<title id="title">Attack graph: alice: key pair xg1<\/title>/);
  assert.match(svg.text, /AKIAY34FZKBOKMUTVV7A created key pair \[D\] xg1: 1 call/);
  const mermaid = inOneGo(attackGraphText(SNAPSHOT, { incident: GRAVEST!.key, form: 'mermaid' }))!;
  assert.equal(mermaid.fileName, 'attack-graph-2026-11-04.mmd');
  assert.match(mermaid.text, /^flowchart LR\n/);
  assert.equal(inOneGo(attackGraphText(SNAPSHOT, { incident: 'gone', form: 'svg' })), null);
});

test('of a case that was loaded: a node leads to its event by its place in the file', async (t) => {
  const oneLine = JSON.stringify(JSON.parse(LOG));
  const path = join(folderWith(t, { 'log.json.gz': gzipSync(oneLine) }), 'log.json.gz');
  await using client = await LspClient.start({ initializationOptions: { commandLinks: true } });
  await request(client, 'loadCase', { paths: [path] });
  const [group] = await request(client, 'findingGroups', { groupBy: 'incident' });
  const incident = group!.key;
  const graph = (await request(client, 'attackGraph', { incident }))!;
  const { key } = graph.nodes.find(({ kind }) => kind === 'key-pair')!;
  const place = (await request(client, 'attackGraphPlace', { incident, key }))!;
  assert.deepEqual([place.uri, place.onlyFormatted], [String(pathToFileURL(path)), true]);
  assert.equal(place.offset, oneLine.indexOf('xg1'));
  const text = await request(client, 'attackGraphText', { incident, form: 'svg' });
  assert.match(text!.text, /^<svg /);
});

function request<Name extends keyof RequestTypes>(
  client: LspClient,
  name: Name,
  params: RequestTypes[Name]['params'],
): Promise<RequestTypes[Name]['result']> {
  return client.connection.sendRequest(REQUESTS[name], params);
}
