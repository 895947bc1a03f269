import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factsOf } from '../../src/core/analysis/facts/log-facts.ts';
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

/** The credential that a call with this response hands out, and the other access keys it names. */
function checkIssued(
  name: string,
  response: string,
  issued: string | undefined,
  named: readonly string[],
  key = KEY,
): void {
  const text =
    `[{"eventVersion":"1.08","userIdentity":{"accessKeyId":"${key}"},"eventName":"AssumeRole",` +
    `"eventSource":"sts.amazonaws.com","requestParameters":{"roleArn":"a"},"responseElements":${response}}]`;
  test(`issued: ${name}`, () => {
    const { log, byKernel } = readBothWays(Buffer.from(text));
    const { issues, accessKeys } = factsOf(log);
    assert.equal(byKernel, 1);
    assert.deepEqual(
      { issued: issues[0]?.child, named: accessKeys.map(({ path }) => path.join('.')) },
      { issued, named },
    );
  });
}

const PATH = 'responseElements.credentials.accessKeyId';
checkIssued('a key', `{"credentials":{"accessKeyId":"${OTHER}","expiration":"x"}}`, OTHER, [PATH]);
checkIssued('without a key of its own', `{"credentials":{"accessKeyId":"${OTHER}"}}`, OTHER, [PATH], 'X');
checkIssued('the same key', `{"credentials":{"accessKeyId":"${KEY}"}}`, KEY, [PATH]);
checkIssued('no key', '{"credentials":{"accessKeyId":"REDACTED"}}', 'REDACTED', []);
checkIssued('an empty text', '{"credentials":{"accessKeyId":""}}', undefined, []);
checkIssued('a number', '{"credentials":{"accessKeyId":1}}', undefined, []);
checkIssued('elsewhere', `{"credential":{"accessKeyId":"${OTHER}"}}`, undefined, [
  'responseElements.credential.accessKeyId',
]);
checkIssued('in a list', `{"credentials":[{"accessKeyId":"${OTHER}"}]}`, undefined, [
  'responseElements.credentials.0.accessKeyId',
]);
checkIssued('two', `{"credentials":{"accessKeyId":"${OTHER}","b":"${KEY}"}}`, OTHER, [
  PATH,
  'responseElements.credentials.b',
]);
checkIssued(
  'another member of that name',
  `{"credentials":{"accessKeyId":"${OTHER}"},"b":{"accessKeyId":"x"}}`,
  OTHER,
  [PATH],
);
checkIssued('blanks', `{ "credentials": {"accessKeyId":"${OTHER}"}}`, OTHER, [PATH]);
checkIssued('its name as a value', `{"credentials":{"accessKeyId":"${OTHER}","b":"accessKeyId"}}`, OTHER, [
  PATH,
]);
checkIssued('said twice', `{"credentials":{"accessKeyId":"${OTHER}","accessKeyId":"x"}}`, 'x', []);
checkIssued(
  'credentials said twice',
  `{"credentials":{"accessKeyId":"${OTHER}"},"credentials":{}}`,
  undefined,
  [],
);
checkIssued(
  'the response said twice',
  `{"credentials":{"accessKeyId":"${OTHER}"}},"responseElements":null`,
  undefined,
  [],
);
checkIssued(
  'a response said twice',
  `null,"responseElements":{"credentials":{"accessKeyId":"${OTHER}"}}`,
  OTHER,
  [PATH],
);
checkIssued('no response', 'null', undefined, []);
checkIssued('outside', `null,"x":"${OTHER}"`, undefined, ['x']);
checkIssued('within a text', `{"credentials":{"accessKeyId":"${OTHER}-"}}`, `${OTHER}-`, []);
checkIssued('an escape', `{"credentials":{"accessKeyId":"${OTHER}","a":"\\n"}}`, OTHER, [PATH]);

/** Whether a call that only describes may name a key pair. */
function checkKeyPairs(name: string, parameters: string, expected: readonly string[]): void {
  test(`key pairs: ${name}`, () => {
    const { log, byKernel } = readBothWays(
      Buffer.from(
        `[{"eventVersion":"1.08","eventName":"DescribeInstances","eventSource":"ec2.amazonaws.com",${parameters}}]`,
      ),
    );
    assert.equal(byKernel, 1);
    const names = factsOf(log).keyPairs.map(({ mention }) => mention.name ?? mention.keyPairId);
    assert.deepEqual(names, expected);
  });
}

const filter = '{"filterSet":{"items":[{"name":"key-name","valueSet":{"items":[{"value":"k"}]}}]}}';
checkKeyPairs('in the request', `"requestParameters":${filter},"responseElements":null`, ['k']);
checkKeyPairs('the request at the end', `"responseElements":null,"requestParameters":${filter}`, ['k']);
checkKeyPairs('in the response', '"requestParameters":null,"responseElements":{"keyPairId":"key-1"}', [
  'key-1',
]);
checkKeyPairs('the response first', `"responseElements":{"a":1},"requestParameters":${filter}`, ['k']);
checkKeyPairs('no request', '"responseElements":{"a":1}', []);
checkKeyPairs('beside both', '"requestParameters":null,"x":"key-name","responseElements":null', []);
checkKeyPairs(
  'with an escape',
  `"requestParameters":${filter.replace('key-name', String.raw`ke\u0079-name`)}`,
  ['k'],
);
