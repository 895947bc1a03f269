import type { EventFacts, Evidence } from '../../core/detect/finding.ts';
import type { AutonomousSystem } from '../../core/enrich/enrichment.ts';
import type { Span } from '../../core/log/span.ts';
import type { MatchesData } from './matches-data.ts';
import {
  anything,
  below,
  either,
  flag,
  instant,
  list,
  number,
  object,
  optional,
  oneOf,
  record,
  text,
  whole,
  type Shape,
} from './shape.ts';

export const span = object<Span>({ offset: whole, length: whole });

const network = object<AutonomousSystem>({ number, organization: text });
const keyPair = object<EventFacts['keyPairs'][number]>({
  role: text,
  name: optional(text),
  keyPairId: optional(text),
});
const securityGroup = object<EventFacts['securityGroups'][number]>({
  name: optional(text),
  reason: optional(text),
  groupId: optional(text),
});
const derivation = object({ field: text, value: anything });
const evidence = object<Evidence>({
  field: text,
  value: anything,
  span: either(oneOf(null), span),
  from: optional(derivation),
});
const join = object<MatchesData['joins'][number]>({
  kind: oneOf('security-group', 'key-pair'),
  id: text,
  name: text,
  reason: text,
  accountId: optional(text),
  region: optional(text),
});

/** `MatchesData` of a log that has `count` events, whose numbers count in its own lists of events and values. */
export function matchesShape(count: number, events: number, values: number): Shape {
  const facts = object<MatchesData['events'][number]>({
    index: below(count),
    span,
    eventID: optional(text),
    eventName: text,
    eventSource: text,
    eventTime: optional(text),
    time: optional(instant),
    accessKeyId: optional(text),
    credential: text,
    principalArn: optional(text),
    userName: optional(text),
    accountId: optional(text),
    region: optional(text),
    sourceIPAddress: optional(text),
    as: optional(network),
    success: flag,
    keyPairs: list(keyPair),
    securityGroups: list(securityGroup),
  });
  const match = object<MatchesData['matches'][number]>({
    rule: text,
    event: below(events),
    evidence: list(evidence),
    values: below(values),
  });
  return object<MatchesData>({
    events: list(facts),
    values: list(record(list(text))),
    matches: list(match),
    undecided: list(
      object<MatchesData['undecided'][number]>({ rule: text, event: below(events), reasons: list(text) }),
    ),
    joins: list(join),
    firstTime: optional(instant),
    lastTime: optional(instant),
  });
}
