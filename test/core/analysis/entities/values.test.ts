import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import type { EntityKind } from '../../../../src/core/analysis/entities/entity.ts';
import { investigate, record } from '../support/case.ts';

const LOGS = {
  a: [
    record({ eventID: '1' }),
    record({ eventID: '2', userIdentity: {}, sourceIPAddress: 'AWS Internal' }),
    record({ eventID: '3', userIdentity: { accessKeyId: 'AKIABBBBBBBBBBBBBBBB' } }),
  ].join('\n'),
  b: [
    record({ eventID: '1', sourceIPAddress: '10.9.9.9', userIdentity: {} }),
    record({ eventID: '4', sourceIPAddress: '10.0.0.1', userAgent: 'curl' }),
  ].join('\n'),
};

/** The values of a kind are those that are listed, neither more nor fewer. */
function check(kind: EntityKind, expected: readonly string[] | undefined): void {
  const investigation = investigate(LOGS);
  const values = inOneGo(investigation.entityValuesInSteps(kind));
  assert.deepEqual(values?.toSorted(), expected);
  if (!values) return;
  const listed = investigation.entities([kind]).map(({ entity }) => entity.value);
  assert.deepEqual(values.toSorted(), listed.toSorted());
}

test('access keys', () => check('access-key', ['AKIAAAAAAAAAAAAAAAAA', 'AKIABBBBBBBBBBBBBBBB']));

test('addresses: no names of services, and none that stands in a further delivery alone', () =>
  check('address', ['10.0.0.1', '88.1.2.3']));

test('key pairs', () => check('key-pair', ['xg1']));

test('nothing of what stands in records alone', () => check('instance', undefined));
