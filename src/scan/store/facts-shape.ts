import type { NamedAccessKey } from '../../core/analysis/facts/access-keys.ts';
import type { Digest } from '../../core/analysis/coverage/digests.ts';
import type { LaunchedInstance } from '../../core/analysis/lineage/instances.ts';
import type { Issue } from '../../core/analysis/lineage/issues.ts';
import type { KeyPairPosting, LogFacts, SecurityGroupPosting } from '../../core/analysis/facts/log-facts.ts';
import type { Update } from '../../core/analysis/deliveries/updates.ts';
import { below, either, instant, list, object, once, optional, text, whole, type Shape } from './shape.ts';

const aPath = list(either(text, whole));
const securityGroup = object<SecurityGroupPosting['mention']>({
  role: text,
  name: optional(text),
  groupId: optional(text),
});
const digest = object<Digest>({
  accountId: optional(text),
  region: optional(text),
  from: optional(instant),
  to: optional(instant),
  files: list(text),
});

function keyPairWith(path: Shape): Shape {
  return object<KeyPairPosting['mention']>({
    role: text,
    service: text,
    name: optional(text),
    keyPairId: optional(text),
    fingerprint: optional(text),
    path,
  });
}

/** `LogFacts` of a log that has `count` events. */
export function factsShape(count: number): Shape {
  const index = below(count);
  // What recurs is one list.
  const path = once(aPath);
  return object<LogFacts>({
    keyPairs: list(object<KeyPairPosting>({ index, mention: keyPairWith(path) })),
    securityGroups: list(object<SecurityGroupPosting>({ index, mention: securityGroup })),
    issues: list(object<Issue>({ index, parent: optional(text), child: text, path })),
    launched: list(object<LaunchedInstance>({ index, instanceId: text, path })),
    accessKeys: list(object<NamedAccessKey>({ index, value: text, path })),
    updates: list(object<Update>({ index, originalEventID: text })),
    digests: list(digest),
  });
}
