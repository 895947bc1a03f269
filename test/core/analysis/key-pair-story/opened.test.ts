import assert from 'node:assert/strict';
import test from 'node:test';
import type { Investigation } from '../../../../src/core/analysis/investigation.ts';
import { readLog } from '../../../../src/core/log/read.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';
import { investigateOpened } from '../support/opened.ts';
import { plain } from '../support/plain.ts';
import { at, imported, INSTANCE, KEY_PAIR, launched, pushed, read } from './support.ts';

const LOGS = {
  a: [
    read('look', 'DescribeKeyPairs', at('09:50:00')),
    record(),
    record({
      eventID: 'group',
      ...at('10:01:00'),
      eventName: 'CreateSecurityGroup',
      requestParameters: { groupName: 'ec2group' },
      responseElements: { groupId: 'sg-1' },
    }),
    launched('use', at('10:05:00')),
    pushed('push', INSTANCE, at('10:06:00')),
  ],
  b: [
    imported('other', undefined, { awsRegion: 'eu-west-1' }),
    record({ eventID: 'gone', eventName: 'DeleteKeyPair', ...at('11:00:00'), responseElements: null }),
  ],
};

test('logs that were loaded tell the same story as logs that are open', () => {
  const texts = Object.entries(LOGS).map(([id, records]) => [id, `{"Records":[${records.join()}]}`] as const);
  const logs = texts.map(([id, text]) => [id, readLog(Buffer.from(text))] as const);
  assert.deepEqual(
    storyIn(investigateOpened(Object.fromEntries(logs), PACK_RULES).investigation),
    storyIn(investigate(Object.fromEntries(texts), PACK_RULES)),
  );
});

/** As plain data, without what belongs to the logs themselves. */
function storyIn(investigation: Investigation): unknown {
  const { makings, ...rest } = inOneGo(investigation.keyPairStoryInSteps(KEY_PAIR))!;
  return plain({ ...rest, makings: makings.first.map((making) => ({ ...making, at: undefined })) });
}
