import { worldPorts } from '../../enrich/world-ports.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import type { Occurrence } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import type { SecurityGroupPosting } from '../facts/log-facts.ts';
import { listed, type Listed } from './listed.ts';
import { timesByKey, type Making } from './making.ts';

/** A security group that the maker of the key pair made or opened. */
export interface GroupCall {
  readonly call: Occurrence;
  readonly how: 'created' | 'opened';
  readonly name: string | undefined;
  readonly groupId: string | undefined;
  /** Of 22 and 3389 those that the call opened to every address. */
  readonly worldPorts: readonly number[];
}

/** So many are looked at in a step. */
const STEP = 2048;

/** As the rules have it: groups within an hour of the key pair. */
const GROUPS_WITHIN_MS = 3_600_000;

/** The groups that the access keys of the makings made or opened around them. Reads the records of those that are told. */
export function* groupsAround(all: Case, makings: readonly Making[]): Generator<void, Listed<GroupCall>> {
  const times = timesByKey(makings);
  const found: (EventIn & Pick<SecurityGroupPosting, 'mention'>)[] = [];
  for (const log of times.size > 0 ? all.logs : []) {
    yield;
    const { rows, facts } = log;
    for (const [at, { index, mention }] of facts.securityGroups.entries()) {
      if (at % STEP === STEP - 1) yield;
      if (mention.role !== 'created' && mention.role !== 'opened') continue;
      const key = rows.text('accessKeyId', index);
      const near = key === undefined ? undefined : times.get(key);
      const isNear = near?.some((time) => Math.abs(rows.time(index) - time) <= GROUPS_WITHIN_MS);
      if (isNear && rows.at('error', index) === 0) found.push({ log, index, mention });
    }
  }
  return listed(all, found, ({ log, index, mention }) => groupCall(all, { log, index }, mention));
}

function groupCall(
  all: Case,
  at: EventIn,
  { role, name, groupId }: SecurityGroupPosting['mention'],
): GroupCall {
  const ports = worldPorts(eventOf(at.log.log, at.index).record());
  const place = ports[0]?.range ?? [
    'requestParameters',
    groupId !== undefined && role === 'opened' ? 'groupId' : 'groupName',
  ];
  const call = occurrenceAt(all, at, place);
  return {
    call,
    how: role === 'created' ? 'created' : 'opened',
    name: name ?? all.joins().groupNames(call.event)[0],
    groupId,
    worldPorts: [...new Set(ports.map(({ port }) => port))],
  };
}
