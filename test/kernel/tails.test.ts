import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBothWays } from './support/kernel.ts';

const KEY = 'ASIAIOSFODNN7EXAMPLE';

/** As CloudTrail writes what stands behind an event's id. */
const TAIL =
  '"readOnly":true,"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333","eventCategory":"Management",' +
  '"tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":"ec2.us-east-1.amazonaws.com"}';

let ids = 0;

/** A record that ends so; `before` are members before its id. */
function record(tail: string, before = '"awsRegion":"us-east-1"'): string {
  const id = `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`;
  return (
    `{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/a","accountId":"444455556666"},` +
    `"eventSource":"ec2.amazonaws.com","eventName":"RunInstances",${before},"eventID":"${id}"${tail && `,${tail}`}}`
  );
}

/** The kernel, which knows some tails by now, reads these records itself, and as the walker does. */
function check(records: readonly string[]): void {
  const { byKernel } = readBothWays(Buffer.from(`{"Records":[${records.join()}]}`));
  assert.equal(byKernel, records.length);
}

/** Records that end so, among others that end as most do. */
function recordsWith(tail: string, before?: string): string[] {
  return [
    ...[TAIL, TAIL, TAIL].map((usual) => record(usual)),
    ...[tail, TAIL, tail, tail, TAIL].map((text) => record(text, before)),
    record(TAIL),
  ];
}

/** The same in two logs, one after the other. */
function checkTail(name: string, tail: string, before?: string): void {
  test(name, () => {
    check(recordsWith(tail, before));
    check(recordsWith(tail, before));
  });
}

checkTail('the usual one', TAIL);
checkTail('none', '');
checkTail('a short one', '"eventType":"AwsApiCall"');
checkTail(
  'one without the two fields',
  '"readOnly":true,"managementEvent":true,"eventCategory":"Management"',
);
checkTail('another account', TAIL.replace('111122223333', '777788889999'));
checkTail('no account of its own', TAIL.replace('"recipientAccountId":"111122223333",', ''));
checkTail('a field before that the tail tells again', TAIL, '"recipientAccountId":"0","eventType":"x"');
checkTail('a field before that has no text', TAIL, '"recipientAccountId":null');
checkTail('a field that has no text', TAIL.replace('"AwsApiCall"', 'null'));
checkTail('an empty one', TAIL.replace('AwsApiCall', ''));
checkTail('a field twice', `${TAIL},"recipientAccountId":"777788889999"`);
checkTail('a field twice, then without a text', `${TAIL},"recipientAccountId":null`);
checkTail('other fields', `${TAIL},"errorCode":"AccessDenied","sourceIPAddress":"203.0.113.7"`);
checkTail('another field without a text', `"errorCode":null,${TAIL}`, '"errorCode":"AccessDenied"');
checkTail('a request', `${TAIL},"requestParameters":{"a":"b"}`);
checkTail('no caller any more', `${TAIL},"userIdentity":{}`);
checkTail('another caller', `${TAIL},"userIdentity":{"arn":"arn:aws:iam::777788889999:user/b"}`);
checkTail('another id', `${TAIL},"eventID":"x",${TAIL}`);
checkTail('an access key', TAIL.replace('Management', KEY));
checkTail('an access key as a name', TAIL.replace('eventCategory', KEY));
checkTail('an access key before', TAIL, `"awsRegion":"us-east-1","requestID":"${KEY}"`);
checkTail('an escape', TAIL.replace('Management', String.raw`a \"b\"`));
checkTail('an escape before', TAIL, String.raw`"requestID":"a \"b\""`);
checkTail('an escape that stands for any character', TAIL.replace('Management', String.raw`\u0041`));
checkTail('an access key with an escape', TAIL.replace('Management', String.raw`\u0041${KEY.slice(1)}`));
checkTail('what no string may hold', TAIL.replace('Management', 'a\tb'));
checkTail('a word that JSON has not', TAIL.replace('true', 'NaN'));
checkTail('a long word', TAIL.replace('true', 'x'.repeat(20)));
checkTail('a session token', `${TAIL},"sessionToken":{"a":"b"}`);
checkTail('white space', TAIL.replaceAll(/([,:{])/g, '$1\n  '));
checkTail('deeper than what is before', `${TAIL},"a":[[[{"b":[]}]]]`);
checkTail('less deep than what is before', TAIL, '"requestParameters":{"a":{"b":{"c":[["d"]]}}}');
checkTail('strings that somebody may ask about', `${TAIL},"a":["203.0.113.7","i-0a1b2c3d4e","sg-1"]`);
checkTail('many of them', `${TAIL},"a":["203.0.113.7","i-0a1b2c3d4e","sg-1","sg-2","203.0.113.8"]`);
for (const more of [...Array.from({ length: 40 }, (_, at) => 50 + 3 * at), 3000])
  checkTail(`${more} bytes more`, `${TAIL},"a":"${'x'.repeat(more)}"`);

test('tails that differ in one byte', () => {
  check([record(TAIL), record(TAIL), record(TAIL)]);
  for (let at = 0; at < TAIL.length; at++) {
    const letter = TAIL[at]!;
    if (!/[a-z0-9]/i.test(letter)) continue;
    const other = `${TAIL.slice(0, at)}${letter === 'e' ? 'a' : 'e'}${TAIL.slice(at + 1)}`;
    readBothWays(Buffer.from(`[${[TAIL, other, TAIL, other, other].map((tail) => record(tail)).join()}]`));
  }
});

test('tails that are cut anywhere', () => {
  const text = `[${[TAIL, TAIL, TAIL, TAIL].map((tail) => record(tail)).join()}]`;
  for (let end = text.length - TAIL.length - 10; end <= text.length; end++)
    readBothWays(Buffer.from(text.slice(0, end)));
});

test('a tail in which the window ends', () => {
  const size = record(TAIL).length + 1;
  for (let shift = 0; shift < size; shift += 101) {
    const pad = record(TAIL, `"a":"${'x'.repeat(shift)}"`);
    check([pad, ...Array.from({ length: Math.ceil(2 ** 18 / size) + 2 }, () => record(TAIL))]);
  }
});

test('more tails than are kept', () => {
  const tails = Array.from({ length: 1200 }, (_, number) => TAIL.replace('AES_128', `AES_${number}`));
  const records = tails.flatMap((tail) => [tail, tail, tail].map((text) => record(text)));
  check(records);
  check(tails.map((tail) => record(tail)));
});
