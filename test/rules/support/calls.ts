import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { event, KEY, TEMPORARY_KEY, type Call } from './events.ts';
import type { Events } from './check.ts';

/** A call of any service: `service('iam')('CreateUser', { minutes: 1 }, { userName: 'bob' })`. */
export function service(
  name: string,
): (eventName: string, call?: Call, request?: JsonObject | null, response?: JsonObject | null) => JsonObject {
  return (eventName, call = {}, request = null, response = null) =>
    event(
      eventName,
      { ...call, record: { eventSource: `${name}.amazonaws.com`, ...call.record } },
      request,
      response,
    );
}

/** What a service does for somebody: the address is the service's name. */
export const BY_AWS: Call = { ip: 'cloudformation.amazonaws.com' };

/** A session of a role, with a temporary key. */
export const BY_ROLE: Call = {
  key: TEMPORARY_KEY,
  identity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/deploy/build-7',
    sessionContext: { sessionIssuer: { type: 'Role', userName: 'deploy' } },
  },
};

/** The root user with a long-term access key. */
export const BY_ROOT: Call = { key: KEY, identity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' } };

/** So many events called `e0`, `e1`, …, in that order. */
export function times(count: number, make: (number: number) => JsonObject): Events {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`e${at}`, make(at)]));
}

/** What is found on the last of `times(count)`, all others being related. */
export function lastOf(count: number, level: string): string {
  const others = Array.from({ length: count - 1 }, (_, at) => `e${at}`);
  return `${level} e${count - 1} (${others.join(', ')})`;
}

/** A login to the console, which carries no access key. */
export function consoleLogin(
  call: Call = {},
  { mfa = 'No', failed = false }: { readonly mfa?: string; readonly failed?: boolean } = {},
): JsonObject {
  return service('signin')('ConsoleLogin', {
    ...call,
    key: undefined,
    record: {
      eventType: 'AwsConsoleSignIn',
      responseElements: { ConsoleLogin: failed ? 'Failure' : 'Success' },
      additionalEventData: { MFAUsed: mfa, MobileVersion: 'No' },
      ...(failed && { errorMessage: 'Failed authentication' }),
      ...call.record,
    },
  });
}
