import { TEMPORARY_KEY, type Call, event } from '../support/events.ts';
import { lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';

const passwords = proofOf('instance-passwords-read');
const password = (instanceId: string, call: Call = {}) => event('GetPasswordData', call, { instanceId });
const refused = { error: 'Client.UnauthorizedOperation' };

passwords(
  'each is told, refused ones are not',
  { one: password('i-1'), refused: password('i-2', { minutes: 1, ...refused }) },
  ['informational one'],
);
passwords(
  'five different instances within an hour, refused or not',
  times(5, (at) => password(`i-${at}`, { minutes: at, ...refused })),
  [lastOf(5, 'low')],
);
passwords(
  'twenty',
  times(20, (at) => password(`i-${at}`, { seconds: at, ...refused })),
  [
    `low e4 (${Array.from({ length: 20 }, (_, at) => `e${at}`)
      .filter((name) => name !== 'e4')
      .join(', ')})`,
    lastOf(20, 'medium'),
  ],
);
passwords(
  'not one instance again and again, nor of two people',
  {
    ...times(8, (at) => password('i-1', { minutes: at, ...refused })),
    other: password('i-2', { minutes: 9, user: 'bob', ...refused }),
  },
  [],
);

const userData = proofOf('user-data-read');
const attribute = (instanceId: string, name: string, call: Call = {}) =>
  event('DescribeInstanceAttribute', call, { instanceId, attribute: name });

userData(
  'each is told, other attributes are not',
  {
    read: attribute('i-1', 'userData'),
    other: attribute('i-1', 'disableApiTermination', { minutes: 1 }),
    refused: attribute('i-2', 'userData', { minutes: 2, ...refused }),
  },
  ['informational read'],
);
userData(
  'more for ten instances within an hour',
  times(10, (at) => attribute(`i-${at}`, 'userData', { minutes: at })),
  [...Array.from({ length: 9 }, (_, at) => `informational e${at}`), lastOf(10, 'low')],
);
userData(
  'not one instance ten times',
  times(10, (at) => attribute('i-1', 'userData', { minutes: at })),
  Array.from({ length: 10 }, (_, at) => `informational e${at}`),
);

const elsewhere = proofOf('instance-credentials-used-elsewhere');
const ofInstance: Call = {
  key: TEMPORARY_KEY,
  identity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/web/i-0123456789abcdef0',
  },
};
const whoAmI = (call: Call) => service('sts')('GetCallerIdentity', call);

elsewhere(
  'from a network that is no cloud; once while it goes on',
  { asked: whoAmI(ofInstance), again: whoAmI({ ...ofInstance, minutes: 5 }) },
  ['low asked (again)'],
);
elsewhere(
  'more for three different calls within an hour',
  {
    asked: whoAmI(ofInstance),
    users: service('iam')('ListUsers', { ...ofInstance, minutes: 5, error: 'AccessDenied' }),
    buckets: service('s3')('ListBuckets', { ...ofInstance, minutes: 10 }),
  },
  ['low asked (users, buckets)', 'medium buckets (asked, users)'],
);
elsewhere(
  'not from a cloud, not from a private address, not of other sessions, not by a service',
  {
    cloud: whoAmI({ ...ofInstance, ip: '203.0.113.1' }),
    private: whoAmI({ ...ofInstance, ip: '10.0.0.5' }),
    service: whoAmI({ ...ofInstance, ip: 'ssm.amazonaws.com' }),
    person: whoAmI({
      ...ofInstance,
      identity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/web/i-am-here' },
    }),
    user: whoAmI({}),
  },
  [],
);
elsewhere(
  'where the network is not known it cannot be told',
  { asked: whoAmI({ ...ofInstance, ip: '192.0.2.77' }) },
  ['undecided asked: no AS known for 192.0.2.77'],
);
