import assert from 'node:assert/strict';
import test from 'node:test';
import { CodeActionTriggerKind } from 'vscode-languageserver';
import { codeActions } from '../../../src/server/features/code-action.ts';
import { ALICE, createKeyPair, event, positionOf, records, snapshotOf } from '../support.ts';

const URI = 'file:///case/log.json';

function actionsAt(text: string, at: string, trigger?: CodeActionTriggerKind) {
  const snapshot = snapshotOf({ [URI]: text });
  const start = positionOf(text, at);
  return codeActions(snapshot, snapshot.view(URI)!, { start, end: start }, [], trigger);
}

function copied(text: string, title: string): string {
  const action = actionsAt(text, 'xg1').find((offer) => offer.title === title);
  return action?.command?.arguments?.[0].text;
}

const LOG = records(createKeyPair(1, 'xg1'));

test('a finding offers to show, to copy, to save, to explain, and last to suppress', () =>
  assert.deepEqual(
    actionsAt(LOG, 'xg1').map(({ title }) => title),
    [
      'Show related key pair events',
      'Show key pair story',
      'Copy triage checklist',
      'Copy command that deactivates the access key',
      'Copy command that deletes the key pair',
      'Copy IAM policy that restricts key pair creation',
      'Save event as JSON…',
      'Explain this finding (Key pair with a known bad but generic name made with a long-term access key)',
      'Why did a rule not match this event?',
      'Suppress for this principal (arn:aws:iam::609629065308:user/alice)…',
      'Suppress for this access key (AKIAY34FZKBOKMUTVV7A)…',
      'Suppress for this AS organisation (Comcast Cable Communications, LLC)…',
      'Suppress for this address range (73.158.0.0/24)…',
      'Suppress for this address (73.158.0.9/32)…',
      'Suppress for this key name pattern (xg1)…',
      'Suppress for this user agent (aws-cli/2.31.9)…',
    ],
  ));

test('at a finding that the editor does not draw, first the way to where it is readable', () => {
  const snapshot = snapshotOf({ [URI]: LOG });
  const start = positionOf(LOG, 'xg1');
  const range = { start, end: start };
  const firstWith = (drawnCharacters: number) =>
    codeActions({ ...snapshot, drawnCharacters }, snapshot.view(URI)!, range, [])[0]?.command;
  assert.deepEqual(firstWith(start.character), {
    title: 'Open in formatted view',
    command: 'cloudtrail-investigator.openFormattedView',
    arguments: [{ uri: URI, range }],
  });
  assert.equal(firstWith(start.character + 1)?.title, 'Show related key pair events');
});

test('what two findings offer alike says of which it is', () => {
  const steps = ['DescribeKeyPairs', 'CreateKeyPair'].map((eventName, at) =>
    createKeyPair(at + 1, 'xg1', {
      eventName,
      eventTime: `2026-11-04T10:0${at}:00Z`,
      ...(at === 0 && { requestParameters: {}, responseElements: null }),
    }),
  );
  const titles = actionsAt(records(...steps), 'xg1').map(({ title }) => title);
  assert.deepEqual(new Set(titles).size, titles.length, titles.join('\n'));
  assert.ok(
    titles.filter((title) => title.startsWith('Copy triage checklist (')).length > 1,
    titles.join('\n'),
  );
});

test('findings of several events are not suppressed together', () => {
  const text = records(createKeyPair(1, 'xg1'), createKeyPair(2, 'xg1'));
  const snapshot = snapshotOf({ [URI]: text });
  const range = {
    start: positionOf(text, 'xg1'),
    end: positionOf(text, 'xg1', { occurrence: text.split('xg1').length - 1 }),
  };
  const titles = codeActions(snapshot, snapshot.view(URI)!, range, []).map(({ title }) => title);
  assert.ok(titles.some((title) => title.startsWith('Copy triage checklist')));
  assert.ok(!titles.some((title) => /suppress/i.test(title)));
});

test('a finding with related events offers to save them together', () => {
  const launch = event(2, {
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
  });
  const text = records(createKeyPair(1, 'xg1'), launch);
  const [save] = actionsAt(text, 'xg1"\n            }').filter(({ title }) => title.startsWith('Save'));
  assert.equal(save?.title, 'Save the events of this finding as JSON…');
  const target = save.command?.arguments?.[0];
  assert.match(target.finding, /key-pair-used-after-creation/);
  assert.equal(target.at.uri, URI);
});

test('elsewhere no light bulb comes by itself', () =>
  assert.deepEqual(actionsAt(LOG, 'eventVersion', CodeActionTriggerKind.Automatic), []));

test('the commands name the event’s own key and key pair', () => {
  assert.equal(
    copied(LOG, 'Copy command that deactivates the access key'),
    'aws iam update-access-key --status=Inactive --access-key-id=AKIAY34FZKBOKMUTVV7A --user-name=alice',
  );
  assert.equal(
    copied(LOG, 'Copy command that deletes the key pair'),
    'aws ec2 delete-key-pair --key-name=xg1 --region=us-east-1',
  );
});

test('a temporary key cannot be deactivated, so no command says so', () => {
  const text = records(
    createKeyPair(1, 'xg1', { userIdentity: { ...ALICE, accessKeyId: 'ASIAY34FZKBOKMUTVV7A' } }),
  );
  assert.ok(!actionsAt(text, 'xg1').some(({ title }) => title.includes('deactivates')));
});

test('the policy names the account and both calls', () => {
  const policy = JSON.parse(copied(LOG, 'Copy IAM policy that restricts key pair creation'));
  assert.deepEqual(policy.Statement[0].Action, ['ec2:CreateKeyPair', 'ec2:ImportKeyPair']);
  assert.match(JSON.stringify(policy), /arn:aws:iam::609629065308:/);
});

test('the checklist holds a box for each step', () => {
  const checklist = copied(LOG, 'Copy triage checklist');
  assert.match(checklist, /^Key pair with a known bad/);
  assert.ok(checklist.split('\n').filter((line) => line.startsWith('[ ] ')).length >= 3);
});
