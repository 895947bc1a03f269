import { BY_AWS, BY_ROLE, lastOf, service, times } from '../support/calls.ts';
import { proofOf } from '../support/check.ts';
import type { Call } from '../support/events.ts';

const secrets = service('secretsmanager');
const ssm = service('ssm');
const read = (secretId: string, call: Call) => secrets('GetSecretValue', call, { secretId });

const secretsRead = proofOf('secrets-read-in-bulk');

secretsRead(
  'twenty different ones within an hour, by one principal',
  times(20, (at) => read(`s${at}`, { ...BY_ROLE, minutes: at * 3 })),
  [lastOf(20, 'low')],
);
secretsRead(
  'more with a long-term access key that listed them',
  {
    listed: secrets('ListSecrets', { minutes: 0 }),
    ...times(20, (at) => read(`s${at}`, { minutes: at })),
  },
  [lastOf(20, 'medium').replace('(', '(listed, ')],
);
secretsRead(
  'in three batches',
  times(3, (at) => secrets('BatchGetSecretValue', { ...BY_ROLE, minutes: at }, { filters: [] })),
  [lastOf(3, 'low')],
);
secretsRead(
  'not one secret again and again, not nineteen, not refused, not by a service',
  {
    ...times(60, (at) => read('db', { seconds: at })),
    ...Object.fromEntries(Array.from({ length: 18 }, (_, at) => [`o${at}`, read(`s${at}`, { minutes: 2 })])),
    refused: read('x', { minutes: 3, error: 'AccessDenied' }),
    service: read('y', { ...BY_AWS, minutes: 3 }),
    late: read('z', { minutes: 90 }),
  },
  [],
);

const parameters = proofOf('parameters-read-in-bulk');
const batch = (at: number, call: Call, withDecryption = true) =>
  ssm('GetParameters', call, {
    names: Array.from({ length: 10 }, (_, name) => `/p/${at}/${name}`),
    withDecryption,
  });

parameters(
  'twenty different ones within ten minutes, several by a call',
  { first: batch(1, {}), second: batch(2, { minutes: 10 }) },
  ['low second (first)'],
);
parameters(
  'or one by one',
  times(20, (at) => ssm('GetParameter', { seconds: at }, { name: `/p/${at}`, withDecryption: true })),
  [lastOf(20, 'low')],
);
parameters(
  'not the same again, not without decryption, not in more time, not refused',
  {
    first: batch(1, {}),
    same: batch(1, { minutes: 1 }),
    plain: batch(2, { minutes: 2 }, false),
    refused: batch(3, { minutes: 3, error: 'AccessDeniedException' }),
    late: batch(4, { minutes: 12 }),
  },
  [],
);
