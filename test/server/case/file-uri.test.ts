import assert from 'node:assert/strict';
import test from 'node:test';
import { canonicalUri, fileUri } from '../../../src/server/case/file-uri.ts';

test('the URI of a file is written as VS Code writes it', () => {
  assert.equal(fileUri('/case/a b/log (1)@x=ü.json'), 'file:///case/a%20b/log%20%281%29%40x%3D%C3%BC.json');
  assert.equal(
    fileUri('/case/AWSLogs/1_CloudTrail~x.json.gz'),
    'file:///case/AWSLogs/1_CloudTrail~x.json.gz',
  );
  assert.equal(fileUri('//server/case'), 'file://server/case');
  assert.equal(fileUri('case/log.json'), 'file:///case/log.json');
});

test('other ways to write it come to the same', () => {
  assert.equal(canonicalUri('file:///case/log%20(1).json'), fileUri('/case/log (1).json'));
  assert.equal(canonicalUri('file:///case/a-b_c~1.json.gz'), 'file:///case/a-b_c~1.json.gz');
  assert.equal(canonicalUri('file:///case/../other/./a.json'), fileUri('/other/a.json'));
  assert.equal(canonicalUri('file:///case/.hidden/a.json'), fileUri('/case/.hidden/a.json'));
  assert.equal(canonicalUri('untitled:Untitled-1'), 'untitled:Untitled-1');
  assert.equal(canonicalUri('file://elsewhere/share/a.json'), 'file://elsewhere/share/a.json');
});
