import type {
  EventFacts,
  Evidence,
  LogMatches,
  Match,
  SuppressedMatch,
  UndecidedMatch,
} from '../../core/detect/finding.ts';
import type { AutonomousSystem } from '../../core/enrich/enrichment.ts';
import type { Span } from '../../core/log/span.ts';
import {
  anything,
  below,
  either,
  flag,
  instant,
  list,
  number,
  object,
  once,
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
const evidence = object<Evidence>({
  field: text,
  value: anything,
  span: either(oneOf(null), span),
  from: optional(object({ field: text, value: anything })),
});

/** `LogMatches` of the log `id`, which has `count` events. */
export function matchesShape(id: string, count: number): Shape {
  const log = oneOf(id);
  const event = once(
    object<EventFacts>({
      log,
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
      userAgent: optional(text),
      as: optional(network),
      success: flag,
      keyPairs: list(keyPair),
      securityGroups: list(securityGroup),
    }),
  );
  const values = once(record(list(text)));
  const join = object<LogMatches['joins'][number]>({
    kind: oneOf('security-group', 'key-pair'),
    id: text,
    name: text,
    reason: text,
    accountId: optional(text),
    region: optional(text),
    log,
  });
  const match = object<Match>({ rule: text, event, evidence: list(evidence), values });
  return object<LogMatches>({
    log,
    matches: list(match),
    undecided: list(object<UndecidedMatch>({ rule: text, event, reasons: list(text) })),
    suppressed: optional(list(object<SuppressedMatch>({ match, filters: list(text) }))),
    joins: list(join),
    firstTime: optional(instant),
    lastTime: optional(instant),
  });
}
