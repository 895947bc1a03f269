import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { hover } from '../../../src/server/features/hover.ts';
import { ALICE, caret, createKeyPair, event, PATIENT, positionOf, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';
const MARKDOWN = { markdown: true, isOurs: false };

function hoverAt(text: string, at: string, style = MARKDOWN) {
  const snapshot = snapshotOf({ [URI]: text });
  return inOneGo(hover(snapshot, snapshot.view(URI)!, positionOf(text, at, { into: 1 }), style, PATIENT));
}

function textAt(text: string, at: string, style = MARKDOWN): string {
  const contents = hoverAt(text, at, style)?.contents;
  assert.ok(contents && typeof contents === 'object' && 'value' in contents);
  return contents.value;
}

/** The whole text of the hover on the first `at`, character by character. */
function check(text: string, at: string, expected: string): void {
  assert.equal(textAt(text, at), expected.trim());
}

const LAUNCH = records(
  createKeyPair(1, 'build-server'),
  event(2, {
    eventName: 'DescribeInstances',
    eventTime: '2026-11-04T11:00:00Z',
    sourceIPAddress: '10.0.0.5',
    errorCode: 'Client.UnauthorizedOperation',
  }),
);

test('an access key: what it is, whose, and how often it was seen', () =>
  check(
    LAUNCH,
    'AKIAY34FZKBOKMUTVV7A',
    `
#### **A** \`AKIAY34FZKBOKMUTVV7A\`

Access key: long-term access key, valid until it is deactivated; its id decodes to account \`609629065308\`

Led to 1 key pair

2 segments: address changed 2026-11-04 11:00:00 UTC (weak: the address alone)

- 2 events in all logs, 1 failed; first seen 2026-11-04 10:02:11 UTC, last seen 2026-11-04 11:00:00 UTC
- Calls: \`CreateKeyPair\` 1, \`DescribeInstances\` 1
- 1 finding`,
  ));

test('an ARN', () =>
  check(
    LAUNCH,
    'arn:aws:iam',
    `
#### **B** \`arn:aws:iam::609629065308:user/alice\`

IAM user \`alice\` in account \`609629065308\`

Led to 1 key pair

2 segments: address changed 2026-11-04 11:00:00 UTC (weak: the address alone)

- 2 events in all logs, 1 failed; first seen 2026-11-04 10:02:11 UTC, last seen 2026-11-04 11:00:00 UTC
- Calls: \`CreateKeyPair\` 1, \`DescribeInstances\` 1
- 1 finding`,
  ));

test('an address without an AS says so', () =>
  check(
    LAUNCH,
    '10.0.0.5',
    `
#### \`10.0.0.5\`

Source address: no AS known (private, unlisted, or not an address)

- 1 event in all logs, 1 failed; first seen 2026-11-04 11:00:00 UTC, last seen 2026-11-04 11:00:00 UTC
- Calls: \`DescribeInstances\` 1`,
  ));

test('an event name', () =>
  check(
    LAUNCH,
    'DescribeInstances',
    `
#### \`DescribeInstances\`

Lists instances: read-only, also used to look around

- 1 event in all logs, 1 failed; first seen 2026-11-04 11:00:00 UTC, last seen 2026-11-04 11:00:00 UTC`,
  ));

test('a finding: what happened, evidence, triage with the own values, and what the value is', () => {
  const text = textAt(records(createKeyPair(1, 'xg1')), 'xg1');
  const expected = [
    '**high** · `key-pair-known-bad-name` · by CloudTrail Investigator',
    'CreateKeyPair` (`ec2.amazonaws.com`) 2026-11-04 10:02:11 UTC: succeeded',
    '- By `alice` · **B** `arn:aws:iam::609629065308:user/alice`',
    '- With **A** `AKIAY34FZKBOKMUTVV7A`: long-term access key, valid until it is deactivated; its id decodes to account `609629065308`',
    '- From **D** `73.158.0.9`: AS7922 `Comcast Cable Communications, LLC`',
    '- In account `609629065308`, region `us-east-1`',
    '**Evidence**',
    '- `eventName` = `CreateKeyPair`',
    '**Triage**',
    'access key `AKIAY34FZKBOKMUTVV7A`',
    '**Known false positives**',
    '#### **C** `xg1`',
    'EC2 key pair in account `609629065308`, region `us-east-1`',
    'Made by `CreateKeyPair` 2026-11-04 10:02:11 UTC by **B** `alice`',
  ];
  for (const part of expected) assert.ok(text.includes(part), `${part}\n\nis not in\n\n${text}`);
});

test('VS Code prints the message of a finding above the hover, which says it only where that was cut', () => {
  const message = /put an SSH key onto instance/;
  const ours = { markdown: true, isOurs: true, printsMessages: true };
  assert.match(textAt(keyPushedTo('i-1'), 'SendSSHPublicKey'), message);
  assert.doesNotMatch(textAt(keyPushedTo('i-1'), 'SendSSHPublicKey', ours), message);
  assert.match(textAt(keyPushedTo('i'.repeat(120)), 'SendSSHPublicKey', ours), message);
});

function keyPushedTo(instanceId: string): string {
  const userIdentity = { ...ALICE, userName: 'a'.repeat(120) };
  const eventSource = 'ec2-instance-connect.amazonaws.com';
  const requestParameters = { instanceId };
  return records(event(1, { eventName: 'SendSSHPublicKey', eventSource, userIdentity, requestParameters }));
}

test('what one may do about a finding stands above what is said of it, and once', () => {
  const text = textAt(records(createKeyPair(1, 'xg1')), 'xg1', { markdown: true, isOurs: true });
  const parts = ['[Show related key pair events]', '**What happened**', '[Set alias…]'];
  const places = parts.map((part) => text.indexOf(part));
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal(text.split(parts[0]!).length, 2);
  const elsewhere = textAt(records(createKeyPair(1, 'xg1')), ALICE.accessKeyId, {
    markdown: true,
    isOurs: true,
  });
  assert.equal(elsewhere.split(parts[0]!).length, 2);
});

test('the hover belongs to the value', () => {
  const text = records(createKeyPair(1, 'xg1'));
  const range = hoverAt(text, 'xg1')?.range;
  assert.ok(range);
  assert.equal(caret(text, range), '        "keyName": "xg1"\n                    ^^^');
});

test('nothing on what is no finding and nothing to pivot on', () =>
  assert.equal(hoverAt(LAUNCH, 'eventVersion'), null));

test('a client without Markdown gets plain text', () => {
  const text = textAt(LAUNCH, '10.0.0.5', { markdown: false, isOurs: true });
  assert.match(text, /^10\.0\.0\.5\n\nSource address: no AS known/);
  assert.doesNotMatch(text, /[`*]|command:/);
});

test('command links only for a client that runs them, their arguments in JSON', () => {
  const key = 'xg1) [x](command:evil';
  const log = records(createKeyPair(1, key));
  assert.doesNotMatch(textAt(log, key), /\]\(command:cloudtrail/);
  const [, query = ''] =
    /\[Show related key pair events\]\(command:cloudtrail-investigator\.showRelatedKeyPairEvents\?([^()\s]*)\)/.exec(
      textAt(log, key, { markdown: true, isOurs: true }),
    ) ?? [];
  assert.equal(JSON.parse(decodeURIComponent(query))[0].entity.value, key);
});

const HOSTILE = [
  '[x](command:workbench.action.quit)',
  '![x](https://evil.example/x.png)',
  '<img src=https://evil.example onerror=alert(1)>',
  '```\n# heading\n',
  '`code` ``` https://evil.example www.evil.example a@evil.example',
  '\u001b[31mred\u202eevil',
  '&lt;b&gt; $(flame) **bold** | table |',
];

test('behind what the editor draws of a line, the way to where it is readable', () => {
  const snapshot = snapshotOf({ [URI]: LAUNCH });
  const position = positionOf(LAUNCH, 'build-server', { into: 1 });
  const linksWith = (drawnCharacters: number) =>
    JSON.stringify(
      inOneGo(
        hover(
          { ...snapshot, drawnCharacters },
          snapshot.view(URI)!,
          position,
          { markdown: true, isOurs: true },
          PATIENT,
        ),
      ),
    );
  assert.match(linksWith(position.character), /Open in formatted view/);
  assert.doesNotMatch(linksWith(position.character + 1), /Open in formatted view/);
});

for (const hostile of HOSTILE) {
  test(`log text stays text: ${JSON.stringify(hostile)}`, () => {
    const log = records(
      createKeyPair(1, `xg1`, {
        userIdentity: { ...ALICE, userName: hostile, arn: `arn:aws:iam::1:user/${hostile}` },
        userAgent: hostile,
        sourceIPAddress: hostile,
        errorCode: hostile,
        requestParameters: { keyName: 'xg1', other: hostile },
      }),
    );
    for (const isOurs of [false, true]) {
      const markdown = textAt(log, 'xg1', { markdown: true, isOurs });
      const outside = withoutCodeSpans(markdown);
      assert.doesNotMatch(outside, /evil|workbench|<|flame|# heading|\| table|\[31m/);
      assert.doesNotMatch(markdown, /[^\P{Cc}\n]|\p{Bidi_Control}/u);
    }
  });
}

/** What a Markdown reader takes for more than code: a span ends at as many backticks as it began with. Our links go, too. */
function withoutCodeSpans(markdown: string): string {
  return markdown
    .replaceAll(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '')
    .replaceAll(/\]\(command:cloudtrail-[^)]*\)/g, '');
}

test('a session token is never shown', () => {
  const log = records(
    event(1, {
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetSessionToken',
      responseElements: {
        credentials: {
          accessKeyId: 'ASIAY34FZKBOKMUTVV7A',
          sessionToken: 'FwoGZXIvYXdzEFAKESECRETFAKESECRET',
        },
      },
    }),
  );
  const snapshot = snapshotOf({ [URI]: log });
  const view = snapshot.view(URI)!;
  const hovers = log
    .split('\n')
    .flatMap(
      (line, number) =>
        inOneGo(hover(snapshot, view, { line: number, character: line.length - 3 }, MARKDOWN, PATIENT)) ?? [],
    );
  assert.ok(hovers.length > 0);
  assert.doesNotMatch(JSON.stringify(hovers), /FAKESECRET/);
});

const assumed = (responseElements: object | null): object =>
  event(1, {
    eventName: 'AssumeRole',
    eventSource: 'sts.amazonaws.com',
    requestParameters: { roleArn: 'arn:aws:iam::609629065308:role/admin', roleSessionName: 'eve' },
    responseElements,
  });

test('a temporary key: the call that issued it, from where, and that it was inferred where it was', () => {
  const session = 'arn:aws:sts::609629065308:assumed-role/admin/eve';
  const used = event(2, {
    eventName: 'DescribeInstances',
    eventTime: '2026-11-04T10:03:00Z',
    userIdentity: {
      type: 'AssumedRole',
      arn: session,
      accessKeyId: 'ASIAY34FZKBOKMUTVV7A',
      sessionContext: { attributes: { creationDate: '2026-11-04T10:02:11Z' } },
    },
  });
  const recorded = records(assumed({ credentials: { accessKeyId: 'ASIAY34FZKBOKMUTVV7A' } }), used);
  const line = 'Issued by `AssumeRole` 2026-11-04 10:02:11 UTC by `alice` from `73.158.0.9`';
  assert.ok(textAt(recorded, 'ASIAY34FZKBOKMUTVV7A').includes(`${line}\n`));
  const inferred = textAt(records(assumed(null), used), 'ASIAY34FZKBOKMUTVV7A');
  assert.ok(inferred.includes(`${line} (inferred: it assumed the same role`), inferred);
});
