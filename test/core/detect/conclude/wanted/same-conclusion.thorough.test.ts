/** What is concluded from the wanted matches, many of which were numbers, is what is concluded from all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asked } from '../../../../../src/core/detect/conclude/asked.ts';
import { concludeFrom, concludeInSteps, earliest } from '../../../../../src/core/detect/conclude/conclude.ts';
import { indexJoins } from '../../../../../src/core/detect/conclude/joins.ts';
import type { EventFacts } from '../../../../../src/core/detect/finding.ts';
import type { JsonObject } from '../../../../../src/core/log/json/value.ts';
import { inOneGo } from '../../../../../src/core/log/steps.ts';
import { randomFrom, type Random } from '../../../../kernel/support/random.ts';
import { createKeyPair, event, KEY, OTHER_KEY, type Call } from '../../../../rules/support/events.ts';
import { load } from '../../support/rules.ts';
import { correlating } from '../support/own-rules.ts';
import { matchesInParts } from '../support/told.ts';

const GROUPS = [
  '[user.name]',
  '[user.name]',
  '[cloud.account.id]',
  '[cloud.region, userIdentity.accessKeyId]',
].concat(
  ['[requestParameters.x]', '[userIdentity.arn, requestParameters.x]', '[sourceIPAddress]', '[userAgent]'],
  ['[cloudtrail.key_pair.name, cloud.account.id]'],
);
const COUNTS = ['{ gte: 3 }', '{ gt: 1 }', '{ eq: 2 }', '{ gte: 2, lte: 3 }', '{ lt: 3 }', '{ gte: 1 }'];
const FIELDS = ['eventName', 'cloud.region', 'requestParameters.x', 'cloudtrail.key_pair.name'];
/** By how many rules there are, the first of which stands for itself. */
const PRESENCES = [
  [],
  [''],
  ['', '0 and b', '0 or b', '0 and not b'],
  ['', '0 and (b or c)', '(0 or c) and not b', '0 or b or c'],
];
const SPANS = ['1s', '3m', '10m', '2h'];

/** A correlation of `input` and at most two more. */
function randomCorrelation(random: Random, name: string, input: string): string {
  const rules = random.pick([[input], [input, 'b'], ['b', input], [input, 'b', 'c']]);
  const shared = `rules: [${rules.join(', ')}], group-by: ${random.pick(GROUPS)}, timespan: ${random.pick(SPANS)}`;
  const anchor = random.below(3) === 0 ? `\nanchor: ${random.pick(rules)}` : '';
  const count = random.pick(COUNTS);
  const field = `{ field: ${random.pick(FIELDS)}, ${count.slice(2)}`;
  const condition = random.pick(PRESENCES[rules.length]!).replace('0', input);
  const presence = condition && `, condition: ${condition}`;
  const type = random.pick([
    `type: event_count, ${shared}, condition: ${count}`,
    `type: value_count, ${shared}, condition: ${field}`,
    `type: value_count, ${shared}, condition: ${field}`,
    `type: value_sum, ${shared}, condition: { field: requestParameters.n, gte: 4 }`,
    `type: temporal, ${shared}${presence}`,
    `type: temporal_ordered, ${shared}${anchor ? '' : presence}`,
    `type: temporal_ordered, ${shared}`,
  ]);
  return `name: ${name}\nfinding: ${name}\nlevel: low\ncorrelation: { ${type} }${anchor}`;
}

function randomEvent(random: Random): JsonObject {
  const call: Call = {
    minutes: random.below(40),
    key: random.pick([KEY, KEY, OTHER_KEY, 'redacted', undefined]),
    region: random.pick(['us-east-1', 'us-east-1', 'eu-west-1', undefined]),
    account: random.pick(['111122223333', '111122223333', undefined]),
    user: random.pick(['alice', 'alice', 'bob', 'carol']),
    ...(random.below(8) === 0 && { identity: {} }),
    ...(random.below(12) === 0 && { record: { eventTime: undefined } }),
    ...(random.below(4) === 0 && { record: { eventID: `e${random.below(6)}` } }),
  };
  if (random.below(6) === 0) return createKeyPair(random.pick(['k', 'l']), call);
  const x = random.pick(['x', 'y', ['x', 'y'], undefined]);
  return event(
    random.pick(['A', 'A', 'A', 'B', 'C']),
    call,
    x === undefined ? null : { x, n: random.below(3) },
  );
}

/** What it takes away is still counted for what there would be without it. */
const FILTER = `title: Filter
logsource: { product: aws, service: cloudtrail }
filter:
  rules: RULES
  harmless: { requestParameters.n: 1 }
  condition: not harmless`;

/** Every so many-th event is a duplicate. */
const isDuplicate = ({ index }: EventFacts): boolean => index % 7 === 6;

test('of matches that nobody wants nothing would have come', () => {
  let [findings, told, suppressed] = [0, 0, 0];
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomFrom(seed);
    const rules = load(
      random.below(3) === 0 ? FILTER.replace('RULES', random.pick(['[a]', '[inner]', '[b, outer]'])) : '',
      correlating(
        `name: k\nlogsource: { product: aws, service: cloudtrail }
detection: { calls: { eventName: CreateKeyPair }, condition: calls }`,
        randomCorrelation(random, 'inner', random.pick(['a', 'k'])),
        randomCorrelation(random, 'other', 'a'),
        randomCorrelation(random, 'outer', random.pick(['inner', 'a'])),
      ),
    );
    assert.deepEqual(rules.refused, [], `seed ${seed}`);
    const logs = Array.from({ length: 1 + random.below(3) }, (_, at) => {
      const records = Array.from({ length: 1 + random.below(20) }, () => randomEvent(random));
      return matchesInParts(`log ${at}`, records, rules, () => {
        const isTold = random.below(3) > 0;
        if (isTold) told++;
        return isTold;
      });
    });
    const all = logs.map(asked);
    const ofAll = { joins: indexJoins(all), firstTime: earliest(all) };
    const expected = inOneGo(concludeFrom(all, ofAll, rules, { isDuplicate }));
    assert.deepEqual(inOneGo(concludeInSteps(logs, rules, { isDuplicate })), expected, `seed ${seed}`);
    findings += expected.findings.length;
    suppressed += expected.suppressed.length;
  }
  const seen = JSON.stringify({ findings, suppressed, told });
  assert.ok(findings > 1500 && suppressed > 100 && told > 5000, seen);
});
