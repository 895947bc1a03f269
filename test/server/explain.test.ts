import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../src/core/log/steps.ts';
import { REQUESTS, type LinkedText, type RuleChoices } from '../../src/protocol.ts';
import { hover } from '../../src/server/features/hover.ts';
import { explainActions } from '../../src/server/features/explain-action.ts';
import { explain } from '../../src/server/requests/explain.ts';
import { ruleChoices } from '../../src/server/requests/rule-choices.ts';
import { LspClient } from './client.ts';
import {
  createKeyPair,
  event,
  EVERYTHING,
  PATIENT,
  positionOf,
  records,
  renderingOf,
  snapshotOf,
  type TestSnapshot,
} from './support.ts';

const URI = 'file:///case/log.json';
const LAUNCH = event(2, {
  eventName: 'RunInstances',
  requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
});
const TEXT = records(createKeyPair(1, 'xg1'), LAUNCH);

function explained(snapshot: TestSnapshot, finding: string, index = 0): LinkedText {
  const { rule } = snapshot.investigation.findings(EVERYTHING).find(({ id }) => id === finding)!;
  return inOneGo(explain(snapshot, { event: { log: URI, index }, rule }))!;
}

function hoverText(text: string, at: string, style = { markdown: true, isOurs: false }): string {
  const snapshot = snapshotOf({ [URI]: text });
  const position = positionOf(text, at, { into: 1 });
  const contents = inOneGo(hover(snapshot, snapshot.view(URI)!, position, style, PATIENT))!.contents;
  return (contents as { value: string }).value;
}

/** The lines below "Why it fired", to the next empty one. */
function why(text: string): string {
  return text.split('**Why it fired**\n\n')[1]!.split('\n\n')[0]!;
}

test('hover: the condition of a single rule as a tree, with what decided each part', () =>
  assert.equal(
    why(hoverText(TEXT, 'xg1')),
    `- ✓ \`selection\`, all of these
  - ✓ \`eventSource\` is \`ec2.amazonaws.com\`
  - ✓ \`eventName\` is \`CreateKeyPair\` or \`ImportKeyPair\` · the event has \`CreateKeyPair\`
  - ✓ \`event.outcome\` is \`success\` · the event has \`success\`, \`errorCode\` being absent
  - ✓ \`cloudtrail.credential.kind\` is \`long-term\` · the event has \`long-term\` from \`userIdentity.accessKeyId\` = \`AKIAY34FZKBOKMUTVV7A\`
  - ✓ \`cloudtrail.key_pair.name\` is \`xg1\` or \`temp_key_pair\` · the event has \`xg1\` from \`requestParameters.keyName\` = \`xg1\``,
  ));

test('hover: of a correlation the members, the group and the window', () =>
  assert.equal(
    why(hoverText(TEXT, 'xg1"\n            }')),
    `- ✓ all of these rules in this order within 7 days before
  - grouped by \`cloud.account.id\` = \`609629065308\`, \`cloud.region\` = \`us-east-1\` and \`cloudtrail.key_pair.name\` = \`xg1\`
  - window: 2026-10-28 10:02:11 UTC to 2026-11-04 10:02:11 UTC
  - ✓ \`cti_key_pair_made\` (\`Key pair created or imported\`): 1
    - 2026-11-04 10:02:11 UTC \`CreateKeyPair\` in \`us-east-1\` by \`alice\`
  - ✓ \`cti_key_pair_used\` (\`Key pair used\`): this event`,
  ));

test('hover: a name full of Markdown stays in its code span', () => {
  const name = '`](command:evil) <b>x</b> **';
  const text = records(createKeyPair(1, `xg1${name}`), createKeyPair(2, 'xg1'));
  for (const line of why(hoverText(text, 'xg1"')).split('\n')) assert.match(line, /^ *- [✓✗?]? ?/);
});

test('hover: a link to the whole explanation, only where commands run', () => {
  assert.match(hoverText(TEXT, 'xg1', { markdown: true, isOurs: true }), /Explain this finding/);
  assert.doesNotMatch(hoverText(TEXT, 'xg1'), /Explain this finding/);
});

test('the document of an explanation: the whole tree, and each line leads to its field', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const { title, text, links } = explained(snapshot, 'key-pair-known-bad-name');
  assert.equal(title, 'CreateKeyPair matched by Key pair with a known bad but generic name made with a…');
  assert.equal(
    text,
    `CreateKeyPair matched by Key pair with a known bad but generic name made with a long-term access key
key-pair-known-bad-name · high · 2026-11-04 10:02:11 UTC CreateKeyPair in us-east-1 by alice · log.json

true       selection, all of these
true         eventSource is ec2.amazonaws.com  →13:23
true         eventName is CreateKeyPair or ImportKeyPair · the event has CreateKeyPair  →19:21
true         event.outcome is success · the event has success, errorCode being absent
true         cloudtrail.credential.kind is long-term · the event has long-term from userIdentity.accessKeyId = AKIAY34FZKBOKMUTVV7A  →8:25
true         cloudtrail.key_pair.name is xg1 or temp_key_pair · the event has xg1 from requestParameters.keyName = xg1  →21:21
`,
  );
  const lines = text.split('\n');
  const shown = links.map(({ line, start, end, place }) => {
    assert.equal(place.uri, URI);
    const { start: from, end: to } = place.range;
    const source = TEXT.split('\n')[from.line]!;
    return `${lines[line]!.slice(start, end)} ${source.slice(from.character, to.character)}`;
  });
  assert.deepEqual(shown, [
    '→13:23 ec2.amazonaws.com',
    '→19:21 CreateKeyPair',
    '→8:25 AKIAY34FZKBOKMUTVV7A',
    '→21:21 xg1',
  ]);
});

const MADE_BEFORE = createKeyPair(1, 'xg1', { eventTime: '2026-11-04T09:00:00Z' });

test('a line that leads to another file than the event explained names it', () => {
  const made = 'file:///case/made.json';
  const snapshot = snapshotOf({ [URI]: records(LAUNCH), [made]: records(MADE_BEFORE) });
  const { text } = explained(snapshot, 'key-pair-used-after-creation');
  assert.match(text, /CreateKeyPair in us-east-1 by alice {2}→made\.json:\d+:\d+$/m);
  assert.match(text, / {2}→\d+:\d+$/m);
});

test('one that does not match says what failed', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const { title, text } = explained(snapshot, 'key-pair-known-bad-name', 1);
  assert.match(title, /^RunInstances not matched by Key pair with a known bad/);
  assert.match(text, /^false .* eventName is CreateKeyPair.* · the event has RunInstances {2}→/m);
});

test('nothing is explained of an event or by a rule that is not there', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  assert.equal(inOneGo(explain(snapshot, { event: { log: URI, index: 9 }, rule: 'x' })), null);
  assert.equal(inOneGo(explain(snapshot, { event: { log: 'x', index: 0 }, rule: 'x' })), null);
  assert.equal(inOneGo(explain(snapshot, { event: { log: URI, index: 0 }, rule: 'x' })), null);
});

test('rules to choose from: what is hidden, then near misses, others last; in a rendering as well', () => {
  const snapshot = snapshotOf({ [URI]: TEXT }, { minimumLevel: 'critical', search: '' });
  const rendering = renderingOf(snapshot, { source: URI, part: 0 });
  for (const [uri, text] of [
    [URI, TEXT],
    [rendering.uri, rendering.text],
  ] as const) {
    const position = positionOf(text, 'CreateKeyPair');
    const { event: found, rules } = inOneGo(ruleChoices(snapshot, { uri, position }))!;
    assert.deepEqual(found, { log: URI, index: 0 });
    assert.deepEqual(
      rules.slice(0, 4).map(({ standing, label, detail }) => `${standing} | ${label} | ${detail}`),
      [
        'hidden | Key pair with a known bad but generic name made with a long-term access key | below the minimum level, or not searched for',
        'hidden | Key pair with a known bad but generic name | below the minimum level, or not searched for',
        'hidden | Key pair created by a new principal from outside the clouds | below the minimum level, or not searched for',
        'near-miss | Key pair and security group by the same long-term access key | missing: no event in the window and the group matches cti_security_group_changed_long_term',
      ],
    );
    const order = ['hidden', 'near-miss', 'undecided', 'finding', 'match', 'other'];
    const places = rules.map(({ standing }) => order.indexOf(standing));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
    assert.equal(rules.at(-1)?.standing, 'other');
  }
});

test('of the documents of a finding the one that is shown is told from those that matched as well', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const { rules } = inOneGo(
    ruleChoices(snapshot, { uri: URI, position: positionOf(TEXT, 'CreateKeyPair') }),
  )!;
  const matched = rules.filter(({ standing }) => standing === 'finding' || standing === 'match');
  assert.deepEqual(
    matched.map(({ standing, description }) => `${standing} | ${description}`),
    [
      'finding | key-pair-known-bad-name · high',
      'finding | key-pair-new-principal-non-cloud-as · medium',
      'match | key-pair-known-bad-name · medium',
    ],
  );
});

test('what is underlined at the very place is told from what else the event is found for', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const idsAt = (text: string): string[] => {
    const position = positionOf(TEXT, text, { into: 1 });
    const { rules } = inOneGo(ruleChoices(snapshot, { uri: URI, position }))!;
    return rules.filter(({ isHere }) => isHere).map(({ finding }) => finding);
  };
  assert.deepEqual(idsAt('xg1'), ['key-pair-known-bad-name']);
  assert.deepEqual(idsAt('73.158.0.9'), ['key-pair-new-principal-non-cloud-as']);
  assert.deepEqual(idsAt('CreateKeyPair'), []);
});

test('code actions: only for somebody who asks for them', () => {
  const snapshot = snapshotOf({ [URI]: TEXT });
  const view = snapshot.view(URI)!;
  const titles = (at: string, trigger: 1 | 2): string[] =>
    explainActions(snapshot, view, positionOf(TEXT, at), trigger).map(({ title }) => title);
  assert.deepEqual(titles('xg1', 2), []);
  assert.deepEqual(titles('xg1', 1), [
    'Explain this finding (Key pair with a known bad but generic name made with a long-term access key)',
    'Why did a rule not match this event?',
  ]);
  assert.deepEqual(titles('eventVersion', 1), ['Why did a rule not match this event?']);
});

test('over LSP: the rules of an event, and the explanation of one of them', async () => {
  await using client = await LspClient.start();
  await client.open(URI, TEXT);
  await client.settled(URI);
  const { connection } = client;
  const at = { uri: URI, position: positionOf(TEXT, 'RunInstances') };
  const choices: RuleChoices = await connection.sendRequest(REQUESTS.ruleChoices, at);
  const { rule } = choices.rules.find(({ finding }) => finding === 'key-pair-used-after-creation')!;
  const params = { event: choices.event, rule };
  const explanation: LinkedText = await connection.sendRequest(REQUESTS.explain, params);
  assert.match(explanation.text, /^RunInstances matched by Key pair used soon after its creation\n/);
  assert.equal(await connection.sendRequest(REQUESTS.ruleChoices, { ...at, uri: 'file:///other' }), null);
});
