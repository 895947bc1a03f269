import { isObject, stringAt, valueAt, type FieldPath, type JsonObject } from '../log/json/value.ts';

/** Who made a call, from `userIdentity`; every part is undefined where the record does not say. */
export interface Principal {
  /** `userIdentity.type`: IAMUser, AssumedRole, Root, AWSService … */
  readonly type: string | undefined;
  /** What to call it where people read: "alice", "Admin / i-0abc", "Root", "ec2.amazonaws.com". */
  readonly displayName: string;
  readonly arn: string | undefined;
  readonly accountId: string | undefined;
  /** The person behind an assumed role, as its trust policy made it say. */
  readonly sourceIdentity: string | undefined;
  /** The AWS service that made the call, for itself or on a user's behalf. */
  readonly invokedBy: string | undefined;
  /** A service made the call: there is no one's key to rotate, and the address is the service's. */
  readonly madeByService: boolean;
  /** The call came out of a sign-in to the console. */
  readonly consoleSession: boolean;
}

/** Reads who made the call of `record`. */
export function principalOf(record: JsonObject): Principal {
  const identity = isObject(record.userIdentity) ? record.userIdentity : {};
  const type = stringAt(identity, 'type');
  const invokedBy = stringAt(identity, 'invokedBy');
  const fromConsole = record.sessionCredentialFromConsole;
  return {
    type,
    displayName: displayName(identity),
    arn: stringAt(identity, 'arn'),
    accountId: stringAt(identity, 'accountId'),
    sourceIdentity:
      stringAt(identity, 'sessionContext', 'sourceIdentity') ?? stringAt(identity, 'sourceIdentity'),
    invokedBy,
    // "AWS Internal" as invoker is AWS at work for the console, still the user's own click.
    madeByService:
      type === 'AWSService' ||
      (invokedBy !== undefined && isServiceName(invokedBy) && invokedBy !== 'AWS Internal'),
    consoleSession: fromConsole === true || fromConsole === 'true',
  };
}

function displayName(identity: JsonObject): string {
  const session = stringAt(identity, 'arn')?.split(':assumed-role/')[1]?.split('/')[1];
  const name = userName(identity)?.value;
  if (name && session) return `${name} / ${session}`;
  const principalId = stringAt(identity, 'principalId');
  return (
    name ?? stringAt(identity, 'invokedBy') ?? stringAt(identity, 'arn') ?? principalId ?? 'unknown principal'
  );
}

/** `user.name`: the user's name, else that of the role behind the session, else "Root". Paths are the record's. */
export function userNameOf(record: JsonObject): { value: string; from: FieldPath } | undefined {
  const found = userName(valueAt(record, ['userIdentity']));
  return found && { value: found.value, from: ['userIdentity', ...found.from] };
}

function userName(identity: JsonObject[string] | undefined): { value: string; from: FieldPath } | undefined {
  for (const from of [['userName'], ['sessionContext', 'sessionIssuer', 'userName']]) {
    const value = stringAt(identity, ...from);
    if (value) return { value, from };
  }
  return stringAt(identity, 'type') === 'Root' ? { value: 'Root', from: ['type'] } : undefined;
}

/** True for what stands in place of an address when AWS itself calls: `ec2.amazonaws.com`, "AWS Internal". */
export function isServiceName(source: string): boolean {
  return source === 'AWS Internal' || /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazon(aws)?\.com(\.cn)?$/i.test(source);
}
