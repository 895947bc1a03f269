import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from '../support/rules.ts';
import { concluded, detecting, linesOf, type Records } from './support/check.ts';

/** Rules `get` and `put`, other documents, and what is found and suppressed: the findings, then `RULE: EVENT by FILTER`. */
function filters(
  name: string,
  documents: readonly string[],
  records: Records,
  expected: readonly string[],
): void {
  test(name, () => {
    const rules = [detecting('get', 'eventName: Get'), detecting('put', 'eventName: Put'), ...documents];
    const conclusion = concluded(rules.join('\n---\n'), records);
    const suppressed = conclusion.suppressed.map(
      ({ finding, filters: by }) => `${linesOf({ findings: [finding] })[0]} by ${by.join(', ')}`,
    );
    assert.deepEqual([...linesOf(conclusion), ...suppressed], expected);
  });
}

/** A filter that lets everything pass but what `search` finds. */
const without = (title: string, rules: string, search: string, more = ''): string => `title: ${title}
logsource: { product: aws, service: cloudtrail }${more}
filter:
  rules: ${rules}
  harmless: ${search}
  condition: not harmless`;

const get = { eventName: 'Get', user: 'ana' };
const both: Records = {
  g: get,
  robot: { ...get, at: 1, user: 'robot' },
  p: { at: 2, eventName: 'Put', user: 'robot' },
};

filters('of one rule, by its name', [without('robots', '[get]', '{ user: robot }')], both, [
  'get: g',
  'put: p',
  'get: robot by robots',
]);
filters('of any rule', [without('robots', 'any', '{ user: robot }')], both, [
  'get: g',
  'get: robot by robots',
  'put: p by robots',
]);
filters('an empty list is any rule, too', [without('robots', '[]', '{ user: robot }')], both, [
  'get: g',
  'get: robot by robots',
  'put: p by robots',
]);
filters('of a rule that is not loaded, too', [without('robots', '[nobody, put]', '{ user: robot }')], both, [
  'get: g',
  'get: robot',
  'put: p by robots',
]);
filters(
  'the condition is added to that of the rule: what it does not name is left out',
  [without('robots', '[get]', '{ user: robot }').replace('not harmless', 'harmless')],
  both,
  ['get: robot', 'put: p', 'get: g by robots'],
);
filters(
  'several filters: each is named',
  [without('robots', '[get]', '{ user: robot }'), without('second', 'any', '{ at: null, user: r* }')],
  both,
  ['get: g', 'get: robot by robots, second', 'put: p by second'],
);
filters(
  'its searches are its own, whatever the rule calls its searches',
  [
    `title: mine
logsource: { product: aws }
filter:
  rules: any
  search: { user: robot }
  search_more: { user: nobody }
  condition: not 1 of search*`,
  ],
  both,
  ['get: g', 'get: robot by mine', 'put: p by mine'],
);
filters(
  'what is not decided is not hidden',
  [without('acme', 'any', '{ source.as.organization.name: Acme }')],
  { g: { ...get, sourceIPAddress: '10.0.0.1' } },
  ['get: g'],
);
filters(
  'for other logs',
  [without('robots', 'any', '{ user: robot }').replace('service: cloudtrail', 'service: vpcflow')],
  both,
  ['get: g', 'get: robot', 'put: p'],
);

// Correlations
const burst = `title: burst
correlation: { type: event_count, rules: [get], group-by: [region], timespan: 1h, condition: { gte: 2 } }`;
const gets: Records = {
  a: { eventName: 'Get', region: 'x', user: 'ana' },
  robot: { at: 1, eventName: 'Get', region: 'x', user: 'robot' },
};
filters(
  'what a rule leaves out is not counted',
  [burst, without('robots', '[get]', '{ user: robot }')],
  gets,
  ['burst: robot (a) by robots'],
);
filters(
  'of a correlation it judges the event that carries the finding',
  [burst, without('robots', '[burst]', '{ user: robot }')],
  gets,
  ['burst: robot (a) by robots'],
);
filters('not the others of its chain', [burst, without('ana', '[burst]', '{ user: ana }')], gets, [
  'burst: robot (a)',
]);
filters(
  'a correlation that is filtered does not feed another one',
  [
    burst,
    without('robots', '[burst]', '{ user: robot }'),
    'title: chain\ncorrelation: { type: temporal, rules: [burst, put], group-by: [region], timespan: 1h }',
  ],
  { ...gets, p: { at: 2, eventName: 'Put', region: 'x' } },
  ['chain: p (a, robot) by robots'],
);

// New terms
filters(
  'what is left out is no history',
  [
    `finding: new
new_terms: { fields: [region], history: 1d }
${detecting('list', 'eventName: List')}`,
    without('robots', '[list]', '{ user: robot }'),
  ],
  {
    robot: { eventName: 'List', region: 'x', user: 'robot' },
    ana: { at: 1, eventName: 'List', region: 'x', user: 'ana' },
  },
  ['new: ana', 'new: robot by robots'],
);

test('a filter is loaded with what it says of itself, and counted apart', () => {
  const text = `${detecting('get', 'eventName: Get')}
---
${without('robots', '[get, nobody]', '{ user: robot }', '\nid: 7\nname: r\nauthor: me\ndescription: Nightly job.\nexpires: 2026-12-31')}`;
  const { filters: loaded, seen, rules, notApplicable, refused } = load(text);
  const { passes, parts, ...filter } = loaded![0]!;
  assert.equal(typeof passes, 'function');
  assert.equal(typeof parts, 'function');
  assert.deepEqual(filter, {
    key: '7',
    id: '7',
    name: 'r',
    title: 'robots',
    description: 'Nightly job.',
    author: 'me',
    expires: '2026-12-31',
    path: 'a.yml',
    line: 9,
    rules: ['get'],
    missing: ['nobody'],
  });
  assert.deepEqual([seen, rules.length, notApplicable, refused], [1, 1, 0, []]);
});

filters(
  'a filter that expires judges no later event',
  [without('robots', 'any', '{ user: robot }', '\nexpires: 2026-01-05')],
  // Records begin on that day at nine.
  {
    last: { ...get, at: 15 * 60 - 1, user: 'robot' },
    next: { ...get, at: 15 * 60, user: 'robot' },
    some: { ...get, user: 'robot', eventTime: 'some time' },
  },
  ['get: next', 'get: last by robots', 'get: some by robots'],
);
