import { credentialKind } from '../../enrich/credential.ts';
import { eventOf } from '../../log/events.ts';
import { stringAt } from '../../log/json/value.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import { callerOf, type Link } from './link.ts';
import { startsWithin } from './session-starts.ts';
import { CLOCK_MS, sourceIdentityOf } from './session.ts';

/**
 * A role of another account: both accounts get a record of the call. That of the role's account names the caller by
 * account and id alone; that of the caller's names its key too.
 */

/** Who made a call, as far as all records of it tell, and how that is known. */
export type KnownCaller = Pick<Link, 'from' | 'basis' | 'why'>;

const OWN = 'the response of the call holds the access key';
const SHARED = 'the record of the same call in the caller’s account (same sharedEventID) names the caller';
const SAME_SESSION =
  'in the caller’s account this is the only key of a session of that name with calls from the same address then';

/** The caller of a call that issued a credential. Reads the record, and perhaps those of the same moment. */
export function callerOfIssue(all: Case, call: EventIn): KnownCaller | undefined {
  const from = callerOf(call);
  if (from && from.kind !== 'address') return { from, basis: 'recorded', why: OWN };
  const other = otherRecordsOf(all, call)
    .map(callerOf)
    .find((caller) => caller && caller.kind !== 'address');
  if (other) return { from: other, basis: 'recorded', why: SHARED };
  const key = onlyKeyOfCaller(all, call);
  if (key) return { from: key, basis: 'inferred', why: SAME_SESSION };
  return from && { from, basis: 'recorded', why: OWN };
}

/** The records that other accounts have of the same call. */
export function otherRecordsOf(all: Case, call: EventIn): readonly EventIn[] {
  const shared = sharedEventId(call);
  const time = call.log.rows.time(call.index);
  if (shared === undefined || Number.isNaN(time)) return [];
  const account = accountOf(call);
  return startsWithin(all, 'issue', time - CLOCK_MS, time + CLOCK_MS).filter(
    (other) => accountOf(other) !== account && sharedEventId(other) === shared,
  );
}

function sharedEventId({ log, index }: EventIn): string | undefined {
  return stringAt(eventOf(log.log, index).record(), 'sharedEventID');
}

function accountOf({ log, index }: EventIn): string | undefined {
  return log.rows.text('accountId', index);
}

/** The longest that a role session lasts. */
const LONGEST_SESSION_MS = 12 * 3_600_000;

/**
 * The one key with which the caller's session can have been made, where the record names that by its id alone: the id
 * of a role session ends with its name.
 */
function onlyKeyOfCaller(all: Case, call: EventIn): Entity | undefined {
  const record = eventOf(call.log.log, call.index).record();
  const account = stringAt(record, 'userIdentity', 'accountId');
  const name = /^AROA\w+:(.+)$/.exec(stringAt(record, 'userIdentity', 'principalId') ?? '')?.[1];
  const address = call.log.rows.text('sourceIPAddress', call.index);
  const time = call.log.rows.time(call.index);
  if (account === undefined || name === undefined || address === undefined || Number.isNaN(time))
    return undefined;
  const isSession = (arn: string | undefined): boolean =>
    arn !== undefined && arn.includes(`:sts::${account}:assumed-role/`) && arn.endsWith(`/${name}`);
  const keys = new Map<string, EventIn>();
  for (const log of all.logs) {
    for (const index of log.rows.find('sourceIPAddress', address)) {
      const key = log.rows.text('accessKeyId', index);
      const isThen = Math.abs(log.rows.time(index) - time) <= LONGEST_SESSION_MS;
      if (key !== undefined && !keys.has(key) && isThen && isSession(log.rows.text('principalArn', index)))
        keys.set(key, { log, index });
    }
  }
  const [found, ...more] = [...keys].filter(([key, first]) => {
    const identity = sourceIdentityOf(eventOf(first.log.log, first.index).record());
    const asked = stringAt(record, 'requestParameters', 'sourceIdentity');
    return credentialKind(key) === 'temporary' && (!identity || !asked || identity === asked);
  });
  return found && more.length === 0 ? { kind: 'access-key', value: found[0] } : undefined;
}
