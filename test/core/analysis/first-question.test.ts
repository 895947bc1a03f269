/** Whoever asks something of an open log first does not wait until all its records of a kind are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../../../src/core/analysis/entities/entity.ts';
import type { Investigation } from '../../../src/core/analysis/investigation.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { readLog } from '../../../src/core/log/read.ts';
import { investigate, record } from './support/case.ts';

const EVENTS = 3000;
/** So often a step may look into the text, some times for each record. */
const MOST_LOOKS = 500;
const ISSUED = 'ASIABBBBBBBBBBBBBBBB';
const KEY: Entity = { kind: 'access-key', value: 'AKIAAAAAAAAAAAAAAAAA' };
const PAIR: Entity = { kind: 'key-pair', value: 'k7', accountId: '111122223333', region: 'us-east-1' };
const TEMPORARY: Entity = { kind: 'access-key', value: ISSUED };
const INSTANCE: Entity = { kind: 'instance', value: 'i-0123456789abcdef0' };
const GROUP: Entity = { kind: 'security-group', value: 'sg-0a1b2c3d4e5f60718' };

/** Creations of key pairs, groups and credentials, and launches, in turn. */
const TEXT = Array.from({ length: EVENTS }, (_, index) => {
  const eventID = `e${index}`;
  if (index % 4 === 0) {
    return record({ eventID, requestParameters: { keyName: `k${index + 7}` }, responseElements: null });
  }
  const issuing = { eventSource: 'sts.amazonaws.com', eventName: 'GetSessionToken' };
  if (index % 4 === 1)
    return record({
      eventID,
      ...issuing,
      responseElements: { credentials: { accessKeyId: ISSUED.slice(0, -1) + (index % 10) } },
    });
  const launched = { instancesSet: { items: [{ instanceId: INSTANCE.value }] } };
  if (index % 4 === 2) return record({ eventID, eventName: 'RunInstances', responseElements: launched });
  const groups = { eventName: 'CreateSecurityGroup', requestParameters: { groupName: 'web' } };
  return record({ eventID, ...groups, responseElements: { groupId: GROUP.value } });
}).join('\n');

/** The most looks into the text that one step of an answer takes. */
function check(name: string, question: (asked: Investigation) => Generator<void, unknown>): void {
  test(name, () => {
    const bytes = new TextEncoder().encode(TEXT);
    let looks = 0;
    Object.defineProperty(bytes, 'subarray', {
      value: (...range: number[]) => {
        looks++;
        return Uint8Array.prototype.subarray.apply(bytes, range as [number, number]);
      },
    });
    const asked = investigate({});
    asked.setLog('log', readLog(bytes));
    inOneGo(asked.concludeInSteps());
    let all = 0;
    let most = 0;
    const steps = question(asked);
    for (let done = false; !done;) {
      looks = 0;
      done = steps.next().done === true;
      all += looks;
      most = Math.max(most, looks);
    }
    assert.ok(all > MOST_LOOKS, `${all} looks in all: nothing was to be read`);
    assert.ok(most <= MOST_LOOKS, `${most} looks in a step, of ${all}`);
  });
}

check('the definition of a key pair', (asked) => asked.definitionsInSteps(PAIR));
check('the definition of a temporary key', (asked) => asked.definitionsInSteps(TEMPORARY));
check('incidents', (asked) => asked.incidentsInSteps());
check('references of a key pair', (asked) => asked.referencesInSteps(PAIR));
check('what is counted of a key pair', (asked) => asked.summarizeInSteps(PAIR));
check('related events of a key pair', (asked) => asked.relatedInSteps(PAIR));
check('where a temporary key came from', (asked) => asked.originsInSteps(TEMPORARY));
check('who launched an instance', (asked) => asked.originsInSteps(INSTANCE));
check('who made a group', (asked) => asked.originsInSteps(GROUP));
check('the story of a key pair', (asked) => asked.keyPairStoryInSteps(PAIR));
check('the key pairs of a case', (asked) => asked.entitiesInSteps(['key-pair']));
check('a symbol', (asked) => asked.findInSteps('k7', 10));
check('what a key led to', (asked) => asked.outcomesInSteps(KEY));
