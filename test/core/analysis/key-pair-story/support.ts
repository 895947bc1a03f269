import type { Entity, Occurrence } from '../../../../src/core/analysis/entities/entity.ts';
import type { Listed } from '../../../../src/core/analysis/key-pair-story/listed.ts';
import type { KeyPairStory } from '../../../../src/core/analysis/key-pair-story/story.ts';
import { inOneGo } from '../../../../src/core/log/steps.ts';
import { investigate, PACK_RULES, record } from '../support/case.ts';

export const KEY_PAIR: Entity = {
  kind: 'key-pair',
  value: 'xg1',
  service: 'ec2',
  accountId: '111122223333',
  region: 'us-east-1',
};

type Fields = Readonly<Record<string, unknown>>;

/** The story that one log tells of `xg1`. */
export function storyOf(records: readonly string[], keyPair = KEY_PAIR): KeyPairStory | undefined {
  return storyOfLogs({ log: records }, keyPair);
}

export function storyOfLogs(
  logs: Readonly<Record<string, readonly string[]>>,
  keyPair = KEY_PAIR,
): KeyPairStory | undefined {
  const texts = Object.entries(logs).map(([id, records]) => [id, `{"Records":[${records.join()}]}`]);
  return inOneGo(investigate(Object.fromEntries(texts), PACK_RULES).keyPairStoryInSteps(keyPair));
}

/** The ids of the events. */
export function ids({ first }: Listed<Occurrence | { readonly call: Occurrence }>): (string | undefined)[] {
  return first.map((each) => ('call' in each ? each.call : each).event.eventID);
}

export function at(clock: string): Fields {
  return { eventTime: `2024-05-01T${clock}Z` };
}

export function imported(id: string, publicKeyMaterial: string | undefined, fields: Fields = {}): string {
  return record({
    eventID: id,
    eventName: 'ImportKeyPair',
    requestParameters: { keyName: 'xg1', ...(publicKeyMaterial !== undefined && { publicKeyMaterial }) },
    responseElements: { keyName: 'xg1', keyPairId: `key-${id}` },
    ...fields,
  });
}

export const INSTANCE = 'i-0123456789abcdef0';

export function launched(id: string, fields: Fields = {}): string {
  return record({
    eventID: id,
    eventName: 'RunInstances',
    requestParameters: { instancesSet: { items: [{ keyName: 'xg1' }] } },
    responseElements: { instancesSet: { items: [{ instanceId: INSTANCE, keyName: 'xg1' }] } },
    ...fields,
  });
}

export function pushed(id: string, instanceId: string, fields: Fields = {}): string {
  return record({
    eventID: id,
    eventSource: 'ec2-instance-connect.amazonaws.com',
    eventName: 'SendSSHPublicKey',
    requestParameters: { instanceId, instanceOSUser: 'ec2-user' },
    responseElements: { success: true },
    ...fields,
  });
}

/** A call that reads, by the same access key. */
export function read(id: string, eventName: string, fields: Fields = {}): string {
  return record({ eventID: id, eventName, requestParameters: null, responseElements: null, ...fields });
}
