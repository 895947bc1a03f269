/** From a finding and a choice to the text of a filter, and what that filter then takes away. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conclude } from '../../../../src/core/detect/conclude/conclude.ts';
import { matchLog } from '../../../../src/core/detect/match.ts';
import { choicesFor, type Choice, type ChoiceKind } from '../../../../src/core/detect/suppress/choices.ts';
import { filterText, literally, refusePattern } from '../../../../src/core/detect/suppress/filter-text.ts';
import { enrich } from '../../../../src/core/enrich/enrich.ts';
import { randomFrom, type Random } from '../../../kernel/support/random.ts';
import { CONTEXT, eventText, load, readText, ruleWith } from '../support/rules.ts';

const RULES = `id: 5f2b1c9e-0000-4000-8000-000000000001
${ruleWith('search: { eventName: CreateKeyPair }\ncondition: search')}`;
const HEAD = {
  rules: [{ key: '5f2b1c9e-0000-4000-8000-000000000001', title: 'Test', finding: 'test' }],
  id: '5f2b1c9e-0000-4000-8000-000000000002',
  date: '2026-11-22',
  reason: 'It is ours.',
};

function choicesIn(event: object): readonly Choice[] {
  const [read] = readText(eventText(event)).events;
  return choicesFor({ event: read!, enrichment: enrich(read!, CONTEXT) });
}

function choice(kind: ChoiceKind, event: object): Choice {
  const found = choicesIn(event).find((each) => each.kind === kind);
  assert.ok(found, `${kind} of ${JSON.stringify(event)}`);
  return found;
}

/** Which of the events the filter takes away, by their place in the list. */
function taken(filter: string, events: readonly object[]): readonly number[] {
  const rules = load(RULES, filter);
  assert.deepEqual(rules.refused, []);
  assert.equal(rules.filters?.length, 1);
  const log = readText(`{"Records":[${events.map((event) => eventText(event)).join(',')}]}`);
  assert.equal(log.events.length, events.length);
  const { findings, suppressed } = conclude([matchLog('log', log, rules, CONTEXT)], rules);
  assert.equal(findings.length + suppressed.length, events.length);
  return suppressed.map(({ finding }) => finding.event.index);
}

/** The filter that a choice on the first event makes takes away as many of the events as expected, from the first on. */
function check(kind: ChoiceKind, same: readonly object[], others: readonly object[]): void {
  test(`${kind}: ${JSON.stringify(same[0])}`, () => {
    const filter = filterText({ ...HEAD, choice: choice(kind, same[0]!) });
    assert.deepEqual(
      taken(filter, [...same, ...others]),
      same.map((_, at) => at),
      filter,
    );
  });
}

const by = (userIdentity: object) => ({ userIdentity });
const from = (sourceIPAddress: string) => ({ sourceIPAddress });
const named = (keyName: string) => ({ requestParameters: { keyName } });

check(
  'principal',
  [by({ arn: 'arn:aws:iam::1:user/ana' })],
  [by({ arn: 'arn:aws:iam::1:user/Ana' }), by({ arn: 'arn:aws:iam::1:user/ana2' }), by({}), {}],
);
check('principal', [by({ userName: 'ana' })], [by({ userName: 'bob' }), by({ type: 'Root' }), {}]);
const session = (name: string, role: string) =>
  by({
    arn: `arn:aws:sts::1:assumed-role/${role}/${name}`,
    sessionContext: { sessionIssuer: { arn: `arn:aws:iam::1:role/${role}` } },
  });
check('role', [session('a', 'Build'), session('b', 'Build')], [session('a', 'Built')]);
check('principal', [session('a', 'Build')], [session('b', 'Build')]);
check('access-key', [by({ accessKeyId: 'AKIA1' })], [by({ accessKeyId: 'AKIA12' }), by({})]);
check('as-organization', [from('3.5.140.2')], [from('88.1.2.3'), from('10.0.0.1'), {}]);
check('network', [from('3.5.140.2'), from('3.5.140.255')], [from('3.5.141.2'), from('ec2.amazonaws.com')]);
check('address', [from('3.5.140.2'), from('::ffff:3.5.140.2')], [from('3.5.140.3')]);
check('network', [from('2001:db8:1:2::3'), from('2001:db8:1:2:f::')], [from('2001:db8:1:3::3')]);
check('address', [from('2001:db8::3'), from('2001:DB8:0:0:0:0:0:3')], [from('2001:db8::4'), from('::3')]);
check('key-name', [named('build')], [named('Build'), named('build-2'), {}]);
check('group-name', [{ requestParameters: { groupName: 'web' } }], [{ requestParameters: {} }]);
check('user-agent', [{ userAgent: '[aws-cli/2.*]' }], [{ userAgent: '[aws-cli/2.1]' }, {}]);

test('what is not there, is several or must not be repeated is not offered', () => {
  const token = `IQoJb3JpZ2lu${'x'.repeat(40)}`;
  for (const event of [
    {},
    { userAgent: '' },
    { userAgent: ' ' },
    { userAgent: ['a', 'b'] },
    { userAgent: { a: 1 } },
    { userAgent: 7 },
    { userAgent: token },
    { userAgent: 'x'.repeat(1001) },
    { sourceIPAddress: 'AWS Internal' },
    { sourceIPAddress: 'x', requestParameters: { groupName: null } },
  ])
    assert.deepEqual(choicesIn(event), [], JSON.stringify(event));
});

test('the document reads well', () => {
  const text = filterText({
    ...HEAD,
    choice: choice('principal', by({ arn: 'arn:aws:iam::1:user/ana' })),
    author: 'Mo O\u2019Neill',
    expires: '2027-02-20',
    reason: "It's: ours\nand theirs",
  });
  assert.equal(
    text,
    `title: 'Test: not for principal arn:aws:iam::1:user/ana'
id: 5f2b1c9e-0000-4000-8000-000000000002
description: "It's: ours\\u000aand theirs"
author: 'Mo O\u2019Neill'
date: 2026-11-22
expires: 2027-02-20
logsource:
  product: aws
  service: cloudtrail
filter:
  rules:
    - '5f2b1c9e-0000-4000-8000-000000000001' # Test
  selection:
    userIdentity.arn|cased: arn:aws:iam::1:user/ana
  condition: not selection
`,
  );
  const [filter] = load(RULES, text).filters!;
  assert.deepEqual(
    [filter!.title, filter!.description, filter!.author, filter!.expires],
    [
      'Test: not for principal arn:aws:iam::1:user/ana',
      "It's: ours\nand theirs",
      'Mo O\u2019Neill',
      '2027-02-20',
    ],
  );
});

function ruleOf(key: string, finding: string) {
  return { key, title: `${key} of ${finding}`, finding };
}

test('the title counts rules as findings do', () => {
  const titleFor = (...rules: readonly ReturnType<typeof ruleOf>[]) =>
    filterText({ ...HEAD, rules, choice: choice('user-agent', { userAgent: 'x' }) }).split('\n')[0];
  assert.equal(titleFor(ruleOf('a', 'f'), ruleOf('b', 'f')), "title: 'a of f: not for user agent x'");
  assert.equal(titleFor(ruleOf('a', 'f'), ruleOf('b', 'g')), "title: '2 rules: not for user agent x'");
});

test('a pattern stands for the names it matches', () => {
  const build = choice('key-name', named('build*1'));
  const filter = filterText({ ...HEAD, choice: build, pattern: 'build\\*?' });
  assert.deepEqual(
    taken(filter, [named('build*1'), named('build*22'), named('buildx1'), named('build*2')]),
    [0, 3],
  );
});

test('one that does not match the name, or matches any, is refused', () => {
  const build = choice('key-name', named('build-1'));
  assert.equal(refusePattern('build-*', build), undefined);
  assert.equal(refusePattern(literally('build-1'), build), undefined);
  assert.equal(refusePattern('Build-*', build), 'this does not match build-1');
  assert.equal(refusePattern('*', build), 'this would be any name');
  assert.equal(refusePattern('?*', build), 'this would be any name');
  assert.equal(refusePattern(' ', build), 'the pattern is empty');
  const user = choice('principal', by({ userName: 'ana' }));
  assert.equal(refusePattern('a*', user), 'a pattern cannot stand for the principal');
});

test('a rule that is called "any" does not stand for every rule', () => {
  const rules = load(
    RULES.replace(/^id: .*\n/, '').replace('title: Test', 'title: any'),
    RULES,
    filterText({
      ...HEAD,
      rules: [{ key: 'any', title: 'any', finding: 'any' }],
      choice: choice('user-agent', { userAgent: 'x' }),
    }),
  );
  assert.deepEqual(
    rules.filters?.map((filter) => new Set(filter.rules)),
    [new Set(['any'])],
  );
});

/** Everything that means something to YAML, Sigma, an editor or a terminal, beside plain letters. */
const PIECES = [
  ...Array.from('aAzZ09 .-_/:@+=,;#&*?!|>%\'"`~^$()[]{}<>\\'),
  ...[
    ': ',
    ' #',
    '- ',
    '---',
    '...',
    '\\*',
    '\\?',
    '\\\\',
    '%name%',
    '${x}',
    'null',
    'true',
    'yes',
    '2026-11-22',
  ],
  ...['\n', '\r\n', '\t', '\u0000', '\u0007', '\u001b[31m', '\u0085', '\u00a0', '\u00ad', '\u2028', '\u202e'],
  ...['\ufeff', '\ud800', '\udc00', '\u{1f600}', '\u{e0041}', '\u00e9', '\u0130', '\u017f', 'ß'],
];

test('any value: exactly the events that have it, whatever stands in it', () => {
  const random = randomFrom(7);
  for (let round = 0; round < 300; round++) {
    const value = Array.from({ length: 1 + random.below(6) }, () => random.pick(PIECES)).join('');
    if (value.trim() === '') continue;
    const events = nearMisses(value, random).map((userAgent) => ({ userAgent }));
    const filter = filterText({
      ...HEAD,
      choice: choice('user-agent', { userAgent: value }),
      reason: value,
      author: value,
      rules: [{ ...HEAD.rules[0]!, title: value }],
    });
    assert.deepEqual(taken(filter, [{ userAgent: value }, ...events]), [0], JSON.stringify(value));
    assert.equal(filter.split('\n').length, 15, filter);
  }
});

/** Other values that a careless filter would take for the same. */
function nearMisses(value: string, random: Random): readonly string[] {
  const at = random.below(value.length);
  const others = [
    `${value}x`,
    `x${value}`,
    value.trim(),
    value.toLowerCase(),
    value.toUpperCase(),
    value.replaceAll('*', 'anything'),
    value.replaceAll('?', 'x'),
    value.replaceAll('\\', ''),
    value.replaceAll('\\', '\\\\'),
    value.slice(0, at) + value.slice(at + 1),
  ];
  return [...new Set(others)].filter((other) => other !== value);
}
