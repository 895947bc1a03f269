import { proofOf } from './support/check.ts';
import { createKeyPair, importKeyPair, OTHER_KEY, TEMPORARY_KEY } from './support/events.ts';

const regions = proofOf('key-pair-many-regions');

regions(
  'three regions within the hour, created or imported; the third is the anchor',
  {
    one: createKeyPair('a', { region: 'us-east-1' }),
    two: importKeyPair('a', { region: 'us-west-2', minutes: 30 }),
    three: createKeyPair('a', { region: 'eu-west-1', minutes: 60 }),
  },
  ['high three (one, two)'],
);
regions(
  'not in sixty minutes and a second',
  {
    one: createKeyPair('a', { region: 'us-east-1' }),
    two: createKeyPair('a', { region: 'us-west-2', minutes: 30 }),
    three: createKeyPair('a', { region: 'eu-west-1', minutes: 60, seconds: 1 }),
  },
  [],
);
regions(
  'temporary keys too, each by itself; no key is nobody',
  {
    one: createKeyPair('a', { region: 'us-east-1', key: TEMPORARY_KEY }),
    two: createKeyPair('a', { region: 'us-west-2', key: TEMPORARY_KEY }),
    three: createKeyPair('a', { region: 'eu-west-1', key: TEMPORARY_KEY }),
    mixed1: createKeyPair('a', { region: 'us-east-1' }),
    mixed2: createKeyPair('a', { region: 'us-west-2' }),
    mixed3: createKeyPair('a', { region: 'eu-west-1', key: OTHER_KEY }),
    redacted1: createKeyPair('a', { region: 'us-east-1', key: '...' }),
    redacted2: createKeyPair('a', { region: 'us-west-2', key: '...' }),
    redacted3: createKeyPair('a', { region: 'eu-west-1', key: '...' }),
    service1: createKeyPair('a', { region: 'us-east-1', key: undefined }),
    service2: createKeyPair('a', { region: 'us-west-2', key: undefined }),
    service3: createKeyPair('a', { region: 'eu-west-1', key: undefined }),
  },
  ['high three (one, two)'],
);
regions(
  'attempts and an unknown region do not count',
  {
    one: createKeyPair('a', { region: 'us-east-1' }),
    two: createKeyPair('a', { region: 'us-west-2' }),
    failed: createKeyPair('a', { region: 'eu-west-1', error: 'Client.DryRunOperation' }),
    unknown: createKeyPair('a', { region: undefined }),
  },
  [],
);
regions(
  'fires once while the window stays at the threshold, and again after it fell below',
  {
    one: createKeyPair('a', { region: 'us-east-1' }),
    two: createKeyPair('a', { region: 'us-west-2', minutes: 10 }),
    three: createKeyPair('a', { region: 'eu-west-1', minutes: 20 }),
    four: createKeyPair('a', { region: 'ap-south-1', minutes: 30 }),
    // `two` is at the window's edge: three regions still.
    five: createKeyPair('b', { region: 'eu-west-1', minutes: 70 }),
    // Only `four` and `five` were left.
    six: createKeyPair('c', { region: 'sa-east-1', minutes: 85 }),
  },
  ['high three (one, two, four, five)', 'high six (four, five)'],
);
regions(
  'without a readable time it cannot be told',
  {
    one: createKeyPair('a', { region: 'us-east-1' }),
    two: createKeyPair('a', { region: 'us-west-2' }),
    three: createKeyPair('a', { region: 'eu-west-1', record: { eventTime: 'soon' } }),
  },
  ['undecided three: no readable time'],
);
