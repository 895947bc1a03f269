import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import {
  incomingCalls,
  outgoingCalls,
  prepareCallHierarchy,
} from '../../../src/server/features/call-hierarchy.ts';
import { caret, createKeyPair, event, positionOf, records, snapshotOf } from '../support.ts';

const CREATION = records(createKeyPair(1, 'builder'));
const USE = records(
  event(2, {
    eventName: 'RunInstances',
    eventTime: '2026-11-04T11:00:00Z',
    requestParameters: { instancesSet: { items: [{ keyName: 'builder' }] } },
    responseElements: { instancesSet: { items: [{ instanceId: 'i-0123456789abcdef0' }] } },
  }),
);
const LOGS: Readonly<Record<string, string>> = { 'file:///a.json': CREATION, 'file:///b.json': USE };

/** From a word of the second log, which way, to what: each as its name, detail, log and marked line. */
function check(word: string, into: number, way: 'incoming' | 'outgoing', expected: readonly string[]): void {
  const snapshot = snapshotOf(LOGS);
  const view = snapshot.view('file:///b.json')!;
  const [item] = prepareCallHierarchy(snapshot, view, positionOf(USE, word, { into }))!;
  const found =
    way === 'incoming'
      ? inOneGo(incomingCalls(snapshot, item!)).map(({ from }) => from)
      : inOneGo(outgoingCalls(snapshot, item!)).map(({ to }) => to);
  const shown = found.map(
    ({ name, detail, uri, range }) => `${name}: ${detail}\n${uri}\n${caret(LOGS[uri]!, range)}`,
  );
  assert.deepEqual(shown, expected);
}

const LAUNCH = `instance launched by RunInstances 2026-11-04 11:00:00 UTC by [B] alice from [D] 73.158.0.9 · recorded: the response of the call names the instance
file:///b.json
              "instanceId": "i-0123456789abcdef0"
                             ^^^^^^^^^^^^^^^^^^^`;

test('incoming of a key pair: who created it, in another log', () =>
  check('builder', 2, 'incoming', [
    `[A] AKIAY34FZKBOKMUTVV7A: key pair created by CreateKeyPair 2026-11-04 10:02:11 UTC by [B] alice from [D] 73.158.0.9 · recorded: the call names it
file:///a.json
        "keyName": "builder"
                    ^^^^^^^`,
  ]));

test('outgoing of a key pair: what was launched with it', () =>
  check('builder', 2, 'outgoing', [`i-0123456789abcdef0: ${LAUNCH}`]));

test('incoming of an instance: who launched it', () =>
  check('i-0123456789abcdef0', 2, 'incoming', [`[A] AKIAY34FZKBOKMUTVV7A: ${LAUNCH}`]));

test('an address and a name lead nowhere', () => {
  const snapshot = snapshotOf(LOGS);
  const view = snapshot.view('file:///b.json')!;
  assert.equal(prepareCallHierarchy(snapshot, view, positionOf(USE, 'RunInstances', { into: 2 })), null);
});
