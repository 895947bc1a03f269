import assert from 'node:assert/strict';
import { test } from 'node:test';
import { StringTable } from '../../../../src/core/log/columns/strings.ts';

/** Strings that are one under the hash that Java has, and every other that multiplies by 31 and adds. */
function collidingUnder31(count: number): string[] {
  return Array.from({ length: count }, (_, number) =>
    Array.from({ length: 16 }, (__, bit) => ((number >> bit) & 1 ? 'Aa' : 'BB')).join(''),
  );
}

function timeToIntern(strings: readonly string[]): number {
  const table = new StringTable();
  const started = performance.now();
  for (const text of strings) table.internText(text);
  assert.equal(table.size, strings.length + 1);
  return performance.now() - started;
}

test('how a string begins is its first four bytes', () => {
  const table = new StringTable();
  const beginning = (text: string): number => table.beginningOf(table.internText(text));
  assert.equal(beginning('AKIA'), 0x4149_4b41);
  assert.equal(beginning('AKIAIOSFODNN7EXAMPLE'), 0x4149_4b41);
  assert.equal(beginning('AK'), 0x4b41);
  assert.equal(beginning('ÿÿÿÿ'), beginning('ÿÿ'));
});

test('strings made to collide take no longer than others', () => {
  const COUNT = 20_000;
  const others = Array.from({ length: COUNT }, (_, number) => `${number}`.padStart(32, 'x'));
  timeToIntern(others);
  const colliding = collidingUnder31(COUNT);
  // The quickest of some, which nothing else on the machine came between.
  const quickest = (strings: readonly string[]) =>
    Math.min(...Array.from({ length: 5 }, () => timeToIntern(strings)));
  // One that looks at all strings before it for each of them takes hundreds of times as long.
  assert.ok(quickest(colliding) < 30 * quickest(others));
});
