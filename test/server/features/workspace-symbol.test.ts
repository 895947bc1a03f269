import assert from 'node:assert/strict';
import test from 'node:test';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { resolveWorkspaceSymbol, workspaceSymbols } from '../../../src/server/features/workspace-symbol.ts';
import { createKeyPair, event, EVERYTHING, records, snapshotOf } from '../support.ts';

const LOGS = {
  'file:///a.json': records(
    createKeyPair(1, 'builder'),
    event(2, { eventName: 'DescribeKeyPairs', requestParameters: {} }),
  ),
  'file:///b.json': records(event(3, { eventName: 'RunInstances', sourceIPAddress: '198.51.100.7' })),
};

/** What a query finds: names with their kinds, the closest first, and where the first stands. */
function check(query: string, expected: readonly string[], place?: string): void {
  const snapshot = snapshotOf(LOGS);
  const found = inOneGo(workspaceSymbols(snapshot, query));
  assert.deepEqual(
    found.map(({ name, containerName }) => `${name} · ${containerName?.split(' · ')[0]}`),
    expected,
  );
  if (place === undefined) return;
  const { location } = resolveWorkspaceSymbol(snapshot, found[0]!);
  assert.ok('range' in location);
  assert.equal(`${location.uri}:${location.range.start.line + 1}`, place);
}

test('part of an address', () => check('51.100', ['198.51.100.7 · address'], 'file:///b.json:3'));

test('what is it comes before what begins with it, then what holds it; in whichever case', () =>
  check('RUNINSTANCES', ['RunInstances · API call'], 'file:///b.json:3'));

test('several kinds', () =>
  check('alice', ['[B] arn:aws:iam::609629065308:user/alice · principal'], 'file:///a.json:3'));

test('a key pair stands within its region', () => check('builder', ['[C] builder (us-east-1) · key pair']));

test('an exact name before a longer one', () =>
  check('keypair', ['CreateKeyPair · API call', 'DescribeKeyPairs · API call']));

test('nothing asked, nothing found', () => {
  check(' ', []);
  check('nobody', []);
});

test('a symbol of a log that is gone has no place', () => {
  const [symbol] = inOneGo(workspaceSymbols(snapshotOf(LOGS), 'builder'));
  assert.deepEqual(resolveWorkspaceSymbol(snapshotOf({}), symbol!), symbol);
});

test('by its alias, once, whichever of the two holds the query', () => {
  const aliases = { '198.51.100.7': 'jump host 51', builder: 'bad pair' };
  const found = (query: string): string[] =>
    inOneGo(workspaceSymbols(snapshotOf(LOGS, EVERYTHING, aliases), query)).map(({ name }) => name);
  assert.deepEqual(found('JUMP'), ['jump host 51 (198.51.100.7)']);
  assert.deepEqual(found('51'), ['jump host 51 (198.51.100.7)']);
  assert.deepEqual(found('bad pair'), ['[C] bad pair (builder, us-east-1)']);
  assert.deepEqual(found('nobody'), []);
});
