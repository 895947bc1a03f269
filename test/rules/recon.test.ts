import { proofOf } from './support/check.ts';
import {
  createKeyPair,
  describeInstances,
  describeKeyPairs,
  importKeyPair,
  OTHER_KEY,
  TEMPORARY_KEY,
} from './support/events.ts';

const recon = proofOf('key-pair-recon');
const SUSPICIOUS = 'server7f3k9a2b';

recon(
  'key pairs listed, then one created or imported',
  {
    list: describeKeyPairs([]),
    create: createKeyPair('deploy', { minutes: 30 }),
    import: importKeyPair('other', { minutes: 60 }),
  },
  ['low create (list)', 'low import (list)'],
);
recon(
  'instances searched by key pair',
  { search: describeInstances('key-name', 'deploy'), create: createKeyPair('deploy', { minutes: 1 }) },
  ['low create (search)'],
);
recon(
  'instances searched by anything else',
  {
    search: describeInstances('instance-state-name', 'running'),
    create: createKeyPair('deploy', { minutes: 1 }),
  },
  [],
);
recon(
  'medium when the name then created is suspicious or known bad',
  {
    list: describeKeyPairs(['other']),
    search: describeInstances('key-name', 'x'),
    suspicious: createKeyPair(SUSPICIOUS, { minutes: 1 }),
    known: importKeyPair('xg1', { minutes: 2 }),
    weak: createKeyPair('x9', { minutes: 3 }),
  },
  ['medium suspicious (list, search)', 'medium known (list, search)', 'low weak (list, search)'],
);
recon(
  'asking for the very name is checking before creating',
  {
    ask: describeKeyPairs(['deploy']),
    askSeveral: describeKeyPairs(['other', 'deploy']),
    create: createKeyPair('deploy', { minutes: 1 }),
  },
  [],
);
recon(
  'asking for the very name hides no earlier look around',
  {
    list: describeKeyPairs([]),
    ask: describeKeyPairs(['deploy'], { minutes: 1 }),
    create: createKeyPair('deploy', { minutes: 2 }),
  },
  ['low create (list)'],
);
recon(
  'before it, within the hour, by the same long-term access key, successfully',
  {
    tooEarly: describeKeyPairs([], { minutes: -60, seconds: -1 }),
    create: createKeyPair('deploy'),
    after: describeKeyPairs([], { seconds: 1 }),
    other: describeKeyPairs([], { key: OTHER_KEY }),
    failed: describeKeyPairs([], { error: 'Client.UnauthorizedOperation' }),
    temporary: describeKeyPairs([], { key: TEMPORARY_KEY }),
    createTemporary: createKeyPair('deploy', { key: TEMPORARY_KEY, minutes: 1 }),
    createFailed: createKeyPair('deploy', { minutes: 1, error: 'InvalidKeyPair.Duplicate' }),
  },
  [],
);
recon(
  'the edge is inside, and equal times are in order',
  {
    create: createKeyPair('deploy'),
    same: describeKeyPairs([]),
    edge: describeKeyPairs([], { key: OTHER_KEY, minutes: -60 }),
    createOther: createKeyPair('deploy', { key: OTHER_KEY }),
  },
  ['low create (same)', 'low createOther (edge)'],
);
