import { deepEqual } from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../../src/core/log/json/value.ts';
import { securityGroupMentions } from '../../../src/core/enrich/security-group.ts';
import { ec2, eventOf } from './support/event.ts';

function check(record: JsonObject, ...expected: string[]): void {
  const mentions = securityGroupMentions(eventOf(record)).map(
    ({ role, name, groupId, path }) => `${role} ${name} ${groupId} ${path.join('.')}`,
  );
  deepEqual(mentions, expected);
}

test('a new group has its name in the request and its id in the response', () => {
  const request = { groupName: 'g', groupDescription: 'd', vpcId: 'vpc-1' };
  check(
    ec2('CreateSecurityGroup', request, { groupId: 'sg-1' }),
    'created g sg-1 requestParameters.groupName',
  );
  check(ec2('CreateSecurityGroup', request), 'created g undefined requestParameters.groupName');
  check(ec2('CreateSecurityGroup', null));
});

test('a rule names the group by id, seldom by name', () => {
  check(
    ec2('AuthorizeSecurityGroupIngress', { groupId: 'sg-1', ipPermissions: {} }),
    'opened undefined sg-1 requestParameters.groupId',
  );
  check(
    ec2('AuthorizeSecurityGroupIngress', { groupName: 'g' }),
    'opened g undefined requestParameters.groupName',
  );
  check(
    ec2('ModifySecurityGroupRules', { ModifySecurityGroupRulesRequest: { GroupId: 'sg-1' } }),
    'opened undefined sg-1 requestParameters.ModifySecurityGroupRulesRequest.GroupId',
  );
});

test('a launch names its groups for the instance or for an interface', () => {
  check(
    ec2('RunInstances', {
      groupSet: { items: [{ groupId: 'sg-1' }] },
      networkInterfaceSet: { items: [{ groupSet: { items: [{ groupId: 'sg-2' }] } }] },
    }),
    'used undefined sg-1 requestParameters.groupSet.items.0.groupId',
    'used undefined sg-2 requestParameters.networkInterfaceSet.items.0.groupSet.items.0.groupId',
  );
});

test('other services’ groups are none', () => {
  check({
    eventSource: 'rds.amazonaws.com',
    eventName: 'CreateSecurityGroup',
    requestParameters: { groupName: 'g' },
  });
  check(ec2('DescribeSecurityGroups', { groupName: 'g' }));
});
