import { proofOf } from './support/check.ts';
import { createKeyPair, event, importKeyPair, KEY, TEMPORARY_KEY } from './support/events.ts';

const suspicious = proofOf('key-pair-suspicious-name');

suspicious('a common noun and alphanumerics', { create: createKeyPair('server7f3k9a2b') }, ['low create']);
suspicious('gibberish', { create: createKeyPair('qzxwvtrplkjhgf') }, ['low create']);
suspicious('weaker hints weigh less', { create: createKeyPair('x9') }, ['informational create']);
suspicious('an ordinary name', { create: createKeyPair('deploy') }, []);
suspicious('a name of the full shape of a tool', { create: createKeyPair('launch-wizard-3') }, []);
suspicious(
  'attempts one level lower, never below informational',
  {
    denied: createKeyPair('server7f3k9a2b', { error: 'Client.UnauthorizedOperation' }),
    dryRun: createKeyPair('server7f3k9a2b', { minutes: 1, error: 'Client.DryRunOperation' }),
    onlyMessage: createKeyPair('server7f3k9a2b', { minutes: 2, record: { errorMessage: 'no' } }),
    weak: createKeyPair('x9', { minutes: 3, error: 'InvalidKeyPair.Duplicate' }),
  },
  ['informational denied', 'informational dryRun', 'informational onlyMessage', 'informational weak'],
);
suspicious(
  'long-term is the prefix of the key, not the type of the user',
  {
    userWithTemporaryKey: createKeyPair('server7f3k9a2b', { key: TEMPORARY_KEY }),
    rootWithLongTermKey: createKeyPair('server7f3k9a2b', { minutes: 1, identity: { type: 'Root' } }),
    byService: createKeyPair('server7f3k9a2b', { minutes: 2, key: undefined }),
    redacted: createKeyPair('server7f3k9a2b', { minutes: 3, key: 'REDACTED' }),
  },
  ['low rootWithLongTermKey'],
);
suspicious(
  'only of EC2, and only created',
  {
    lightsail: event(
      'CreateKeyPair',
      { record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'server7f3k9a2b' },
    ),
    imported: importKeyPair('server7f3k9a2b'),
  },
  [],
);
suspicious(
  'a known bad name is not reported again',
  { generic: createKeyPair('xg1'), distinctive: createKeyPair('buatbelisdfgmsobilbaim') },
  [],
);
suspicious('nor one that the user put on the list', { create: createKeyPair('server7f3k9a2b') }, [], {
  placeholders: { known_bad_key_pair_names: ['server7*'] },
});
suspicious(
  'the same event delivered twice fires once',
  [{ create: createKeyPair('server7f3k9a2b') }, { create: createKeyPair('server7f3k9a2b') }],
  ['low create'],
);
suspicious(
  'without a readable time it fires all the same, and sorts last',
  {
    later: createKeyPair('server7f3k9a2b', { record: { eventTime: 'soon' } }),
    create: createKeyPair('server7f3k9a2b'),
  },
  ['low create', 'low later'],
);

const knownBad = proofOf('key-pair-known-bad-name');

knownBad(
  'a distinctive name, whoever uses it',
  {
    created: createKeyPair('buatbelisdfgmsobilbaim'),
    imported: importKeyPair('BuatBeliXYZBaim', { minutes: 1, key: TEMPORARY_KEY }),
  },
  ['high created', 'high imported'],
);
knownBad(
  'a generic name weighs less without a long-term key',
  {
    longTerm: createKeyPair('xg1', { key: KEY }),
    temporary: createKeyPair('xg1', { minutes: 1, key: TEMPORARY_KEY }),
    imported: importKeyPair('temp_key_pair', { minutes: 2, key: TEMPORARY_KEY }),
  },
  ['high longTerm', 'medium temporary', 'medium imported'],
);
knownBad(
  'attempts one level lower',
  {
    distinctive: createKeyPair('buatbelisdfgmsobilbaim', { error: 'Client.UnauthorizedOperation' }),
    genericLongTerm: createKeyPair('xg1', { minutes: 1, error: 'Client.DryRunOperation' }),
    generic: createKeyPair('xg1', { minutes: 2, key: TEMPORARY_KEY, error: 'Client.DryRunOperation' }),
  },
  ['medium distinctive', 'medium genericLongTerm', 'low generic'],
);
knownBad(
  'the whole name must be on the list',
  { create: createKeyPair('xg10'), other: createKeyPair('my_temp_key_pair') },
  [],
);
knownBad('the settings extend the list', { create: createKeyPair('deploy-7') }, ['high create'], {
  placeholders: { known_bad_key_pair_names: ['deploy-?'] },
});
knownBad(
  "Lightsail's key pairs are others",
  {
    create: event(
      'CreateKeyPair',
      { record: { eventSource: 'lightsail.amazonaws.com' } },
      { keyPairName: 'xg1' },
    ),
  },
  [],
);
