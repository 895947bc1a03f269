/** What is said before a filter is written is what happens once it is loaded. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FilterPreview } from '../../../../src/core/analysis/findings/filter-preview.ts';
import { loadRules } from '../../../../src/core/detect/parse/load.ts';
import { filterText } from '../../../../src/core/detect/suppress/filter-text.ts';
import { SHIPPED_PLACEHOLDERS } from '../../../../src/core/enrich/placeholders.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { PACK_FILES } from '../../detect/support/pack.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

const BOB = { type: 'IAMUser', userName: 'bob', accessKeyId: 'AKIABBBBBBBBBBBBBBBB' };
const GROUP = {
  eventName: 'CreateSecurityGroup',
  requestParameters: { groupName: 'web' },
  responseElements: { groupId: 'sg-0a1b2c3d4e5f60718' },
};

/** Two people with a key pair and a group each, of which one was delivered twice; and another key pair. */
const LOGS = {
  a: [
    record({ eventID: 'a1' }),
    record({ eventID: 'a2', ...GROUP }),
    record({ eventID: 'b1', userIdentity: BOB, eventTime: '2024-05-01T10:10:00Z' }),
    record({ eventID: 'b2', userIdentity: BOB, eventTime: '2024-05-01T10:11:00Z', ...GROUP }),
  ].join('\n'),
  b: [
    record({ eventID: 'a1' }),
    record({
      eventID: 'b3',
      userIdentity: BOB,
      awsRegion: 'eu-west-1',
      requestParameters: { keyName: 'x' },
      responseElements: null,
    }),
  ].join('\n'),
};

/** What a filter on `item: value` would do to the findings of these ids: said before, and what comes of it. */
function check(
  name: string,
  ids: readonly string[],
  [item, value]: readonly [string, string],
  expected: FilterPreview,
  logs: Readonly<Record<string, string>> = LOGS,
): void {
  test(name, () => {
    const rules = PACK_RULES.rules.filter(({ finding, reports }) => reports && ids.includes(finding));
    const choice = { kind: 'principal', item, value } as const;
    const id = '0c8f6f0e-6f5e-4e0c-9b1e-0f5a3c2d1e4b';
    const text = filterText({ rules, choice, id, date: '2024-06-01', reason: 'known' });
    const withFilter = loadRules([...PACK_FILES, { path: 'own.yml', text }], SHIPPED_PLACEHOLDERS);
    const before = investigate(logs, PACK_RULES);
    const own = (withFilter.filters ?? []).filter(({ path }) => path === 'own.yml');
    assert.deepEqual(inOneGo(before.previewFiltersInSteps(own)), [expected]);
    if (expected.isCut) return;
    const findingsUnder = (investigation: typeof before): number =>
      investigation.conclusion().findings.filter((finding) => ids.includes(finding.id)).length;
    const left = findingsUnder(investigate(logs, withFilter));
    assert.deepEqual(
      { findings: findingsUnder(before), left },
      { findings: expected.findings, left: expected.findings - expected.hidden },
    );
  });
}

const BAD_NAME = 'key-pair-known-bad-name';
const CHAIN = 'key-pair-and-security-group';

check('one of several findings', [BAD_NAME], ['userIdentity.userName|cased', 'ana'], {
  findings: 2,
  hidden: 1,
  isCut: false,
});
check('all of them', [BAD_NAME], ['cloudtrail.key_pair.name|cased', 'xg1'], {
  findings: 2,
  hidden: 2,
  isCut: false,
});
check('none', [BAD_NAME], ['userIdentity.userName|cased', 'Ana'], { findings: 2, hidden: 0, isCut: false });
check('of a chain, by who made it', [CHAIN], ['userIdentity.accessKeyId|cased', BOB.accessKeyId], {
  findings: 3,
  hidden: 2,
  isCut: false,
});
check('of several rules', [BAD_NAME, CHAIN], ['userIdentity.accessKeyId|cased', BOB.accessKeyId], {
  findings: 5,
  hidden: 3,
  isCut: false,
});
check(
  'of more events than are judged it is said that there may be more',
  [BAD_NAME],
  ['userIdentity.userName|cased', 'ana'],
  { findings: 1500, hidden: 1000, isCut: true },
  { a: Array.from({ length: 1500 }, (_, number) => record({ eventID: `e${number}` })).join('\n') },
);
