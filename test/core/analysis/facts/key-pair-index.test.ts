import assert from 'node:assert/strict';
import test from 'node:test';
import {
  bothIndexes,
  keyPairIndex,
  type KeyPairIndex,
} from '../../../../src/core/analysis/facts/key-pair-index.ts';
import { factsOf } from '../../../../src/core/analysis/facts/log-facts.ts';
import { CaseIndex } from '../../../../src/core/analysis/index/case-index.ts';
import type { IndexedLog } from '../../../../src/core/analysis/index/indexed-log.ts';
import { stepped } from '../../../../src/core/analysis/lazy.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { record } from '../support/case.ts';

const KEY_PAIRS = 2000;

/** A log of as many creations, of the key pairs `first`, `first + 1` and so on. */
function logOf(id: string, first: number): IndexedLog {
  const records = Array.from({ length: KEY_PAIRS }, (_, index) =>
    record({
      eventName: 'CreateKeyPair',
      requestParameters: { keyName: `k${first + index}` },
      responseElements: null,
    }),
  );
  const log = readLog(Buffer.from(`{"Records":[${records.join(',')}]}`));
  const matches = {
    log: id,
    matches: [],
    undecided: [],
    joins: [],
    firstTime: undefined,
    lastTime: undefined,
  };
  const index = new CaseIndex();
  index.add([{ id, log, matches, facts: factsOf(log) }]);
  return index.log(id)!;
}

/** The events that name a key pair, as `log index`. */
function check(index: KeyPairIndex, name: string, expected: readonly string[]): void {
  assert.deepEqual(
    index.named(name).map((named) => `${named.log.id} ${named.index}`),
    expected,
  );
}

test('many mentions are worked in with pauses, to the same end', () => {
  const log = logOf('a', 0);
  let pauses = 0;
  const steps = keyPairIndex([log]);
  let step = steps.next();
  for (; !step.done; step = steps.next()) pauses++;
  assert.ok(pauses >= 3, `${pauses} pauses`);
  check(step.value, 'k0', ['a 0']);
  check(step.value, 'k1999', ['a 1999']);
  assert.equal(step.value.of({ log, index: 7 })[0]?.name, 'k7');
});

test('two indexes are as one of all their logs', () => {
  const [a, b] = [logOf('a', 0), logOf('b', 1999)];
  const both = bothIndexes(
    stepped(() => keyPairIndex([a])),
    () => [b],
  )();
  check(both, 'k1999', ['a 1999', 'b 0']);
  check(both, 'k3998', ['b 1999']);
  check(both, 'k9999', []);
  assert.equal(both.of({ log: b, index: 1 })[0]?.name, 'k2000');
});
