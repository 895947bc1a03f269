import { detecting } from '../conformance/support/check.ts';
import { explains } from './support/case.ts';

const MANY = `${detecting('made', 'eventName: CreateKeyPair')}
---
title: Many regions
name: many
correlation:
  type: value_count
  rules: [made]
  group-by: [userIdentity.accessKeyId]
  timespan: 1h
  condition: { gte: 3, field: awsRegion }`;
const KEY = { userIdentity: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE' } };
const OTHER = { userIdentity: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE' } };

explains(
  'a count that is reached: the number, the group and the members',
  MANY,
  {
    a: { ...KEY, awsRegion: 'us-east-1' },
    b: { ...KEY, awsRegion: 'us-east-2', at: 10 },
    c: { ...KEY, awsRegion: 'eu-west-1', at: 60 },
  },
  ['many', 'c'],
  `match
yes 3 of ≥ 3 distinct \`awsRegion\` (\`us-east-1\`, \`us-east-2\` and \`eu-west-1\`) within 1 hour
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 09:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: 3, this event among them
    2026-01-05 09:00:00 UTC \`CreateKeyPair\` in \`us-east-1\`
    2026-01-05 09:10:00 UTC \`CreateKeyPair\` in \`us-east-2\`
    2026-01-05 10:00:00 UTC \`CreateKeyPair\` in \`eu-west-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

explains(
  'one that is not, because the others came too early',
  MANY,
  {
    a: { ...KEY, awsRegion: 'us-east-1' },
    b: { ...KEY, awsRegion: 'us-east-2', at: 10 },
    c: { ...KEY, awsRegion: 'eu-west-1', at: 61 },
  },
  ['many', 'c'],
  `no-match
no 2 of ≥ 3 distinct \`awsRegion\` (\`us-east-2\` and \`eu-west-1\`) within 1 hour
  the window is the reason: over a longer time there would be enough
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 09:01:00 UTC to 2026-01-05 10:01:00 UTC
  yes \`made\`: 2, this event among them (3 of the group at any time, 3 in all)
    2026-01-05 09:10:00 UTC \`CreateKeyPair\` in \`us-east-2\`
    2026-01-05 10:01:00 UTC \`CreateKeyPair\` in \`eu-west-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

explains(
  'because others have another key',
  MANY,
  {
    a: { ...OTHER, awsRegion: 'us-east-1' },
    b: { ...KEY, awsRegion: 'us-east-2', at: 10 },
    c: { ...KEY, awsRegion: 'eu-west-1', at: 20 },
  },
  ['many', 'c'],
  `no-match
no 2 of ≥ 3 distinct \`awsRegion\` (\`us-east-2\` and \`eu-west-1\`) within 1 hour
  the group is the reason: with the events of other groups there would be enough
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:20:00 UTC to 2026-01-05 09:20:00 UTC
  yes \`made\`: 2, this event among them (2 of the group at any time, 3 in all)
    2026-01-05 09:10:00 UTC \`CreateKeyPair\` in \`us-east-2\`
    2026-01-05 09:20:00 UTC \`CreateKeyPair\` in \`eu-west-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

explains(
  'because there are too few anywhere',
  MANY,
  { a: { ...KEY, awsRegion: 'us-east-1' }, b: { ...KEY, awsRegion: 'us-east-1', at: 1 } },
  ['many', 'b'],
  `no-match
no 1 of ≥ 3 distinct \`awsRegion\` (\`us-east-1\`) within 1 hour
  the window does not hold enough
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:01:00 UTC to 2026-01-05 09:01:00 UTC
  yes \`made\`: 2, this event among them
    2026-01-05 09:00:00 UTC \`CreateKeyPair\` in \`us-east-1\`
    2026-01-05 09:01:00 UTC \`CreateKeyPair\` in \`us-east-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

explains(
  'an event that the finding of another one counts already',
  MANY,
  {
    a: { ...KEY, awsRegion: 'us-east-1' },
    b: { ...KEY, awsRegion: 'us-east-2', at: 10 },
    c: { ...KEY, awsRegion: 'eu-west-1', at: 20 },
  },
  ['many', 'a'],
  `no-match
yes 3 of ≥ 3 distinct \`awsRegion\` (\`us-east-1\`, \`us-east-2\` and \`eu-west-1\`) within 1 hour
  part of the finding that stands on 2026-01-05 09:20:00 UTC \`CreateKeyPair\` in \`eu-west-1\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:20:00 UTC to 2026-01-05 09:20:00 UTC
  yes \`made\`: 3, this event among them
    2026-01-05 09:00:00 UTC \`CreateKeyPair\` in \`us-east-1\`
    2026-01-05 09:10:00 UTC \`CreateKeyPair\` in \`us-east-2\`
    2026-01-05 09:20:00 UTC \`CreateKeyPair\` in \`eu-west-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

explains(
  'an event that has nothing to be grouped by',
  MANY,
  { a: {} },
  ['many', 'a'],
  `no-match
no ≥ 3 distinct \`awsRegion\` within 1 hour
  the event has no value of \`userIdentity.accessKeyId\` to be grouped by
  grouped by \`userIdentity.accessKeyId\`
  yes \`made\`: this event (1 in all logs)
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);
explains(
  'an event that none of the rules matches',
  MANY,
  { a: { ...KEY, eventName: 'DeleteKeyPair' }, b: KEY },
  ['many', 'a'],
  `no-match
no ≥ 3 distinct \`awsRegion\` within 1 hour
  this event matches none of its rules
  grouped by \`userIdentity.accessKeyId\`
  no \`made\`: not this event (1 in all logs)
  what \`made\` says of this event:
    no \`search\`: \`eventName\` is \`CreateKeyPair\` · the event has \`DeleteKeyPair\``,
);
explains(
  'an event without a time',
  MANY,
  { a: { ...KEY, eventTime: 'soon' } },
  ['many', 'a'],
  `undecided
undecided ≥ 3 distinct \`awsRegion\` within 1 hour
  the event has no readable time, so it is in no window
  grouped by \`userIdentity.accessKeyId\`
  yes \`made\`: this event (1 in all logs)
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

const CHAIN = `${detecting('made', 'eventName: CreateKeyPair')}
---
${detecting('opened', 'eventName: AuthorizeSecurityGroupIngress')}
---
title: Made and opened
name: chain
correlation:
  type: temporal
  rules: [made, opened]
  group-by: [userIdentity.accessKeyId]
  timespan: 1h
anchor: made`;
const OPEN = { eventName: 'AuthorizeSecurityGroupIngress' };

explains(
  'a chain round its anchor',
  CHAIN,
  { open: { ...KEY, ...OPEN }, make: { ...KEY, at: 30 }, again: { ...KEY, ...OPEN, at: 90 } },
  ['chain', 'make'],
  `match
yes all of these rules within 1 hour before or after
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:30:00 UTC to 2026-01-05 10:30:00 UTC
  yes \`made\`: this event
  yes \`opened\`: 2
    2026-01-05 09:00:00 UTC \`AuthorizeSecurityGroupIngress\`
    2026-01-05 10:30:00 UTC \`AuthorizeSecurityGroupIngress\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'a member that came too late',
  CHAIN,
  { make: KEY, open: { ...KEY, ...OPEN, at: 130 } },
  ['chain', 'make'],
  `no-match
no all of these rules within 1 hour before or after
  the window is the reason: \`opened\` is in the group, but not within it
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  no \`opened\`: none (1 of the group at any time, 1 in all)
    the nearest, 2 hours 10 minutes after: 2026-01-05 11:10:00 UTC \`AuthorizeSecurityGroupIngress\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'a member that somebody else made',
  CHAIN,
  { make: KEY, open: { ...OTHER, ...OPEN, at: 1 } },
  ['chain', 'make'],
  `no-match
no all of these rules within 1 hour before or after
  the group is the reason: \`opened\` is in the window, but in other groups only
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  no \`opened\`: none (0 of the group at any time, 1 in all)
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'a member that is nowhere',
  CHAIN,
  { make: KEY },
  ['chain', 'make'],
  `no-match
no all of these rules within 1 hour before or after
  missing: no event in the window and the group matches \`opened\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  no \`opened\`: none
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'asked of a member, the chain of its anchor',
  CHAIN,
  { make: KEY, open: { ...KEY, ...OPEN, at: 1 } },
  ['chain', 'open'],
  `no-match
yes all of these rules within 1 hour before or after
  part of the finding that stands on 2026-01-05 09:00:00 UTC \`CreateKeyPair\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: 1
    2026-01-05 09:00:00 UTC \`CreateKeyPair\`
  yes \`opened\`: this event
  what \`made\` says of this event:
    no \`search\`: \`eventName\` is \`CreateKeyPair\` · the event has \`AuthorizeSecurityGroupIngress\`
  what \`opened\` says of this event:
    yes \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\``,
);
explains(
  'a member without an anchor',
  CHAIN,
  { open: { ...KEY, ...OPEN } },
  ['chain', 'open'],
  `no-match
no all of these rules within 1 hour before or after
  missing: no event in the window and the group matches \`made\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  no \`made\`: none
  yes \`opened\`: this event
  what \`made\` says of this event:
    no \`search\`: \`eventName\` is \`CreateKeyPair\` · the event has \`AuthorizeSecurityGroupIngress\`
  what \`opened\` says of this event:
    yes \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\``,
);

explains(
  'what "where" asks',
  `${CHAIN}
where:
  opened: { userIdentity.userName: [mallory] }`,
  { make: KEY, open: { userIdentity: { ...KEY.userIdentity, userName: 'alice' }, ...OPEN, at: 1 } },
  ['chain', 'make'],
  `no-match
no all of these rules within 1 hour before or after
  what \`opened\` matched is not as "where" asks: \`userIdentity.userName\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  no \`opened\`: none (0 of the group at any time, 1 in all)
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'what "same" asks',
  `${CHAIN}
same:
  - { fields: [awsRegion], rules: [opened] }`,
  { make: { ...KEY, awsRegion: 'us-east-1' }, open: { ...KEY, ...OPEN, awsRegion: 'eu-west-1', at: 1 } },
  ['chain', 'make'],
  `no-match
no all of these rules within 1 hour before or after
  \`opened\` is in the window, but not with what it must share or not: \`awsRegion\`
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  no \`opened\`: none (1 of the group at any time, 1 in all)
    the nearest, 1 minute after: 2026-01-05 09:01:00 UTC \`AuthorizeSecurityGroupIngress\` in \`eu-west-1\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);

explains(
  'rules in another order',
  CHAIN.replace('temporal', 'temporal_ordered').replace('\nanchor: made', ''),
  { open: { ...KEY, ...OPEN }, make: { ...KEY, at: 1 } },
  ['chain', 'make'],
  `no-match
no all of these rules in this order within 1 hour
  all are in the window, but in another order
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:01:00 UTC to 2026-01-05 09:01:00 UTC
  yes \`made\`: this event
  yes \`opened\`: 1
    2026-01-05 09:00:00 UTC \`AuthorizeSecurityGroupIngress\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'a rule that must not be there',
  CHAIN.replace('timespan: 1h\nanchor: made', 'timespan: 1h\n  condition: made and not opened'),
  { open: { ...KEY, ...OPEN }, make: { ...KEY, at: 1 } },
  ['chain', 'make'],
  `no-match
no \`made\` and not \`opened\` within 1 hour
  there must be no \`opened\` in the window
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:01:00 UTC to 2026-01-05 09:01:00 UTC
  yes \`made\`: this event
  yes \`opened\`: 1
    2026-01-05 09:00:00 UTC \`AuthorizeSecurityGroupIngress\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);
explains(
  'a sum',
  MANY.replace('value_count', 'value_sum').replace(
    '{ gte: 3, field: awsRegion }',
    '{ gt: 10, lte: 20, field: count }',
  ),
  { a: { ...KEY, count: 4 }, b: { ...KEY, count: 5.5, at: 1 } },
  ['many', 'b'],
  `no-match
no the sum of \`count\` is 9.5, wanted > 10 and ≤ 20 within 1 hour
  the window does not hold enough
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:01:00 UTC to 2026-01-05 09:01:00 UTC
  yes \`made\`: 2, this event among them
    2026-01-05 09:00:00 UTC \`CreateKeyPair\`
    2026-01-05 09:01:00 UTC \`CreateKeyPair\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);

const FILTER = `
---
title: Our build server
author: Ana
expires: 2027-01-01
logsource: { product: aws, service: cloudtrail }
filter:
  rules: [%]
  build: { userIdentity.userName: build }
  condition: not build`;
const BUILD = { userIdentity: { ...KEY.userIdentity, userName: 'build' } };

explains(
  'a rule that a filter takes away',
  detecting('made', 'eventName: CreateKeyPair') + FILTER.replace('%', 'made'),
  { a: BUILD },
  ['made', 'a'],
  `match
taken away by the filter \`Our build server\` by \`Ana\`, until 2027-01-01; it lets pass only what is as follows:
  no not \`build\`
    yes \`userIdentity.userName\` is \`build\`
yes \`search\`: \`eventName\` is \`CreateKeyPair\``,
);
explains(
  'a correlation that a filter of one of its rules takes away',
  CHAIN + FILTER.replace('%', 'opened'),
  { make: KEY, open: { ...BUILD, ...OPEN, at: 1 } },
  ['chain', 'make'],
  `match
taken away by the filter \`Our build server\` by \`Ana\`, until 2027-01-01, for an event of the chain
yes all of these rules within 1 hour before or after
  grouped by \`userIdentity.accessKeyId\` = \`AKIAIOSFODNN7EXAMPLE\`
  window: 2026-01-05 08:00:00 UTC to 2026-01-05 10:00:00 UTC
  yes \`made\`: this event
  yes \`opened\`: 1
    2026-01-05 09:01:00 UTC \`AuthorizeSecurityGroupIngress\` by \`build\`
  what \`made\` says of this event:
    yes \`search\`: \`eventName\` is \`CreateKeyPair\`
  what \`opened\` says of this event:
    no \`search\`: \`eventName\` is \`AuthorizeSecurityGroupIngress\` · the event has \`CreateKeyPair\``,
);

const NEW = `${detecting('new', 'eventName: CreateKeyPair')}
new_terms: { fields: [userIdentity.userName], history: 10d }`;
const ALICE = { userIdentity: { userName: 'alice' } };
const DAYS = 24 * 60;

explains(
  'a value that is new',
  NEW,
  {
    other: { eventName: 'GetX' },
    bob: { userIdentity: { userName: 'bob' }, at: DAYS },
    a: { ...ALICE, at: 2 * DAYS },
  },
  ['new', 'a'],
  `match
yes \`search\`: \`eventName\` is \`CreateKeyPair\`
yes new within 10 days: \`userIdentity.userName\` = \`alice\`
  searched: 2 days of 10 days are loaded; 1 earlier event of this rule in it, none with these values
  never seen before in the logs`,
);
explains(
  'one that was seen',
  NEW,
  { before: ALICE, a: { ...ALICE, at: 2 * DAYS } },
  ['new', 'a'],
  `no-match
yes \`search\`: \`eventName\` is \`CreateKeyPair\`
no new within 10 days: \`userIdentity.userName\` = \`alice\`
  searched: 2 days of 10 days are loaded; 1 earlier event of this rule in it, 1 with these values
  seen before: 2026-01-05 09:00:00 UTC \`CreateKeyPair\` by \`alice\``,
);
explains(
  'one that was seen long ago',
  NEW,
  { before: ALICE, a: { ...ALICE, at: 20 * DAYS } },
  ['new', 'a'],
  `match
yes \`search\`: \`eventName\` is \`CreateKeyPair\`
yes new within 10 days: \`userIdentity.userName\` = \`alice\`
  searched: 10 days of 10 days are loaded; 0 earlier events of this rule in it, none with these values
  seen before: 2026-01-05 09:00:00 UTC \`CreateKeyPair\` by \`alice\``,
);
explains(
  'one that is not there',
  NEW,
  { a: {} },
  ['new', 'a'],
  `undecided
yes \`search\`: \`eventName\` is \`CreateKeyPair\`
undecided new within 10 days: \`userIdentity.userName\` · \`no userIdentity.userName\``,
);
