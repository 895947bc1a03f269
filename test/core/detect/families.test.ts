import assert from 'node:assert/strict';
import { test } from 'node:test';
import { familiesOf, withoutFamilies } from '../../../src/core/detect/families.ts';
import { load } from './support/rules.ts';

const detection = (name: string, family?: string): string => `title: ${name}
name: ${name}
${family === undefined ? '' : `family: ${family}\n`}logsource: { product: aws, service: cloudtrail }
detection:
  a: { eventName: ${name} }
  condition: a`;
const correlation = (name: string, family: string, ...rules: readonly string[]): string => `title: ${name}
name: ${name}
family: ${family}
correlation: { type: temporal, rules: [${rules.join(', ')}], timespan: 1h, generate: true }`;

/** What still runs, and of it what reports, after families were switched off. */
function check(
  name: string,
  documents: readonly string[],
  off: readonly string[],
  expected: {
    readonly runs: string;
    readonly reports: string;
    readonly off: Readonly<Record<string, number>>;
  },
): void {
  test(name, () => {
    const ruleSet = load(documents.join('\n---\n'));
    const { rules, seen, switchedOff = [] } = withoutFamilies(ruleSet, off);
    const names = (each: typeof rules): string => each.map((rule) => rule.name).join(' ');
    assert.deepEqual(
      {
        runs: names(rules),
        reports: names(rules.filter(({ reports }) => reports)),
        off: Object.fromEntries(switchedOff.map(({ family, rules: count }) => [family, count])),
      },
      expected,
    );
    assert.equal(seen, rules.length + switchedOff.reduce((sum, { rules: count }) => sum + count, 0));
  });
}

const TWO = [detection('a', 'one'), detection('b', 'two'), detection('c')];

check('all run', TWO, [], { runs: 'a b c', reports: 'a b c', off: {} });
check('a family is off', TWO, ['two'], { runs: 'a c', reports: 'a c', off: { two: 1 } });
check('what is of no family stays', TWO, ['one', 'two'], {
  runs: 'c',
  reports: 'c',
  off: { one: 1, two: 1 },
});
check('a family that no rule is of', TWO, ['three'], { runs: 'a b c', reports: 'a b c', off: { three: 0 } });

const CHAINS = [
  detection('a', 'one'),
  detection('b', 'two'),
  detection('helper'),
  correlation('x', 'one', 'a', 'helper'),
  correlation('y', 'two', 'a', 'b'),
];
const QUIET_HELPER = CHAINS.map((text) =>
  text.replace('a, helper], timespan: 1h, generate: true', 'a, helper], timespan: 1h'),
);

check('what another family needs runs on, and reports nothing', CHAINS, ['one'], {
  runs: 'a b helper y',
  reports: 'b helper y',
  off: { one: 1 },
});
check('what only the family needs goes with it', QUIET_HELPER, ['one'], {
  runs: 'a b y',
  reports: 'b y',
  off: { one: 2 },
});

test('the documents of one finding in one file are of one family', () => {
  const { rules } = load(
    [
      detection('a', 'one').replace('name: a', 'name: a\nfinding: f'),
      detection('b').replace('name: b', 'name: b\nfinding: f'),
    ].join('\n---\n'),
  );
  assert.deepEqual(
    rules.map(({ family }) => family),
    ['one', 'one'],
  );
});

test('the families there are', () => {
  assert.deepEqual(familiesOf(load(TWO.toReversed().join('\n---\n'))), ['one', 'two']);
});
