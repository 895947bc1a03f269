import assert from 'node:assert/strict';
import test from 'node:test';
import type { AttackGraph } from '../../../../src/core/analysis/attack-graph/graph.ts';
import type { Box } from '../../../../src/core/analysis/attack-graph/layout.ts';
import { pictureOf } from '../../../../src/core/analysis/attack-graph/picture.ts';
import { record } from '../support/case.ts';
import { ANA, graphOf, NO_NAMES } from './support.ts';

/** No two boxes have a point in common, and all are inside the picture. */
function checkRoom(graph: AttackGraph): void {
  const { width, height, nodes, edges } = pictureOf(graph, NO_NAMES);
  const boxes = [...nodes, ...edges].map(({ box, texts }) => ({
    box,
    name: texts.map(({ text }) => text).join(),
  }));
  for (const [at, { box, name }] of boxes.entries()) {
    assert.ok(box.x - box.width / 2 >= 0 && box.x + box.width / 2 <= width, name);
    assert.ok(box.y - box.height / 2 >= 0 && box.y + box.height / 2 <= height, name);
    for (const other of boxes.slice(at + 1)) assert.ok(!overlap(box, other.box), `${name} on ${other.name}`);
  }
}

function overlap(a: Box, b: Box): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.2 &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.2
  );
}

/** Of so many addresses, keys and key pairs, each with each. */
function dense(number: number): AttackGraph {
  const records = Array.from({ length: number ** 2 }, (_, at) =>
    record({
      eventID: `e${at}`,
      eventName: 'ImportKeyPair',
      eventTime: new Date(Date.UTC(2024, 4, 1, 10, at)).toISOString(),
      sourceIPAddress: `198.51.100.${at % number}`,
      userIdentity: { ...ANA, accessKeyId: `AKIAAAAAAAAAAAAAAAA${String.fromCodePoint(65 + (at % number))}` },
      requestParameters: { keyName: `key-${Math.floor(at / number)}` },
    }),
  );
  return graphOf(records);
}

test('nodes and words lie side by side', () => {
  checkRoom(dense(1));
  checkRoom(dense(4));
});

test('a picture stays one that can be read, whatever the incident', () => {
  const graph = dense(14);
  assert.ok(graph.edges.length <= 60 && graph.nodes.length < 40, `${graph.edges.length} edges`);
  assert.equal(graph.events, 14 ** 2);
  checkRoom(graph);
});

test('the same graph, the same picture', () =>
  assert.deepEqual(pictureOf(dense(5), NO_NAMES), pictureOf(dense(5), NO_NAMES)));

test('letters have room in their node', () => {
  const { nodes } = pictureOf(dense(2), NO_NAMES);
  for (const { box, texts } of nodes) {
    for (const { text, y } of texts) {
      assert.ok(text.length * 7.3 < box.width, text);
      assert.ok(Math.abs(y - box.y) < box.height / 2, text);
    }
  }
});
