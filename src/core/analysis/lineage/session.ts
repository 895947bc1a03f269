import { eventOf } from '../../log/events.ts';
import { stringAt, valueAt, type FieldPath, type JsonObject } from '../../log/json/value.ts';
import { parseTime } from '../../log/time.ts';
import { callsWith } from '../references/calls-with.ts';
import type { Case } from '../case.ts';
import { inOrder } from '../event-order.ts';
import type { EventIn } from '../index/indexed-log.ts';

/** What the first call made with a temporary access key says of its session. */
export interface Session {
  readonly first: EventIn;
  readonly principalArn: string | undefined;
  /** When the credential was issued, in milliseconds; undefined where the record does not say. */
  readonly createdAt: number | undefined;
  /** The session of somebody who signed in to the console. */
  readonly isConsole: boolean;
  /** Who is behind the session, as set when it began; it stays through all roles that are assumed from there. */
  readonly sourceIdentity: string | undefined;
  /** The instance whose role it is: it names its session by its id. */
  readonly instanceId: string | undefined;
}

/** Calls may be this far from the time that their credential says, which is in whole seconds. */
export const CLOCK_MS = 2000;

const CREATION: FieldPath = ['userIdentity', 'sessionContext', 'attributes', 'creationDate'];

/** Undefined where no call was made with the access key. Reads one record. */
export function sessionOf(all: Case, accessKeyId: string): Session | undefined {
  const [first] = inOrder(callsWith(all, accessKeyId));
  if (!first) return undefined;
  const event = eventOf(first.log.log, first.index);
  const record = event.record();
  const created = stringAt(record, ...CREATION);
  return {
    first,
    principalArn: event.principalArn,
    createdAt: created === undefined ? undefined : parseTime(created, 'UTC'),
    isConsole: isFromConsole(record),
    sourceIdentity: sourceIdentityOf(record),
    instanceId: instanceIn(event.principalArn),
  };
}

/** The source identity of the session that a call was made in. */
export function sourceIdentityOf(record: JsonObject): string | undefined {
  return stringAt(record, 'userIdentity', 'sessionContext', 'sourceIdentity');
}

/** The id of the instance that a role session's ARN ends with. */
export function instanceIn(principalArn: string | undefined): string | undefined {
  return /:assumed-role\/.+\/(i-[0-9a-f]{8,17})$/.exec(principalArn ?? '')?.[1];
}

function isFromConsole(record: JsonObject): boolean {
  const value = valueAt(record, ['sessionCredentialFromConsole']);
  // Seen both ways.
  return value === true || value === 'true';
}
