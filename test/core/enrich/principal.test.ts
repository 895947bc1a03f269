import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { isServiceName, principalOf, userNameOf } from '../../../src/core/enrich/principal.ts';

const role = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLE:i-1',
  arn: 'arn:aws:sts::111122223333:assumed-role/Admin/i-1',
  accountId: '111122223333',
  sessionContext: { sessionIssuer: { type: 'Role', userName: 'Admin' }, sourceIdentity: 'alice' },
};

const checkUserName = (userIdentity: JsonObject | undefined, expected: string | undefined) => {
  const found = userNameOf(userIdentity ? { userIdentity } : {});
  equal(found && `${found.value} ${found.from.join('.')}`, expected);
};

test('user.name is the user’s, else the role’s, else Root', () => {
  checkUserName({ type: 'IAMUser', userName: 'alice' }, 'alice userIdentity.userName');
  checkUserName(role, 'Admin userIdentity.sessionContext.sessionIssuer.userName');
  checkUserName({ type: 'Root' }, 'Root userIdentity.type');
  checkUserName({ type: 'Root', userName: 'my-company' }, 'my-company userIdentity.userName');
  checkUserName({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, undefined);
  checkUserName({}, undefined);
  checkUserName(undefined, undefined);
});

const checkDisplayName = (userIdentity: JsonObject, expected: string) =>
  equal(principalOf({ userIdentity }).displayName, expected);

test('a principal has a name to show', () => {
  checkDisplayName({ type: 'IAMUser', userName: 'alice' }, 'alice');
  checkDisplayName(role, 'Admin / i-1');
  checkDisplayName({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com');
  checkDisplayName({ type: 'AWSAccount', principalId: 'AIDAEXAMPLE' }, 'AIDAEXAMPLE');
  checkDisplayName({}, 'unknown principal');
});

const checkMarks = (record: JsonObject, expected: { service: boolean; console: boolean }) => {
  const { madeByService, consoleSession } = principalOf(record);
  deepEqual({ service: madeByService, console: consoleSession }, expected);
};

test('services and consoles leave their marks', () => {
  checkMarks({ userIdentity: { type: 'IAMUser' } }, { service: false, console: false });
  checkMarks(
    { userIdentity: { type: 'IAMUser', invokedBy: 'cloudformation.amazonaws.com' } },
    { service: true, console: false },
  );
  checkMarks(
    { userIdentity: { type: 'IAMUser', invokedBy: 'AWS Internal' } },
    { service: false, console: false },
  );
  checkMarks({ userIdentity: role, sessionCredentialFromConsole: 'true' }, { service: false, console: true });
  checkMarks({ userIdentity: role, sessionCredentialFromConsole: true }, { service: false, console: true });
  checkMarks(
    { userIdentity: role, sessionCredentialFromConsole: 'false' },
    { service: false, console: false },
  );
  equal(principalOf({ userIdentity: role }).sourceIdentity, 'alice');
});

const checkServiceName = (source: string, expected: boolean) =>
  equal(isServiceName(source), expected, source);

test('a service name stands in place of an address', () => {
  checkServiceName('ec2.amazonaws.com', true);
  checkServiceName('streams.metrics.cloudwatch.amazonaws.com', true);
  checkServiceName('ec2.amazonaws.com.cn', true);
  checkServiceName('AWS Internal', true);
  checkServiceName('1.2.3.4', false);
  checkServiceName('2001:db8::1', false);
  checkServiceName('ec2.amazonaws.com.evil.example', false);
  checkServiceName('amazonaws.com', false);
  checkServiceName('XXXXXXXXXXX', false);
});
