import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLog } from '../../../../src/core/log/read.ts';
import { formatRecord } from '../../../../src/core/analysis/exports/formatted-record.ts';

function check(text: string, expected: string): void {
  const [event] = readLog(new TextEncoder().encode(text)).events;
  assert.equal(formatRecord(event!).indented, expected);
}

test('long numbers, duplicate names, the order of names and escapes stay as written', () => {
  check(
    String.raw`{"eventName":"A","eventSource":"b","2":12345678901234567890,"1":1.0,"x":"\u0041\/","x":{},"l":[1]}`,
    [
      '{',
      '  "eventName": "A",',
      '  "eventSource": "b",',
      '  "2": 12345678901234567890,',
      '  "1": 1.0,',
      String.raw`  "x": "\u0041\/",`,
      '  "x": {},',
      '  "l": [',
      '    1',
      '  ]',
      '}',
    ].join('\n'),
  );
});

test('an escaped record is shown with its own quotes', () => {
  check(
    String.raw`{"Events":[{"CloudTrailEvent":"{\"eventName\":\"A\",\"eventSource\":\"b\"}"}]}`,
    '{\n  "eventName": "A",\n  "eventSource": "b"\n}',
  );
});

test('session tokens are hidden', () => {
  check(
    '{"eventName":"A","eventSource":"b","responseElements":{"credentials":{"sessionToken":"AbCd/12=="}}}',
    '{\n  "eventName": "A",\n  "eventSource": "b",\n  "responseElements": {\n    "credentials": {\n' +
      '      "sessionToken": "<session token hidden>"\n    }\n  }\n}',
  );
});

test('session tokens are hidden whatever their name is written with', () => {
  check(
    String.raw`{"eventName":"A","eventSource":"b","credentials":{"session\u0054oken":"AbCd/12=="}}`,
    '{\n  "eventName": "A",\n  "eventSource": "b",\n  "credentials": {\n    "sessionToken": "<session token hidden>"\n  }\n}',
  );
});

test('a damaged record is written anew', () => {
  check('[{"eventName":"A\nB","eventSource":"b"}]', '{\n  "eventName": "A\\nB",\n  "eventSource": "b"\n}');
});

test('a row of a CSV file is written as the record it stands for', () => {
  check(
    'Event name,Event source,AWS region\nCreateKeyPair,ec2.amazonaws.com,us-east-1\n',
    '{\n  "eventSource": "ec2.amazonaws.com",\n  "eventName": "CreateKeyPair",\n  "awsRegion": "us-east-1"\n}',
  );
});
