import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTE } from '../../src/core/log/columns/columns.ts';
import { tableOf } from '../../src/core/log/finish.ts';
import { readBothWays } from './support/kernel.ts';

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'ASIAIOSFODNN7EXAMPLE';

/** What the kernel notes of a record with these members behind the others. */
function check(name: string, members: string, expected: keyof typeof NOTE): void {
  const text =
    `[{"eventVersion":"1.08","userIdentity":{"accessKeyId":"${KEY}"},"eventName":"AssumeRole",` +
    `"eventSource":"sts.amazonaws.com",${members}}]`;
  test(`${expected}: ${name}`, () => {
    const { log, byKernel } = readBothWays(Buffer.from(text));
    assert.equal(byKernel, 1);
    assert.equal(tableOf(log).rows.note(0), NOTE[expected]);
  });
}

check('nothing else', '"responseElements":null', 'quiet');
check('an escape that stands for no letter', String.raw`"x":"a \"quoted\" text\n"`, 'keyless');
check('an escape behind the key of another', String.raw`"x":"${OTHER}\n"`, 'none');
check('an escape in one text, another key in the next', String.raw`"x":"\n","y":"${OTHER}"`, 'none');
check('an escape that may stand for any character', String.raw`"x":"\u0041"`, 'none');
check('what is no escape', String.raw`"x":"\A${OTHER.slice(1)}"`, 'none');
check('a word that may be a key', `"x":{"y":${OTHER}}`, 'none');
check('another key', `"x":"${OTHER}"`, 'otherKey');
check('two other keys', `"x":["${OTHER}","${OTHER}"]`, 'none');

const ISSUED = `"responseElements":{"credentials":{"accessKeyId":"${OTHER}","expiration":"x"}`;
check('as STS says it', `${ISSUED}}`, 'issuedKey');
check('more behind it', `${ISSUED},"assumedRoleUser":{"arn":"a"}},"requestID":"credentials"`, 'otherKey');
check('much behind it', `${ISSUED},"packedPolicySize":${'1'.repeat(300)}},"requestID":"a"`, 'none');
check('long texts behind it', `${ISSUED}},"requestID":"${'accessKeyIs'.repeat(99)}"`, 'issuedKey');
for (let pad = 0; pad < 20; pad++) {
  const text = 'x'.repeat(pad);
  check(`its name ${pad} bytes further on`, `${ISSUED},"${text}":"accessKeyId"}`, 'otherKey');
  check(`credentials ${pad} bytes further on`, `${ISSUED}},"${text}":["credentials"]`, 'otherKey');
}
check('again without quotes', `${ISSUED},accessKeyId:1}`, 'otherKey');
check('a space', `"responseElements": {"credentials":{"accessKeyId":"${OTHER}"}}`, 'issuedKey');
check('a space within', `"responseElements":{"credentials": {"accessKeyId":"${OTHER}"}}`, 'otherKey');
check(
  'something else first',
  `"responseElements":{"credentials":{"b":1,"accessKeyId":"${OTHER}"}}`,
  'otherKey',
);
check('a longer text', `"responseElements":{"credentials":{"accessKeyId":"${OTHER}-"}}`, 'otherKey');
check('a long key', `"responseElements":{"credentials":{"accessKeyId":"${OTHER}AB234567890"}}`, 'issuedKey');
check(
  'too long a key',
  `"responseElements":{"credentials":{"accessKeyId":"${OTHER}AB2345678901"}}`,
  'otherKey',
);
check('the response again', `${ISSUED}},"responseElements":null`, 'otherKey');
check('the response before', `"responseElements":null,${ISSUED}}`, 'issuedKey');
