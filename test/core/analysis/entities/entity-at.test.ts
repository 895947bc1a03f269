import assert from 'node:assert/strict';
import { test } from 'node:test';
import { investigate } from '../support/case.ts';
import { withCarets, withoutCarets } from '../support/carets.ts';

/** Every entity of a log, each as carets under its text with its kind, its value where they differ, and its place. */
function check(name: string, annotated: string): void {
  test(name, () => {
    const text = withoutCarets(annotated);
    const investigation = investigate({ log: text });
    const found = new Map<number, { span: { offset: number; length: number }; label: string }>();
    for (let offset = 0; offset <= text.length; offset++) {
      const at = investigation.entityAt('log', offset);
      if (!at) continue;
      const { kind, value, accountId, region } = at.entity;
      const shown = text.slice(at.span.offset, at.span.offset + at.span.length);
      const place = kind === 'key-pair' ? ` in ${accountId ?? '?'} ${region ?? '?'}` : '';
      found.set(at.span.offset, {
        span: at.span,
        label: `${kind}${value === shown ? '' : ` ${value}`}${place}`,
      });
    }
    assert.equal(withCarets(text, [...found.values()]), annotated);
  });
}

check(
  'a CreateKeyPair event',
  `{"eventName": "CreateKeyPair", "eventSource": "ec2.amazonaws.com",
               ^^^^^^^^^^^^^ event-name
"eventID": "c0ffee00-0000-4000-8000-000000000001",
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ event
"recipientAccountId": "111122223333", "awsRegion": "us-east-1",
"sourceIPAddress": "2001:db8::1",
                    ^^^^^^^^^^^ address
"userIdentity": {"accessKeyId": "AKIAAAAAAAAAAAAAAAAA",
                                 ^^^^^^^^^^^^^^^^^^^^ access-key
  "arn": "arn:aws:iam::111122223333:user/ana"},
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ principal
"requestParameters": {"keyName": "xg1", "tag": "xg1"},
                                  ^^^ key-pair in 111122223333 us-east-1
"responseElements": {"keyPairId": "key-0a1b2c3d4e5f60718"}}
                                   ^^^^^^^^^^^^^^^^^^^^^ key-pair xg1 in 111122223333 us-east-1`,
);

check(
  'values anywhere in request and response',
  `{"eventName": "UpdateAccessKey", "eventSource": "iam.amazonaws.com",
               ^^^^^^^^^^^^^^^ event-name
"requestParameters": {"accessKeyId": "YOUR_KEY", "other": "ASIAAAAAAAAAAAAAAAAA", "id": "AROAAAAAAAAAAAAAAAAAA"},
                                      ^^^^^^^^ access-key
                                                           ^^^^^^^^^^^^^^^^^^^^ access-key
"responseElements": {"a": ["i-0123456789abcdef0", "sg-01234567"], "b": "sg-nothex", "c": "10.0.0.1", "d": "10.0.0.0/8"}}
                            ^^^^^^^^^^^^^^^^^^^ instance
                                                   ^^^^^^^^^^^ security-group
                                                                                          ^^^^^^^^ address`,
);

check(
  'the keyName of another service is no key pair; Lightsail has its own',
  `{"eventName": "CreateApiKey", "eventSource": "grafana.amazonaws.com", "requestParameters": {"keyName": "xg1"}}
               ^^^^^^^^^^^^ event-name
{"eventName": "CreateKeyPair", "eventSource": "lightsail.amazonaws.com", "requestParameters": {"keyPairName": "xg1"}}
               ^^^^^^^^^^^^^ event-name
                                                                                                               ^^^ key-pair in ? ?`,
);

check(
  'inside the escaped record of lookup-events',
  String.raw`{"Events": [{"CloudTrailEvent": "{\"eventName\":\"DeleteKeyPair\",\"eventSource\":\"ec2.amazonaws.com\",\"requestParameters\":{\"keyName\":\"xg1\"}}"}]}
                                                  ^^^^^^^^^^^^^ event-name
                                                                                                                                             ^^^ key-pair in ? ?`,
);
