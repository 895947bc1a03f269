import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enrich } from '../../../src/core/enrich/enrich.ts';
import { matchLog } from '../../../src/core/detect/match.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { kernel } from '../../kernel/support/kernel.ts';
import type { DetectionRule, RuleSet } from '../../../src/core/detect/rule.ts';
import { CONTEXT, eventText, load, loadOne, readText, ruleWith } from './support/rules.ts';

type Prefilter = Record<'eventSources' | 'eventNames', readonly string[] | undefined>;

function checkPrefilter(detection: string, expected: Prefilter): void {
  test(`prefilter of ${detection.replaceAll('\n', '; ')}`, () => {
    const { prefilter } = loadOne(ruleWith(detection));
    assert.deepEqual(
      { eventSources: list(prefilter.eventSources), eventNames: list(prefilter.eventNames) },
      expected,
    );
  });
}

function list(set: ReadonlySet<string> | undefined): string[] | undefined {
  return set && [...set];
}

const ANY: Prefilter = { eventSources: undefined, eventNames: undefined };
checkPrefilter('a: { eventName: Run, eventSource: EC2 }\ncondition: a', {
  eventSources: ['ec2'],
  eventNames: ['run'],
});
checkPrefilter('a: { eventName: [A, B] }\nb: { eventName: [B, C] }\ncondition: a and b', {
  ...ANY,
  eventNames: ['b'],
});
checkPrefilter('a: { eventName: A }\nb: { eventName: C }\ncondition: 1 of them', {
  ...ANY,
  eventNames: ['a', 'c'],
});
checkPrefilter('a: { eventName: A }\nb: { x: 1 }\ncondition: a or b', ANY);
checkPrefilter('a: { eventName: A }\nb: { x: 1 }\ncondition: a and not b', { ...ANY, eventNames: ['a'] });
checkPrefilter('a: { eventName: A }\ncondition: not a', ANY);
checkPrefilter("a: { eventName: [A, 'B*'] }\ncondition: a", ANY);
checkPrefilter('a: { eventName|contains: A }\ncondition: a', ANY);
checkPrefilter('a: { eventName|re: A }\ncondition: a', ANY);
checkPrefilter('a: { eventName|cased: A }\ncondition: a', { ...ANY, eventNames: ['a'] });
checkPrefilter('a: [{ eventName: A }, { eventName: B, x: 1 }]\ncondition: a', {
  ...ANY,
  eventNames: ['a', 'b'],
});

/** A repeatable source of chance. */
function chance(seed: number): (choices: number) => number {
  let state = seed;
  return (choices) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * choices);
  };
}

const ITEMS = [
  'eventName: A',
  'eventName: [a, B]',
  "eventName: 'A*'",
  'eventName|cased: b',
  'eventName|startswith: a',
  'eventSource: ec2',
  'eventSource: [S3, ec2]',
  "eventSource: '?3'",
  'eventName: null',
  'eventName|exists: true',
  'x: 1',
  'x|exists: false',
  'source.as.number: 16509',
  'eventName|fieldref: x',
  'x: [1, A]',
  'x|startswith: a',
  'x|neq: A',
  'x|re: "^[AB]$"',
  'y|contains|all: [a, b]',
  'y|contains: [b, c]',
  'y: null',
  "'|contains': ab",
  "eventName|neq: 'A'",
  'event.outcome: success',
  'event.outcome|neq: success',
  'cloudtrail.credential.kind: long-term',
  'cloudtrail.credential.kind: [temporary, none]',
  "cloud.region: 'eu-*'",
  'cloud.region|exists: false',
  'awsRegion: us-east-1',
  'awsRegion: null',
  'sourceIPAddress|startswith: "3."',
  'sourceIPAddress|fieldref: awsRegion',
  'sourceIPAddress|endswith: .AmazonAWS.com',
  "sourceIPAddress|neq: 'aws internal'",
  'sourceIPAddress|contains|cased: AWS',
  "cloud.account.id: '1'",
  'cloud.account.id|exists: false',
  'source.as.organization.name|contains: amazon',
  'sourceIPAddress|cidr: [10.0.0.0/8, 3.5.0.0/16]',
  'source.as.number: [1, 16509, AS16509]',
  'source.as.organization.name|exists: true',
  'source.as.number|fieldref: sourceIPAddress',
  'userAgent|contains: [pacu, kali]',
  'userAgent|re: "^aws-cli"',
  'userAgent: null',
  'userIdentity.arn|startswith: "arn:"',
  'userIdentity.arn|contains: role',
  'userIdentity.arn|neq: arn:b',
  'userIdentity.arn|re: "/i-[0-9]$"',
  'userIdentity.arn: null',
  'userIdentity.arn|fieldref: userAgent',
  'y|contains: [kilo, mike]',
  'y|contains: wxyz',
];
const CONDITIONS = [
  'a',
  'not a',
  'a and b',
  'a or b',
  'a and not b',
  'not (a and b)',
  '(a or b) and c',
  'a and (b or not c)',
  '1 of them',
  'all of them',
  'not 1 of them',
  'a or b and c',
  'not (a or b) and not c',
  'not (not a or (b and c))',
];

function checkNeeds(detection: string, expected: readonly string[]): void {
  test(`needs of ${detection.replaceAll('\n', '; ')}`, () => {
    const { needs } = loadOne(ruleWith(detection)).compiled();
    assert.deepEqual(
      needs.map(({ field }) => field),
      expected,
    );
  });
}

checkNeeds('a: { x: 1, y: 2 }\nb: { z: 1 }\ncondition: a and b', ['x', 'y', 'z']);
checkNeeds('a: { x: 1, y: 2 }\nb: { y: 1 }\ncondition: a or b', ['y']);
checkNeeds('a: { x: [1, 2] }\ncondition: a', ['x']);
checkNeeds('a: { x: [1, null] }\ncondition: a', []);
checkNeeds('a: { x: 1, y: 2 }\ncondition: not a', []);
checkNeeds('a: { x|neq: 1, y|exists: true }\ncondition: a', []);
checkNeeds('a: { source.as.number: 1, eventName: A }\ncondition: a', []);
checkNeeds('a: [{ x: 1 }, word]\ncondition: a', []);

/** Which of some records could match a rule that wants `key-name` or `AccessDenied` somewhere, before one is parsed. */
function checkWords(detection: string, expected: readonly string[]): void {
  test(`words of ${detection.replaceAll('\n', '; ')}`, () => {
    const { mayMatch } = loadOne(ruleWith(detection)).compiled();
    const found = VALUES.filter((value) => {
      const text = `{"eventSource":"a","eventName":"b","x":${value}}`;
      return mayMatch({ event: readText(text).events[0]!, enrichment: new Map() });
    });
    assert.deepEqual(found, expected);
  });
}

const VALUES = [
  '"key-name"',
  '"my KEY-NAME!"',
  '"other"',
  String.raw`"key\u002dname"`,
  String.raw`"k\ney-nam\ne"`,
  '"\u212aey-name"', // the sign for kelvin is a `k` in lower case
  '{"y":"Key-Name"}',
  '1200',
  '1.2e3',
];
const HAS_KEY_NAME = VALUES.filter((_, at) => ![2, 4, 7, 8].includes(at));
checkWords('a: { x: key-name }\ncondition: a', HAS_KEY_NAME);
checkWords('a: { x|contains: key-name, y|contains: other }\ncondition: a', [VALUES[3]!]);
checkWords('a: [{ x.y: key-name }, { x: key-name }]\ncondition: a', HAS_KEY_NAME);
checkWords('a: { x: key-name }\nb: { x|re: key }\ncondition: a or b', VALUES);
checkWords('a: { x: key-name }\ncondition: not a', VALUES);
// Where a letter beyond ASCII may stand for one, nothing is known.
checkWords('a: { x|contains: kali }\ncondition: a', [VALUES[3]!, VALUES[5]!]);
checkWords('a: { x|contains: hash }\ncondition: a', [VALUES[3]!]);
checkWords('a: { x: 1200 }\ncondition: a', VALUES);
checkWords("a: { x: 'kiki' }\ncondition: a", VALUES);
// What a column tells by itself is asked before.
checkWords('a: { x: key-name, event.outcome: failure }\ncondition: a', HAS_KEY_NAME);
checkWords(
  'a: { x: key-name }\nb: { event.outcome: failure }\nc: { cloud.region: a }\ncondition: a and (b or c)',
  [],
);
checkWords('a: { x: key-name, cloudtrail.key_pair.name|exists: true }\ncondition: a', HAS_KEY_NAME);

function checkColumns(detection: string, expected: readonly string[]): void {
  test(`columns of ${detection.replaceAll('\n', '; ')}`, () => {
    const { columns } = loadOne(ruleWith(detection)).compiled();
    assert.deepEqual(
      columns.map(({ column, isOfValue }) => (isOfValue ? column : `${column} of a call`)),
      expected,
    );
  });
}

checkColumns('a: { eventName: A, x: 1 }\ncondition: a', []);
checkColumns('a: { event.outcome: success, cloudtrail.credential.kind: none }\ncondition: a', [
  'error',
  'accessKeyId',
]);
checkColumns(
  'a: { source.as.number: 1, cloud.region: a }\nb: { sourceIPAddress: b }\ncondition: a and not b',
  ['network', 'awsRegion', 'sourceIPAddress'],
);
checkColumns('a: { x|fieldref: awsRegion }\nb: { cloud.account.id: null }\ncondition: a or b', [
  'awsRegion',
  'accountId',
]);

checkColumns('a: { eventName: A, awsRegion: a }\nb: { eventName: B, awsRegion: b }\ncondition: a or b', [
  'awsRegion of a call',
]);
checkColumns('a: { awsRegion: [a, b] }\nb: { x: 1 }\ncondition: not (a or b)', ['awsRegion']);
checkColumns('a: [{ awsRegion: a }, word]\ncondition: a', ['awsRegion']);

/** Whether a call could match, of these two: `A` of `s3` and `B` of `ec2`. */
function checkCalls(detection: string, expected: readonly [boolean, boolean]): void {
  test(`calls of ${detection.replaceAll('\n', '; ')}`, () => {
    const { couldMatch } = loadOne(ruleWith(detection)).compiled();
    const calls = [
      { eventSource: 's3', eventName: 'A' },
      { eventSource: 'ec2', eventName: 'B' },
    ];
    assert.deepEqual(calls.map(couldMatch), expected);
  });
}

checkCalls('a: { eventName|startswith: a }\ncondition: a', [true, false]);
checkCalls('a: { eventName: A }\nb: { x: 1 }\ncondition: not a and b', [false, true]);
checkCalls('a: { eventName: A }\nb: { x: 1 }\ncondition: a or b', [true, true]);
checkCalls('a: { eventName|re: "^B" }\nb: [word]\ncondition: a and b', [false, true]);
checkCalls('a: { eventSource|contains: "3" }\ncondition: a and not a', [false, false]);
checkCalls('a: { eventName: A, source.as.number: 1 }\ncondition: a', [true, false]);
checkCalls('a: { eventName|fieldref: x }\ncondition: a', [true, true]);

test('rules that each need a word match where one of the words is', () => {
  const rules = load(
    ['alpha', 'bravo', 'delta', 'gold']
      .map((word, at) => `id: r${at}\n${ruleWith(`a: { eventName: A, x|contains: ${word} }\ncondition: a`)}`)
      .join('---\n'),
  );
  const values = ['none', 'my BRAVO', 'golden alpha', String.raw`\u0064elta`, 'gol', ''];
  const log = readText(
    `[${values.map((value) => `{"eventSource":"s","eventName":"A","x":"${value}"}`).join(',')}]`,
  );
  assert.deepEqual(
    matchLog('log', log, rules, CONTEXT).matches.map(({ rule, event }) => `${event.index} ${rule}`),
    ['1 r1', '2 r0', '2 r3', '3 r2'],
  );
});

/** The same rules, of which each is asked of each event. */
function withoutPrefilter(filtered: RuleSet): RuleSet {
  return {
    ...filtered,
    rules: filtered.rules.map((rule) =>
      rule.kind === 'detection'
        ? {
            ...rule,
            prefilter: { eventSources: undefined, eventNames: undefined },
            couldMatch: () => true,
            columns: [],
            words: [],
            mayMatch: () => true,
            needs: [],
          }
        : rule,
    ),
  };
}

test('more texts than are remembered', () => {
  const detections = [
    'a: { sourceIPAddress|endswith: ".7" }\ncondition: a',
    'a: { sourceIPAddress|re: "7[.]1" }\ncondition: a',
    'a: { userIdentity.arn|re: "7$" }\ncondition: a',
    'a: { eventName: A, awsRegion|re: "7$" }\nb: { eventName: B, awsRegion|re: "5$" }\ncondition: a or b',
  ];
  const rules = load(detections.map((text, at) => `id: r${at}\n${ruleWith(text)}`).join('---\n'));
  const events = Array.from({ length: 9000 }, (_, at) =>
    eventText({
      eventSource: 's',
      eventName: at % 2 === 0 ? 'A' : 'B',
      awsRegion: `region-${at}`,
      sourceIPAddress: `10.${at >> 12}.${(at >> 6) & 63}.${at & 63}`,
      userIdentity: { arn: `arn:${at % 4500}` },
    }),
  );
  const log = readLog(Buffer.from(`[${events.join(',')}]`), { scanner: kernel });
  const found = matchLog('log', log, rules, CONTEXT);
  assert.deepEqual(found, matchLog('log', log, withoutPrefilter(rules), CONTEXT));
  assert.ok(found.matches.length > 1000);
});

test('with a prefilter the same rules match the same events', () => {
  const next = chance(7);
  const pick = <T>(choices: readonly T[]): T => choices[next(choices.length)]!;
  const search = (): string => Array.from({ length: 1 + next(2) }, () => `{ ${pick(ITEMS)} }`).join(', ');
  const texts = Array.from(
    { length: 300 },
    (_, index) =>
      `id: r${index}\n${ruleWith(`a: [${search()}]\nb: { ${pick(ITEMS)} }\nc: { ${pick(ITEMS)} }\ncondition: ${pick(CONDITIONS)}`)}`,
  );
  const filtered = load(texts.join('---\n'));
  assert.deepEqual(filtered.refused, []);
  const unfiltered = withoutPrefilter(filtered);
  const events = Array.from({ length: 60 }, () =>
    eventText({
      eventSource: pick(['ec2', 'EC2', 's3', 'iam']),
      eventName: pick(['A', 'a', 'B', 'b', 'Ab', 'C']),
      sourceIPAddress: pick([
        '3.5.140.2',
        '10.0.0.1',
        'AWS Internal',
        'ec2.amazonAWS.com',
        'any other',
        '',
        null,
      ]),
      userAgent: pick(['aws-cli/2.31 PACU', 'aws-cli/2.31', '', null, 7, ['kali'], '\u212aALI']),
      awsRegion: pick(['eu-west-1', 'us-east-1', '', 7, ['us-east-1']]),
      errorCode: pick([null, null, '', 'AccessDenied']),
      recipientAccountId: pick(['1', '2', null]),
      userIdentity: pick([
        null,
        {},
        { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', accountId: '2' },
        { accessKeyId: 'ASIA' },
        { arn: 'arn:b' },
        { arn: 'arn:role/i-1' },
        { arn: 'arn:"role' },
        { arn: ['arn:role'] },
        { arn: '' },
        { arn: 7 },
      ]),
      x: pick([1, 'A', null, ['A', 'B'], []]),
      ...(next(2) === 0
        ? {
            y: pick([
              'ab',
              'bc',
              { z: 'abc' },
              [['b'], 'a'],
              'a KILO',
              '\u212aILO',
              'm\u0130ke',
              'M\u0130KE',
              { wxyZ: 1 },
            ]),
          }
        : {}),
    }),
  );
  const text = `[${events.join(',')}]`;
  // The kernel notes of which records columns tell the caller.
  const [log, noted] = [readText(text), readLog(Buffer.from(text), { scanner: kernel })];
  assert.equal(log.events.length, events.length);
  const found = matchLog('log', log, filtered, CONTEXT);
  assert.deepEqual(matchLog('log', noted, filtered, CONTEXT), found);
  assert.deepEqual(found, matchLog('log', log, unfiltered, CONTEXT));
  assert.ok(found.matches.length > 1000 && found.undecided.length > 100);
  // What is known of values from one log holds in the next one, but not for other networks.
  assert.deepEqual(matchLog('log', log, filtered, CONTEXT), found);
  const otherContext = { ...CONTEXT, asn: { description: 'none', lookup: () => undefined } };
  assert.deepEqual(
    matchLog('log', log, filtered, otherContext),
    matchLog('log', log, unfiltered, otherContext),
  );
  for (const { rule, event } of [...found.matches, ...found.undecided]) {
    const detection = filtered.rules.find(({ key }) => key === rule) as DetectionRule;
    const target = log.events[event.index]!;
    assert.ok(detection.compiled().mayMatch({ event: target, enrichment: enrich(target, CONTEXT) }), rule);
  }
});
