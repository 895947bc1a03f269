import type { Random } from './random.ts';

/**
 * Writes texts that are CloudTrail, almost CloudTrail, or were: every shape of white space, names, escapes and damage
 * that a reader has to treat exactly. Written by hand as text, since what JSON.stringify writes is never odd.
 */
export function hostileText(random: Random): string {
  const records = Array.from({ length: 1 + random.below(8) }, () => record(random));
  const style = random.below(12);
  const gap = (): string => space(random);
  const list = (): string => `[${gap()}${records.map((text) => text + gap()).join(`,${gap()}`)}]`;
  let text: string;
  if (style < 5) text = `{${gap()}"Records"${gap()}:${gap()}${list()}}`;
  else if (style < 6) text = `{"a":[1,{"b":2}],"Records":${list()},"c":"d"}`;
  else if (style < 7) text = list();
  else if (style < 10)
    text = records.join(random.pick(['\n', '\r\n', '', ' ', ',', '\n\n', '\u0000', ' x ']));
  else if (style < 11)
    text = `{"Events":[${records.map((inner) => `{"EventName":"x","CloudTrailEvent":${JSON.stringify(inner)}}`).join()}]}`;
  else text = `{"detail":${records[0]!},"Records":${list()}}${gap()}`;
  return random.below(3) === 0 ? damaged(text, random) : text;
}

/** Changes bytes, cuts pieces out, doubles them, moves them. */
function damaged(text: string, random: Random): string {
  let result = text;
  for (let times = 1 + random.below(3); times > 0; times--) {
    const at = random.below(result.length + 1);
    const length = random.below(random.pick([2, 8, 200]));
    const insert = random.pick([
      '',
      '',
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '\u0001',
      'x',
      '1',
      '{}',
      '""',
      '"\\',
      '\\"',
      ',,',
      'true',
      'é',
      result.slice(at, at + length),
      '"eventName":"Other"',
      '"userIdentity":',
      ',"eventSource":"s3.amazonaws.com"',
    ]);
    result = result.slice(0, at) + insert + result.slice(at + random.pick([0, 0, 1, length]));
    if (random.below(8) === 0) result = result.slice(0, random.below(result.length + 1));
  }
  return result;
}

function record(random: Random): string {
  const members = [
    ['eventVersion', '"1.08"'],
    ['userIdentity', userIdentity(random)],
    ['eventTime', time(random)],
    ['eventSource', string(random, ['ec2.amazonaws.com', 'sts.amazonaws.com', 's3.amazonaws.com'])],
    ['eventName', string(random, ['CreateKeyPair', 'RunInstances', 'AssumeRole', 'RunInstances '])],
    ['awsRegion', string(random, ['us-east-1', 'eu-central-1'])],
    ['sourceIPAddress', string(random, ['203.0.113.7', '2001:db8::1', 'AWS Internal'])],
    ['userAgent', string(random, ['aws-cli/2', 'Boto3 x', `z${'z'.repeat(random.below(200))}`])],
    ['requestParameters', value(random, 3)],
    ['responseElements', random.below(3) ? value(random, 2) : answer(random)],
    ['eventID', string(random, [`${random.below(1000)}-${random.below(1000)}`])],
    ['recipientAccountId', string(random, ['111122223333', ''])],
  ] as [string, string][];
  for (let extra = random.below(3); extra > 0; extra--) {
    const name = random.pick(random.below(4) ? HARMLESS : EXTRA);
    members.splice(random.below(members.length + 1), 0, [
      name,
      random.below(2) ? value(random, 2) : string(random, ['AccessDenied', 'AwsApiCall', 'x', '']),
    ]);
  }
  if (random.below(8) === 0) members.splice(random.below(members.length), 1 + random.below(3));
  if (random.below(6) === 0) members.sort(() => random.below(3) - 1);
  if (random.below(6) === 0) members.push(random.pick(members));
  return object(members, random);
}

const HARMLESS = [
  'errorCode',
  'errorMessage',
  'eventType',
  'eventCategory',
  'a',
  '',
  'userName',
  'arn',
  'additionalEventData',
];

const EXTRA = [
  'errorCode',
  'errorMessage',
  'eventType',
  'eventCategory',
  'message',
  'body',
  '_raw',
  'insightDetails',
  'event',
  'original',
  'field',
  'value',
  's3',
  'a',
  '',
  'Records',
  'class_uid',
  'EventName',
  'userName',
  'arn',
  'accountId',
  'type',
  'sessionContext',
  'digestS3Object',
  'eventName',
  'additionalEventData',
  'addendum',
  'Body',
  'aws',
  '_source',
  'nameThatIsLongerThanAnyOfTheKnownOnesAndThanTwoVectorsTogether',
  'éventName',
];

function userIdentity(random: Random): string {
  if (random.below(12) === 0) return random.pick(['null', '"{type=IAMUser}"', '[]', '{}', '"x"', '7']);
  const members: [string, string][] = [
    ['type', string(random, ['IAMUser', 'Root', 'AssumedRole', 'Rooted'])],
    ['arn', string(random, ['arn:aws:iam::111122223333:user/a', 'arn:aws:iam::111122223333:root'])],
    ['accountId', string(random, ['111122223333'])],
    ['accessKeyId', string(random, ['AKIAIOSFODNN7EXAMPLE', `ASIA${random.below(99)}`, ''])],
  ];
  if (random.below(2)) members.push(['userName', string(random, ['alice', 'bøb', ''])]);
  if (random.below(2)) {
    const issuer: [string, string][] = [
      ['type', '"Role"'],
      ['userName', string(random, ['role', 'r'])],
      ['arn', '"x"'],
    ];
    const context: [string, string][] = [
      ['attributes', value(random, 1)],
      ['sessionIssuer', random.below(9) ? object(issuer, random) : value(random, 1)],
    ];
    members.push(['sessionContext', random.below(9) ? object(context, random) : value(random, 1)]);
  }
  if (random.below(5) === 0)
    members.push([
      random.pick(['arn', 'eventName', 'type', 'inScopeOf', 'message', 'sessionContext']),
      value(random, 1),
    ]);
  return object(members, random);
}

/** What calls answer that hand out access keys or launch instances, or almost. */
function answer(random: Random): string {
  if (random.below(2)) {
    const keys = ['ASIAIOSFODNN7EXAMPLE', 'AKIAIOSFODNN7EXAMPLE', 'ASIAIOSFODNN7EXAMPLE-', 'ASIA', ''];
    const credentials: [string, string][] = [
      ['accessKeyId', string(random, keys.slice(0, 1 + random.below(5)))],
      [random.below(8) ? 'expiration' : 'accessKeyId', value(random, 1)],
    ];
    return object([['credentials', object(credentials, random)], ...fewMembers(random)], random);
  }
  const instance = (): string =>
    object([['instanceId', string(random, ['i-1', 'i-2', ''])], ...fewMembers(random)], random);
  const list = random.below(8) ? `[${instance()},${instance()}]` : instance();
  return object([['instancesSet', object([['items', list]], random)], ...fewMembers(random)], random);
}

function fewMembers(random: Random): [string, string][] {
  const names = ['a', 'a', 'credentials', 'instanceId', 'instancesSet'];
  return Array.from({ length: random.below(2) }, () => [random.pick(names), value(random, 1)]);
}

function object(members: readonly (readonly [string, string])[], random: Random): string {
  const style = random.below(4);
  const gap = (): string => (style === 0 ? space(random) : '');
  const [open, between, close] = style === 1 ? ['{\n    ', ',\n    ', '\n  }'] : ['{', ',', '}'];
  return (
    open +
    members
      .map(
        ([name, text]) => `${gap()}${key(name, random)}${gap()}:${style === 1 ? ' ' : gap()}${text}${gap()}`,
      )
      .join(between) +
    close
  );
}

function key(name: string, random: Random): string {
  const odd = random.below(500);
  if (odd === 0 && name !== '')
    return `"\\u00${name.charCodeAt(0).toString(16).padStart(2, '0')}${name.slice(1)}"`;
  if (odd === 1 && /^[a-z]+$/i.test(name)) return name;
  return `"${name}"`;
}

function string(random: Random, choices: readonly string[]): string {
  const text = random.pick(choices);
  switch (random.below(300)) {
    case 0:
      return random.pick(['null', '17', 'true', '[]', '{"a":1}', '-1.5e+3']);
    case 1:
      return JSON.stringify(`${text}"\\\n`);
    case 2:
      return `"${text}${random.pick(['é', '\u{1f511}', '\\u00e9', '\\/', '\\\\', '\\\\\\"', '\t', '\n'])}"`;
    default:
      return JSON.stringify(text);
  }
}

function time(random: Random): string {
  return random.pick(
    [
      `"2024-0${1 + random.below(9)}-1${random.below(10)}T0${random.below(10)}:35:54Z"`,
      `"2024-02-${20 + random.below(12)}T23:59:59Z"`,
      '"2024-05-22T06:35:54.123Z"',
      '"2024-05-22T06:35:54+02:00"',
      '"May 22"',
      '1716359754',
      '""',
      'null',
      '"2024-13-22T06:35:54Z"',
      '"1900-02-29T00:00:00Z"',
      '"2000-02-29T00:00:00Z"',
      '"0000-01-01T00:00:00Z"',
      '"9999-12-31T23:59:59Z"',
      '"2024-05-22T06:35:6xZ"',
      '"1969-12-31T23:59:59Z"',
    ].slice(0, random.below(8) === 0 ? undefined : 2),
  );
}

function value(random: Random, depth: number): string {
  switch (depth === 0 ? random.below(4) : random.below(8)) {
    case 0:
      return random.pick(['null', 'true', 'false', '0', '-12.5E-3', 'NaN', '{}', '[]', '[ ]', '{ }']);
    case 1:
      return JSON.stringify(
        random.pick([
          '',
          'a',
          '{"eventName":"X","eventSource":"y"}',
          '\\',
          '"',
          '[1,2]',
          'AKIAIOSFODNN7EXAMPLE',
          'ASIAIOSFODNN7EXAMPL',
          'xASIAIOSFODNN7EXAMPLE',
          '}'.repeat(random.below(99)),
          'é'.repeat(random.below(40)),
        ]),
      );
    case 2:
    case 3:
      return `"${'x'.repeat(random.below(140))}"`;
    case 4:
    case 5:
      return `[${space(random)}${Array.from({ length: random.below(4) }, () => value(random, depth - 1)).join(`${space(random)},`)}]`;
    default:
      return object(
        Array.from(
          { length: random.below(4) },
          () =>
            [
              random.pick(['keyName', 'eventName', 'userIdentity', 'items', 'a"b'.slice(0, 1), 'Records']),
              value(random, depth - 1),
            ] as const,
        ),
        random,
      );
  }
}

function space(random: Random): string {
  return random.pick(['', '', '', '', ' ', '\n', '\r\n', '\t', ' '.repeat(random.below(70)), '\n    ']);
}
