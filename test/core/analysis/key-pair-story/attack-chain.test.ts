import assert from 'node:assert/strict';
import test from 'node:test';
import { wordsText } from '../../../../src/core/detect/explain/plain-lines.ts';
import { record } from '../support/case.ts';
import { at, ids, imported, INSTANCE, launched, pushed, read, storyOf } from './support.ts';

const LONG_TERM = { type: 'IAMUser', userName: 'ana', accessKeyId: 'AKIAAAAAAAAAAAAAAAAA' };
const TEMPORARY = { ...LONG_TERM, accessKeyId: 'ASIAAAAAAAAAAAAAAAAB' };

/** What a log says of one of the seven steps: its status, the events, and a part of why. */
function check(step: number, log: readonly string[], status: string, events: string[], why: RegExp): void {
  const found = storyOf(log)!.chain[step - 1]!;
  assert.equal(found.status, status, wordsText(found.why));
  assert.deepEqual(ids(found.calls), events);
  assert.match(wordsText(found.why), why);
}

test('there are seven steps, each with techniques', () => {
  const { chain } = storyOf([record()])!;
  assert.equal(chain.length, 7);
  for (const { techniques } of chain) assert.match(techniques.join(), /^TA?\d{4}/);
});

const onlyUsed = [launched('use')];

test('1 access: a long-term key; that it was stolen no log tells', () => {
  check(1, [record()], 'shown', ['e1'], /long-term access key; whether it was stolen is in no log/);
  check(1, [record({ userIdentity: TEMPORARY })], 'not-seen', [], /temporary credentials/);
  check(1, [record({ userIdentity: { type: 'AWSService' } })], 'cannot-be-shown', [], /readable access key/);
  check(1, onlyUsed, 'cannot-be-shown', [], /no loaded log holds the call that made/);
});

test('1 access: temporary credentials that a long-term key was given', () => {
  const issued = record({
    eventID: 'sts',
    eventSource: 'sts.amazonaws.com',
    eventName: 'GetSessionToken',
    responseElements: { credentials: { accessKeyId: TEMPORARY.accessKeyId } },
  });
  check(1, [issued, record({ userIdentity: TEMPORARY })], 'shown', ['sts'], /temporary credentials that/);
});

test('2 enumeration: lists by the same key in the hour before, its edge included', () => {
  const list = read('list', 'DescribeKeyPairs', at('09:00:00'));
  check(2, [list, record()], 'shown', ['list'], /same access key/);
  const late = read('list', 'DescribeInstances', at('08:59:59'));
  const other = read('seen', 'DescribeVpcs', at('09:30:00'));
  check(2, [late, other, record()], 'not-seen', [], /no such call/);
  const byOther = read('list', 'DescribeInstances', { ...at('09:30:00'), userIdentity: TEMPORARY });
  check(2, [byOther, record()], 'not-seen', [], /no such call/);
});

test('2 enumeration: asking for the very name is what tools do before they create', () => {
  const asked = read('ask', 'DescribeKeyPairs', {
    ...at('09:30:00'),
    requestParameters: { keySet: { items: [{ keyName: 'xg1' }] } },
  });
  check(2, [asked, record()], 'not-seen', [], /no such call/);
});

test('2 enumeration: logs without that hour, or without reading calls, cannot show it', () => {
  check(2, [record()], 'cannot-be-shown', [], /nothing is loaded of the hour before/);
  const writing = read('write', 'CreateTags', at('09:30:00'));
  check(2, [writing, record()], 'cannot-be-shown', [], /no reading calls/);
  const elsewhere = read('list', 'DescribeVpcs', { ...at('09:30:00'), awsRegion: 'eu-west-1' });
  check(2, [elsewhere, record()], 'cannot-be-shown', [], /nothing is loaded/);
});

test('3 making: from a network that is no cloud provider', () => {
  check(3, [record()], 'shown', ['e1'], /AS3352 Telefonica de Espana", which is no listed cloud/);
  check(3, [record({ sourceIPAddress: '10.0.0.5' })], 'cannot-be-shown', ['e1'], /asn\.databasePath/);
  check(3, [record({ sourceIPAddress: '52.95.1.2' })], 'not-seen', ['e1'], /made from "AS16509 AMAZON-02"$/);
  check(3, onlyUsed, 'cannot-be-shown', [], /no loaded log/);
});

test('4 keeping the private key is in no log', () => {
  check(4, [record()], 'cannot-be-shown', [], /hands out the private key once/);
  check(4, [imported('i', undefined)], 'cannot-be-shown', [], /had the private key before/);
});

test('5 launch: calls that name it; what is not loaded cannot show it', () => {
  check(5, [record(), launched('use', at('10:05:00'))], 'shown', ['use'], /used it/);
  check(
    5,
    [record(), read('later', 'DescribeVpcs', at('10:30:00'))],
    'not-seen',
    [],
    /no call that names it/,
  );
  check(5, [record()], 'cannot-be-shown', [], /nothing is loaded of the time after/);
  const failed = launched('use', { ...at('10:05:00'), errorCode: 'Client.UnauthorizedOperation' });
  check(5, [record(), failed], 'not-seen', [], /no call/);
});

test('6 login: pushes show it, and otherwise CloudTrail cannot', () => {
  const log = [record(), launched('use', at('10:05:00'))];
  check(6, [...log, pushed('push', INSTANCE, at('10:06:00'))], 'shown', ['push'], /Instance Connect/);
  check(6, log, 'cannot-be-shown', [], /not the AWS API/);
  check(6, [record()], 'cannot-be-shown', [], /no instance with it is known/);
});

test('7 onwards: calls of the instances, and findings of later tactics by the same key', () => {
  const log = [record(), launched('use', at('10:05:00'))];
  const arn = `arn:aws:sts::111122223333:assumed-role/web/${INSTANCE}`;
  const byInstance = read('role', 'GetCallerIdentity', {
    ...at('10:20:00'),
    userIdentity: { type: 'AssumedRole', arn, accessKeyId: TEMPORARY.accessKeyId },
  });
  check(7, [...log, byInstance], 'shown', ['role'], /with their roles; what runs/);
  const harm = read('harm', 'ScheduleKeyDeletion', {
    ...at('10:30:00'),
    eventSource: 'kms.amazonaws.com',
    requestParameters: { keyId: '1234abcd-12ab-34cd-56ef-1234567890ab', pendingWindowInDays: 7 },
  });
  check(7, [...log, harm], 'shown', ['harm'], /findings of such steps/);
  assert.match(storyOf([...log, harm])!.chain[6]!.calls.first[0]!.finding ?? '', /^Encryption key/);
  check(7, [harm.replace('10:30', '09:30'), ...log], 'cannot-be-shown', [], /not in CloudTrail/);
  check(7, log, 'cannot-be-shown', [], /not in CloudTrail/);
});
