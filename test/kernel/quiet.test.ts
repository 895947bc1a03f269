import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loudEvents } from '../../src/core/log/calls.ts';
import { readLog } from '../../src/core/log/read.ts';
import { kernel, readBothWays } from './support/kernel.ts';

const KEY = 'AKIAIOSFODNN7EXAMPLE';
const OTHER = 'ASIAIOSFODNN7EXAMPLE';

/** Whether the kernel vouches that a record with this request names no access key but its caller's. */
function check(name: string, request: string, isQuiet: boolean, key = KEY): void {
  const record = (middle: string): string =>
    `{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","accessKeyId":"${key}"},"eventName":"RunInstances",` +
    `"eventSource":"ec2.amazonaws.com","requestParameters":${middle}}`;
  test(name, () => {
    // Wherever in a block of 64 bytes it stands.
    for (let shift = 0; shift < 64; shift++) {
      const text = Buffer.from(
        `[${record(`{"pad":"${'x'.repeat(shift)}","value":${request}}`)},${record('null')}]`,
      );
      assert.equal(readBothWays(text).byKernel, 2);
      const loud = loudEvents(readLog(text, { scanner: kernel }));
      assert.deepEqual(loud, isQuiet ? [] : [0], `${shift} bytes further on`);
    }
  });
}

check('nothing', '1', true);
check('another key', `"${OTHER}"`, false);
check('the same key again', `"${KEY}"`, false);
check('inside a text', `"the key ${OTHER} is gone"`, false);
check('every prefix', `["ABIA${OTHER.slice(4)}"]`, false);
check('every prefix, the last', `["ACCA${OTHER.slice(4)}"]`, false);
check('another prefix', `"AROA${OTHER.slice(4)}"`, true);
check('in the middle of a word', `"x${OTHER}"`, true);
check('too short', `"${OTHER.slice(0, 15)}"`, true);
check('just long enough', `"${OTHER.slice(0, 16)}"`, false);
check('as a name', `{"${OTHER}":1}`, false);
check('without quotes', OTHER, false);
check('letters that overlap', `"AAKIASIA${OTHER.slice(4)}"`, true);
check('an escape', '"\\u0041"', false);
check('a caller that is no key', '1', true, 'REDACTED');
check('a caller that is no key, and another', `"${OTHER}"`, false, 'REDACTED');

test('a key that is the name of a member is seen in every record', () => {
  const record = `{"eventVersion":"1.08","eventName":"a","eventSource":"b","${OTHER}":"c"}`;
  assert.deepEqual(loudEvents(readLog(Buffer.from(`[${record},${record}]`), { scanner: kernel })), [0, 1]);
});
