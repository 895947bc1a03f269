import assert from 'node:assert/strict';
import { test } from 'node:test';
import { looksLikeCloudTrail } from '../../../src/core/log/sniff.ts';

function check(head: string, expected: boolean, name?: string): void {
  assert.equal(looksLikeCloudTrail(new TextEncoder().encode(head), name), expected);
}

test('other JSON is turned away', () => {
  check('{"name":"x","version":"1.0.0","scripts":{"build":"tsc"}}', false);
  check('{\n  // comment\n  "compilerOptions": { "strict": true }\n}', false);
  check(
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}]}',
    false,
  );
  check('{"data":[{"id":1,"name":"a","created":"2026-01-01T00:00:00Z"}],"next":null}', false);
  check('[{"event":"click","eventName":"click","ts":1}]', false);
  check('id,name,city\n1,a,b\n', false);
  check('Dear reader,\n', false);
  check('', false);
});

test('CloudTrail is let in, however it begins', () => {
  check('{"Records": [', true);
  check('  [\n {\n  "eventVersion": "1.08",', true);
  check('{"took":4,"hits":{"hits":[{"_index":"x","_source":{', true);
  check('{"messageType":"DATA_MESSAGE","logEvents":[', true);
  check('{eventVersion: "1.08", eventName: "X"}', true);
  check('"Event ID";"Event time";"User name";"Event name"\n', true);
  check('{}', true, '111122223333_CloudTrail_eu-west-1_20260301T1000Z_AbCdEfGh.json');
});

test('it takes well under a millisecond', () => {
  const head = new TextEncoder().encode(
    '{"features":[' + '{"type":"Feature","properties":{"name":"a"}},'.repeat(100),
  );
  const times = Array.from({ length: 50 }, () => {
    const started = performance.now();
    looksLikeCloudTrail(head);
    return performance.now() - started;
  });
  // The one that nothing else on the machine came between.
  assert.ok(Math.min(...times) < 1);
});
