import assert from 'node:assert/strict';
import test from 'node:test';
import type { Entity } from '../../../src/core/analysis/entities/entity.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import {
  aliasedWords,
  callerLabel,
  entityInlines,
  entityLabel,
  entityNickname,
} from '../../../src/server/describe/entity-label.ts';
import { hover } from '../../../src/server/features/hover.ts';
import { entityPage } from '../../../src/server/requests/entities.ts';
import { findingGroups, findingsPage } from '../../../src/server/requests/groups.ts';
import { related } from '../../../src/server/requests/related.ts';
import { toMarkdown } from '../../../src/server/describe/rich-text.ts';
import {
  ALICE,
  createKeyPair,
  event,
  EVERYTHING,
  PATIENT,
  positionOf,
  records,
  snapshotOf,
} from '../support.ts';

const URI = 'file:///case/log.json';
const KEY = ALICE.accessKeyId;
const TEMPORARY = 'ASIAY34FZKBOKMUTVV7A';
const LOG = records(
  createKeyPair(1, 'xg1'),
  event(2, {
    eventName: 'GetSessionToken',
    eventSource: 'sts.amazonaws.com',
    responseElements: { credentials: { accessKeyId: TEMPORARY } },
  }),
  event(3, {
    eventName: 'ListUsers',
    eventSource: 'iam.amazonaws.com',
    sourceIPAddress: '10.0.0.5',
    userIdentity: { type: 'IAMUser', accessKeyId: TEMPORARY },
  }),
);
const ALIASES = { [KEY]: 'attacker key 1', '10.0.0.5': 'jump host', alice: 'intern', xg1: 'bad pair' };
const snapshot = snapshotOf({ [URI]: LOG }, EVERYTHING, ALIASES);
const plain = snapshotOf({ [URI]: LOG });

const XG1: Entity = { kind: 'key-pair', value: 'xg1', accountId: '609629065308', region: 'us-east-1' };

function check(entity: Entity, label: string, nickname: string, markdown: string): void {
  assert.equal(entityLabel(snapshot, entity), label);
  assert.equal(entityNickname(snapshot, entity), nickname);
  assert.equal(toMarkdown([{ text: entityInlines(snapshot, entity) }]), markdown);
}

test('letter, alias and value', () =>
  check(
    { kind: 'access-key', value: KEY },
    `[A] attacker key 1 (${KEY})`,
    '[A] attacker key 1',
    `**A** \`attacker key 1\` (\`${KEY}\`)`,
  ));

test('an alias alone: no finding is about it', () =>
  check(
    { kind: 'address', value: '10.0.0.5' },
    'jump host (10.0.0.5)',
    'jump host',
    '`jump host` (`10.0.0.5`)',
  ));

test('neither', () => check({ kind: 'access-key', value: TEMPORARY }, TEMPORARY, '', `\`${TEMPORARY}\``));

test('what is known within a region says so', () =>
  check(XG1, '[D] bad pair (xg1, us-east-1)', '[D] bad pair', '**D** `bad pair` (`xg1`)'));

test('without an alias the region stands behind the name', () =>
  assert.equal(entityLabel(plain, XG1), '[D] xg1 (us-east-1)'));

test('a caller by the alias of the short name or of the ARN', () => {
  assert.equal(callerLabel(snapshot, { ...ALICE, principalArn: ALICE.arn }), '[B] intern (alice)');
  const byArn = snapshotOf({ [URI]: LOG }, EVERYTHING, { [ALICE.arn]: 'the intern' });
  assert.equal(callerLabel(byArn, { ...ALICE, principalArn: ALICE.arn }), '[B] the intern (alice)');
  const nobody = { userName: undefined, principalArn: undefined, accessKeyId: KEY };
  assert.equal(callerLabel(snapshot, nobody), `attacker key 1 (${KEY})`);
});

const words = (text: string): string => aliasedWords(snapshot, text);

test('words of ours: whole values only', () => {
  assert.equal(words(`credentials issued by ${KEY}`), `credentials issued by attacker key 1 (${KEY})`);
  assert.equal(words(`same access key, from 10.0.0.55`), `same access key, from 10.0.0.55`);
});

test('an alias is text, whatever is in it', () => {
  const alias = '[x](command:evil) <b>`*';
  const hostile = snapshotOf({ [URI]: LOG }, EVERYTHING, { [KEY]: alias });
  const markdown = toMarkdown([{ text: entityInlines(hostile, { kind: 'access-key', value: KEY }) }]);
  assert.equal(markdown, `**A** \`\`${alias}\`\` (\`${KEY}\`)`);
});

test('the findings: groups, rows and the story of an incident', () => {
  const labels = (groupBy: 'accessKey' | 'keyPair' | 'principal' | 'incident'): unknown =>
    findingGroups(snapshot, groupBy).map(({ label }) => label);
  assert.deepEqual(labels('accessKey'), [`[A] attacker key 1 (${KEY})`]);
  assert.deepEqual(labels('keyPair'), ['[D] bad pair (xg1)', 'No key pair']);
  assert.deepEqual(labels('principal'), ['[B] intern (alice)']);
  assert.deepEqual(labels('incident'), ['intern (alice): key pair bad pair (xg1)']);
  const [group] = findingGroups(snapshot, 'incident');
  assert.ok(group!.tooltip?.startsWith(`intern (alice) with attacker key 1 (${KEY}) from 73.158.0.9`));
  const { items } = findingsPage(snapshot, { groupBy: 'incident', group: group!.key, offset: 0, limit: 1 });
  assert.ok(items[0]?.description.startsWith('[B] intern (alice) ·'));
  assert.ok(items[0]?.tooltip.includes(`\n[A] attacker key 1 (${KEY}) (long-term)\n`));
});

test('related events: title, rows and reasons', () => {
  const entity: Entity = { kind: 'access-key', value: KEY };
  const found = inOneGo(related(snapshot, { entity, offset: 0, limit: 9 }));
  assert.equal(found?.title, `Access key [A] attacker key 1 (${KEY})`);
  const last = found.events.at(-1);
  assert.equal(last?.reason, `credentials issued by attacker key 1 (${KEY})`);
  assert.ok(last?.description.includes('jump host (10.0.0.5)'));
});

test('a hover: heading and what happened', () => {
  const position = positionOf(LOG, 'xg1', { into: 1 });
  const style = { markdown: true, isOurs: false };
  const shown = inOneGo(hover(snapshot, snapshot.view(URI)!, position, style, PATIENT));
  const text = JSON.stringify(shown?.contents);
  for (const part of ['#### **D** `bad pair` (`xg1`)', `With **A** \`attacker key 1\` (\`${KEY}\`):`])
    assert.ok(text.includes(part), text);
});

test('the Entities view: row, mark, and a search for the alias', () => {
  const page = { kind: 'access-key', sortBy: 'findings', offset: 0, limit: 9 } as const;
  const { items, total } = inOneGo(entityPage(snapshot, { ...page, search: 'KEY 1' }));
  assert.deepEqual(
    [total, ...items.map(({ label, alias, mark }) => [label, alias, mark])],
    [1, [`[A] attacker key 1 (${KEY})`, 'attacker key 1', { tag: 'A', color: 0 }]],
  );
  assert.equal(inOneGo(entityPage(plain, { ...page, search: 'KEY 1' })).total, 0);
});
