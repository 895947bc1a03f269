import assert from 'node:assert/strict';
import test from 'node:test';
import { readLog } from '../../../src/core/log/read.ts';
import { investigate, PACK_RULES, record } from './support/case.ts';

test('what is concluded in steps is of the logs that are there at the end, and is not worked out again', () => {
  const first = JSON.stringify({ Records: [JSON.parse(record())] });
  const second = first.replaceAll('e1', 'e2');
  const investigation = investigate({ a: first }, PACK_RULES);
  const steps = investigation.concludeInSteps();
  steps.next();
  investigation.setLog('b', readLog(Buffer.from(second)));
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { findings } = investigate({ a: first, b: second }, PACK_RULES).conclusion();
  assert.ok(findings.some(({ event }) => event.log === 'b'));
  assert.deepEqual(step.value.findings, findings);
  assert.equal(investigation.conclusion(), step.value);
});
