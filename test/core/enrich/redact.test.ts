import { deepEqual, equal, ok } from 'node:assert/strict';
import { test } from 'node:test';
import {
  HIDDEN_SESSION_TOKEN,
  hideSessionTokens,
  hideSessionTokensInText,
} from '../../../src/core/enrich/redact.ts';

const TOKEN = 'IQoJb3JpZ2luX2VjEHoaCXVzLWVhc3QtMSJHMEUCIQDq+/x0==';

const checkValue = (value: Parameters<typeof hideSessionTokens>[0], expected: unknown) =>
  deepEqual(hideSessionTokens(value), expected);

test('values under a session token’s key are hidden at any depth', () => {
  checkValue(
    { credentials: { accessKeyId: 'ASIA1', sessionToken: 'x' } },
    { credentials: { accessKeyId: 'ASIA1', sessionToken: HIDDEN_SESSION_TOKEN } },
  );
  checkValue([{ SessionToken: 'x' }], [{ SessionToken: HIDDEN_SESSION_TOKEN }]);
  checkValue({ AWS_SESSION_TOKEN: 'x' }, { AWS_SESSION_TOKEN: HIDDEN_SESSION_TOKEN });
  checkValue({ 'X-Amz-Security-Token': 'x' }, { 'X-Amz-Security-Token': HIDDEN_SESSION_TOKEN });
  checkValue({ sessionToken: { value: 'x' } }, { sessionToken: HIDDEN_SESSION_TOKEN });
  checkValue({ sessionToken: null, a: 1 }, { sessionToken: null, a: 1 });
  checkValue({ sessionTokenDuration: 3600, token: 'x' }, { sessionTokenDuration: 3600, token: 'x' });
  checkValue({ note: `found ${TOKEN} here` }, { note: `found ${HIDDEN_SESSION_TOKEN} here` });
});

const checkText = (text: string, expected: string) => {
  const hidden = hideSessionTokensInText(text);
  equal(hidden, expected.replace('HIDDEN', HIDDEN_SESSION_TOKEN));
  equal(hideSessionTokensInText(hidden), hidden, 'hiding twice changes nothing');
};

test('tokens are hidden in text, at any depth of escaping', () => {
  checkText('{"sessionToken":"abc+/=","expiration":"x"}', '{"sessionToken":"HIDDEN","expiration":"x"}');
  checkText('{"SESSIONTOKEN" : "abc"}', '{"SESSIONTOKEN" : "HIDDEN"}');
  checkText(
    String.raw`"{\"sessionToken\":\"abc\",\"a\":\"b\"}"`,
    String.raw`"{\"sessionToken\":\"HIDDEN\",\"a\":\"b\"}"`,
  );
  checkText(
    String.raw`\\\"sessionToken\\\": \\\"abc\\\",`,
    String.raw`\\\"sessionToken\\\": \\\"HIDDEN\\\",`,
  );
  checkText(String.raw`"sessionToken":"ab\/c\u003d","a"`, '"sessionToken":"HIDDEN","a"');
  checkText('""sessionToken"":""abc"",""a"":1', '""sessionToken"":""HIDDEN"",""a"":1');
  checkText(
    '{accesskeyid=ASIA1, sessiontoken=abc, expiration=x}',
    '{accesskeyid=ASIA1, sessiontoken=HIDDEN, expiration=x}',
  );
  checkText('?X-Amz-Security-Token=abc%2B&X-Amz-Date=1', '?X-Amz-Security-Token=HIDDEN&X-Amz-Date=1');
  checkText('export AWS_SESSION_TOKEN=abc', 'export AWS_SESSION_TOKEN=HIDDEN');
  checkText('"sessionToken":"cut off in the mid', '"sessionToken":"HIDDEN');
  checkText(`a log line with ${TOKEN}`, 'a log line with HIDDEN');
});

test('tokens are known by how STS has begun them over the years', () => {
  const rest = TOKEN.slice('IQoJb3JpZ2lu'.length);
  for (const begin of [
    'AgoGb3JpZ2lu',
    'AgoJb3JpZ2lu',
    'FQoDYXdz',
    'AQoDYXdz',
    'FQoGZXIvYXdz',
    'FwoGZXIvYXdz',
  ])
    checkText(`${begin}${rest} in a text`, 'HIDDEN in a text');
});

const checkKept = (text: string) => equal(hideSessionTokensInText(text), text);

test('the rest of a text stays as it is', () => {
  checkKept('{"sessionToken":"","a":"b"}');
  checkKept('{"sessionToken":null,"a":"b"}');
  checkKept('{"sessionTokenDuration":3600,"nextToken":"abc"}');
  checkKept('GetSessionToken by alice');
});

test('a long text takes little time', () => {
  const started = performance.now();
  hideSessionTokensInText('"sessionToken'.repeat(20_000) + '\\'.repeat(200_000));
  ok(performance.now() - started < 1000);
});
