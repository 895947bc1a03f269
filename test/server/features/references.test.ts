import assert from 'node:assert/strict';
import test from 'node:test';
import type { Location } from 'vscode-languageserver';
import { definition } from '../../../src/server/features/definition.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { references } from '../../../src/server/features/references.ts';
import { locationsOf } from '../../../src/server/place-list.ts';
import { caret, createKeyPair, event, positionOf, records, snapshotOf } from '../support.ts';

const CREATION = records(createKeyPair(1, 'builder'));
const USE = records(
  event(2, {
    eventName: 'RunInstances',
    eventTime: '2026-11-04T11:00:00Z',
    requestParameters: { instancesSet: { items: [{ keyName: 'builder' }] } },
  }),
  event(3, {
    eventName: 'RunInstances',
    awsRegion: 'eu-west-1',
    requestParameters: { instancesSet: { items: [{ keyName: 'builder' }] } },
  }),
);
const LOGS: Readonly<Record<string, string>> = { 'file:///a.json': CREATION, 'file:///b.json': USE };

/** The places found from the first `builder` of the second log, each as its log and the marked line. */
function check(find: typeof allReferences, expected: readonly string[]): void {
  const snapshot = snapshotOf(LOGS);
  const found = find(snapshot, snapshot.view('file:///b.json')!, positionOf(USE, 'builder', { into: 2 }));
  assert.deepEqual(found.map(shown), expected);
}

function shown({ uri, range }: Location): string {
  return `${uri}\n${caret(LOGS[uri]!, range)}`;
}

function allDefinitions(...[snapshot, view, position]: Parameters<typeof definition>): Location[] {
  return inOneGo(definition(snapshot, view, position));
}

function allReferences(...[snapshot, view, position]: Parameters<typeof references>): Location[] {
  return locationsOf(inOneGo(references(snapshot, view, position)));
}

test('references of a key pair: request and response, every log, its own region only', () =>
  check(allReferences, [
    'file:///a.json\n        "keyName": "builder"\n                    ^^^^^^^',
    'file:///a.json\n        "keyName": "builder",\n                    ^^^^^^^',
    'file:///b.json\n              "keyName": "builder"\n                          ^^^^^^^',
  ]));

test('definition of a key pair: the call that made it', () =>
  check(allDefinitions, ['file:///a.json\n        "keyName": "builder"\n                    ^^^^^^^']));

test('nothing stands where no value does', () => {
  const snapshot = snapshotOf(LOGS);
  const view = snapshot.view('file:///a.json')!;
  assert.deepEqual(allReferences(snapshot, view, { line: 0, character: 0 }), []);
});
