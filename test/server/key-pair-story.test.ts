import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../src/core/log/steps.ts';
import { REQUESTS, type KeyPairStoryText, type RelatedTarget } from '../../src/protocol.ts';
import { codeActions } from '../../src/server/features/code-action.ts';
import { hover } from '../../src/server/features/hover.ts';
import { keyPairStory } from '../../src/server/requests/key-pair-story.ts';
import { LspClient } from './client.ts';
import {
  createKeyPair,
  event,
  PATIENT,
  positionOf,
  records,
  snapshotOf,
  type TestSnapshot,
} from './support.ts';

const URI = 'file:///case/log.json';
const at = (clock: string): object => ({ eventTime: `2026-11-04T${clock}Z` });
const launch = (number: number, fields: object = {}): object =>
  event(number, {
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
    responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0', keyName: 'xg1' }] } },
    ...fields,
  });
const TEXT = records(createKeyPair(1, 'xg1'), launch(2, at('10:05:00')));

function told(
  text: string,
  target: RelatedTarget,
  snapshot = snapshotOf({ [URI]: text }),
): KeyPairStoryText | null {
  return inOneGo(keyPairStory(snapshot, target));
}

function atText(text: string, into = 1): RelatedTarget {
  return { at: { uri: URI, position: positionOf(TEXT, text, { into }) } };
}

test('the story as a document, whose lines lead to the fields they are about', () => {
  const { title, text, links, keyPair } = told(TEXT, atText('xg1'))!;
  assert.equal(title, 'xg1 us-east-1');
  assert.equal(keyPair.accountId, '609629065308');
  assert.equal(
    text,
    `Key pair [C] xg1
EC2 · account 609629065308 · us-east-1
its name: 'xg1' is on the list of known bad names, but honest users choose it too.

Made (1)
  2026-11-04 10:02:11 UTC CreateKeyPair by [B] alice from 73.158.0.9  →21:21
    network "AS7922 Comcast Cable Communications, LLC"
    [A] AKIAY34FZKBOKMUTVV7A: long-term access key, valid until it is deactivated
    key pair id key-0123456789abcdef0

Used (1)
  2026-11-04 10:05:00 UTC RunInstances by [B] alice from 73.158.0.9  →49:27
  instances (1): i-0123456789abcdef0

Attack chain: events fit 3 of 7 steps; whether it is an attack is for you to judge
  1  shown            Access with stolen credentials (T1078.004)
                      made with a long-term access key; whether it was stolen is in no log: ask its owner
                        2026-11-04 10:02:11 UTC CreateKeyPair by [B] alice from 73.158.0.9  →21:21
  2  cannot be shown  Enumerate instances and key pairs (T1580)
                      nothing is loaded of the hour before in this region
  3  shown            Make a key pair from a non-cloud network (T1098)
                      made from "AS7922 Comcast Cable Communications, LLC", which is no listed cloud provider
                        2026-11-04 10:02:11 UTC CreateKeyPair by [B] alice from 73.158.0.9  →21:21
  4  cannot be shown  Keep the private key (T1552.004)
                      EC2 hands out the private key once, in a response that CloudTrail redacts; who keeps it is in no log
  5  shown            Launch instances with it, or import it elsewhere (T1578.002)
                      calls used it for instances
                        2026-11-04 10:05:00 UTC RunInstances by [B] alice from 73.158.0.9  →49:27
  6  cannot be shown  Log in over SSH (T1021.004)
                      an SSH login reaches the instance and not the AWS API: look at its own logs and at VPC flow logs
  7  cannot be shown  Take data, move on, run malware (TA0010, TA0008, TA0040)
                      what runs on an instance is not in CloudTrail, and reading data of S3 only where data events are logged

What these logs cannot tell
  whether the same key was imported elsewhere: the calls that made it show nothing of its public key (EC2 gives RSA keys that it makes the digest of the private key)
  what was done in other regions and accounts: loaded are events of this account in us-east-1, and of no other account
`,
  );
  const lines = text.split('\n');
  const shown = links.map(({ line, start, end, place }) => {
    const { start: from, end: to } = place.range;
    const source = TEXT.split('\n')[from.line]!;
    return `${lines[line]!.slice(start, end)} ${source.slice(from.character, to.character)}`;
  });
  assert.deepEqual([...new Set(shown)], ['→21:21 xg1', '→49:27 xg1']);
});

test('an event about a key pair is enough; where there is none there is no story', () => {
  assert.equal(told(TEXT, atText('73.158.0.9'))?.keyPair.value, 'xg1');
  const other = records(event(1, { eventName: 'DescribeVpcs', requestParameters: null }));
  assert.equal(told(other, { at: { uri: URI, position: { line: 5, character: 5 } } }), null);
  assert.equal(told(TEXT, { entity: { kind: 'key-pair', value: 'other' } }), null);
});

test('the same key in another account is told by what is another: name, region, account, network', () => {
  const keyFingerprint = '69:f7:3b:8c:3a:4e:30:62:80:94:36:b7:e3:f0:fa:f4';
  const imported = (number: number, keyName: string, fields: object): object =>
    event(number, {
      eventName: 'ImportKeyPair',
      requestParameters: { keyName },
      responseElements: { keyName, keyFingerprint },
      ...fields,
    });
  const elsewhere = {
    recipientAccountId: '444455556666',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '10.0.0.9',
  };
  const text = records(imported(1, 'xg1', {}), imported(2, 'backup key', elsewhere));
  const story = told(text, { entity: { kind: 'key-pair', value: 'xg1' } })!;
  const lines = story.text.split('\n');
  assert.equal(
    lines[lines.indexOf('The same key elsewhere (1)') + 1]?.split('  →')[0],
    '  2026-11-04 10:02:11 UTC ImportKeyPair in eu-west-1 by [B] alice from 10.0.0.9 · "backup key" · account 444455556666 · the same fingerprint',
  );
});

test('where several logs are known, a link names the one it leads to', () => {
  const west = 'file:///case/west.json';
  const text = records(createKeyPair(1, 'xg1'));
  const snapshot = snapshotOf({
    [URI]: text,
    [west]: records(createKeyPair(2, 'xg1', { awsRegion: 'us-west-2' })),
  });
  const story = inOneGo(keyPairStory(snapshot, { at: { uri: URI, position: positionOf(text, 'xg1') } }))!;
  const lines = story.text.split('\n');
  const shown = story.links.map(({ line, start, end, place }) => [lines[line]!.slice(start, end), place.uri]);
  assert.deepEqual(
    [...new Map(shown.map(([link, uri]) => [link, uri]))],
    [
      ['→log.json:21:21', URI],
      ['→west.json:21:21', west],
    ],
  );
});

test('words of a log stay words: no control codes, no second line, session tokens hidden', () => {
  const name = 'xg1\n\u001b[31m  1  shown  FwoGZXIvYXdzEXAMPLETOKEN';
  const text = records(createKeyPair(1, name));
  const story = told(text, { entity: { kind: 'key-pair', value: name } })!;
  for (const each of [story.title, ...story.text.split('\n')]) assert.doesNotMatch(each, /\p{Cc}/u);
  assert.equal(story.text.split('\n').filter((each) => each.startsWith('  1  shown')).length, 1);
});

test('thousands of launches are counted, and the first are told', () => {
  const many = Array.from({ length: 1100 }, (_, number) => launch(number + 2, at('10:05:00')));
  const { text } = told(records(createKeyPair(1, 'xg1'), ...many), {
    entity: { kind: 'key-pair', value: 'xg1' },
  })!;
  assert.match(text, /^Used \(1,100\)$/m);
  assert.match(text, /^ {2}and 1,050 more$/m);
  assert.ok(text.split('\n').length < 150, `${text.split('\n').length} lines`);
});

test('the hover of a key pair, and the actions at a finding about one, lead there', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const style = { markdown: true, isOurs: true };
  const position = positionOf(TEXT, 'xg1', { into: 1 });
  const { contents } = inOneGo(hover(snapshot, snapshot.view(URI)!, position, style, PATIENT))!;
  assert.match(
    JSON.stringify(contents),
    /\[Show key pair story\]\(command:cloudtrail-investigator\.showKeyPairStory\?/,
  );
  assert.deepEqual(storyActions(snapshot, 'xg1'), ['Show key pair story']);
  assert.deepEqual(storyActions(snapshot, '2026-11-04T10:02:11Z'), []);
});

function storyActions(snapshot: TestSnapshot, text: string): string[] {
  const position = positionOf(TEXT, text, { into: 1 });
  const actions = codeActions(snapshot, snapshot.view(URI)!, { start: position, end: position }, []);
  return actions.map(({ title }) => title).filter((title) => title.includes('story'));
}

test('over LSP: at a place of an open log, and of a chosen key pair', async () => {
  await using client = await LspClient.start();
  await client.open(URI, TEXT);
  await client.settled(URI);
  const ask = (target: RelatedTarget): Promise<KeyPairStoryText | null> =>
    client.connection.sendRequest(REQUESTS.keyPairStory, target);
  const story = await ask(atText('RunInstances'));
  assert.match(story!.text, /^Key pair \[C\] xg1\n/);
  assert.deepEqual(await ask({ entity: story!.keyPair }), story);
  assert.equal(await ask({ entity: { kind: 'access-key', value: 'AKIAY34FZKBOKMUTVV7A' } }), null);
});
