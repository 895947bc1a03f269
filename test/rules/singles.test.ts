import { proofOf } from './support/check.ts';
import { createKeyPair, event, importKeyPair, TEMPORARY_KEY, type Call } from './support/events.ts';

const imported = proofOf('key-pair-imported');

imported(
  'every successful import, by whatever credential',
  {
    import: importKeyPair('deploy', { key: TEMPORARY_KEY }),
    created: createKeyPair('deploy'),
    failed: importKeyPair('deploy', { error: 'InvalidKeyPair.Duplicate' }),
  },
  ['low import'],
);
imported(
  'not of Lightsail',
  {
    import: event(
      'ImportKeyPair',
      { record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'deploy' },
    ),
  },
  [],
);

const root = proofOf('key-pair-by-root-access-key');
const asRoot: Call = { identity: { type: 'Root', arn: 'arn:aws:iam::111122223333:root' } };

root(
  'created or imported with a long-term key; attempts one level lower',
  {
    created: createKeyPair('deploy', asRoot),
    imported: importKeyPair('deploy', { ...asRoot, minutes: 1 }),
    attempt: importKeyPair('deploy', { ...asRoot, minutes: 2, error: 'Client.UnauthorizedOperation' }),
  },
  ['high created', 'high imported', 'medium attempt'],
);
root(
  'not by root in the console, not by a user, not by a service for root',
  {
    console: createKeyPair('deploy', { ...asRoot, key: TEMPORARY_KEY }),
    user: createKeyPair('deploy', { user: 'root' }),
    service: createKeyPair('deploy', { ...asRoot, key: undefined }),
  },
  [],
);

const pushed = proofOf('ssh-key-pushed');
const connect = { eventSource: 'ec2-instance-connect.amazonaws.com' };
const key = { instanceId: 'i-0abc', instanceOSUser: 'root', sSHPublicKey: 'ssh-ed25519 AAAA' };

pushed(
  'both calls when they succeed',
  {
    push: event('SendSSHPublicKey', { record: connect }, key),
    serial: event('SendSerialConsoleSSHPublicKey', { minutes: 1, record: connect }, key),
    failed: event('SendSSHPublicKey', { record: connect, error: 'AuthException' }, key),
    other: event('OpenTunnel', { record: connect }, key),
  },
  ['low push', 'low serial'],
);
