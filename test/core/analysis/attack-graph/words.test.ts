import assert from 'node:assert/strict';
import test from 'node:test';
import { edgeWords } from '../../../../src/core/analysis/attack-graph/edge-words.ts';
import { nodeLines, nodeWords } from '../../../../src/core/analysis/attack-graph/node-words.ts';
import { record } from '../support/case.ts';
import { ANA, NO_NAMES, graphOf } from './support.ts';

/** What the first node, which is where a call came from, is called. */
function checkSource(sourceIPAddress: string, kind: string): void {
  const [source] = graphOf([record({ sourceIPAddress, userIdentity: ANA })]).nodes;
  assert.deepEqual(
    [nodeWords(source!, NO_NAMES).kind, nodeWords(source!, NO_NAMES).label],
    [kind, sourceIPAddress],
  );
}

test('where a call came from', () => {
  checkSource('88.1.2.3', 'address');
  checkSource('2001:db8::1', 'address');
  checkSource('cloudformation.amazonaws.com', 'AWS service');
  checkSource('AWS Internal', 'AWS service');
  checkSource('amazonaws.com.evil.example', 'source');
});

const imported = (keyName: string): string =>
  record({ eventName: 'ImportKeyPair', requestParameters: { keyName }, responseElements: null });

test('a long name loses its middle in a box, and nothing beside it', () => {
  const keyName = `${'a'.repeat(40)}${'z'.repeat(40)}`;
  const { nodes } = graphOf([imported(keyName)]);
  const node = nodes.at(-1)!;
  assert.equal(nodeWords(node, NO_NAMES).label, `${'a'.repeat(17)}…${'z'.repeat(16)}`);
  assert.ok(nodeLines(node, NO_NAMES).includes(`${keyName} (us-east-1)`));
});

test('a session token in a name is hidden', () => {
  const keyName = `sessionToken=${'x'.repeat(30)}`;
  const { nodes } = graphOf([imported(keyName)]);
  const { label } = nodeWords(nodes.at(-1)!, NO_NAMES);
  assert.doesNotMatch([label, ...nodeLines(nodes.at(-1)!, NO_NAMES)].join(), /xxxx/);
});

/** The first line at each arrow that says what was created. */
function checkCreated(records: readonly string[], expected: readonly string[]): void {
  const graph = graphOf(records);
  const created = graph.edges.filter(({ kind }) => kind === 'created');
  assert.deepEqual(
    created.map((edge) => edgeWords(edge, graph)[0]),
    expected,
  );
}

test('times with their day where there are several', () => {
  const late = { eventID: 'e2', eventTime: '2024-05-02T09:00:00Z', awsRegion: 'eu-west-1' };
  checkCreated([record()], ['created 10:00:00']);
  checkCreated([record(), record(late)], ['created 05-01 10:00:00', 'created 05-02 09:00:00']);
});
