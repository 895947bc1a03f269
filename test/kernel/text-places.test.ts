/** Where texts stand in records that the kernel has read. What it says is compared with the records (`readBothWays`). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOWHERE, PLACED_TEXTS } from '../../src/core/log/columns/text-places.ts';
import { tableOf } from '../../src/core/log/finish.ts';
import { readBothWays } from './support/kernel.ts';

type Known = 'place' | 'nowhere' | 'unknown';

/** What is known of where a field stands in a record that begins with `members`. */
function check(name: string, field: string, members: string, expected: Known): void {
  test(name, () => {
    const text = `[{"eventVersion":"1.08",${members},"eventName":"RunInstances","eventSource":"ec2.amazonaws.com"}]`;
    const { log, byKernel } = readBothWays(Buffer.from(text));
    assert.equal(byKernel, 1);
    const [, placed] = PLACED_TEXTS.find(([path]) => path.join('.') === field)!;
    const at = tableOf(log).rows.placeIn(placed.at, 0);
    assert.equal(at === 0 ? 'unknown' : at === NOWHERE ? 'nowhere' : 'place', expected);
  });
}

check('a text', 'errorCode', '"errorCode":"AccessDenied"', 'place');
check('no such member', 'errorCode', '"errorMessage":"no"', 'nowhere');
check('an empty text', 'errorCode', '"errorCode":""', 'unknown');
check('an empty text, and a message', 'errorCode', '"errorCode":"","errorMessage":"no"', 'unknown');
check('null', 'errorCode', '"errorCode":null', 'unknown');
check('a number', 'awsRegion', '"awsRegion":1', 'unknown');
check('an object', 'userAgent', '"userAgent":{}', 'unknown');
check('twice', 'sourceIPAddress', '"sourceIPAddress":"a","sourceIPAddress":"b"', 'place');
check(
  'twice, the last no text',
  'sourceIPAddress',
  '"sourceIPAddress":"a","sourceIPAddress":null',
  'unknown',
);
check('beyond ASCII', 'userAgent', '"userAgent":"schlüssel"', 'place');
check('elsewhere', 'awsRegion', '"requestParameters":{"awsRegion":"x"}', 'nowhere');
check('in the identity', 'userIdentity.arn', '"userIdentity":{"arn":"a"}', 'place');
check('no identity', 'userIdentity.arn', '"arn":"a"', 'nowhere');
check('another identity', 'userIdentity.arn', '"userIdentity":{"arn":"a"},"userIdentity":{}', 'nowhere');
check('no text there', 'userIdentity.accessKeyId', '"userIdentity":{"accessKeyId":null}', 'unknown');
check('the account of the caller', 'recipientAccountId', '"userIdentity":{"accountId":"1"}', 'nowhere');
check('as far as can be noted', 'awsRegion', `"x":"${'y'.repeat(65_000)}","awsRegion":"z"`, 'place');
check('farther', 'awsRegion', `"x":"${'y'.repeat(66_000)}","awsRegion":"z"`, 'unknown');
