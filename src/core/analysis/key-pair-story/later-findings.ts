import type { Finding } from '../../detect/finding.ts';
import type { RuleSet } from '../../detect/rule.ts';
import type { Case } from '../case.ts';
import type { Occurrence } from '../entities/entity.ts';
import { instanceIn } from '../lineage/session.ts';
import { occurrenceAt } from '../references/occurrences.ts';
import { listed, type Listed } from './listed.ts';
import type { Making } from './making.ts';

const TACTICS = ['attack.exfiltration', 'attack.lateral-movement', 'attack.impact', 'attack.collection'];

/** The event of a finding, which says more than the call. */
export interface LaterFinding {
  readonly call: Occurrence;
  /** Its title. */
  readonly finding: string;
}

/**
 * The findings of later tactics, by the access keys that made the key pair since they did, or by its instances.
 * What the rules about key pairs say is told elsewhere.
 */
export function* laterFindings(
  all: Case,
  makings: readonly Making[],
  instances: ReadonlySet<string>,
  { rules }: RuleSet,
): Generator<void, Listed<LaterFinding>> {
  const conclusion = yield* all.conclusion.inSteps();
  const isLater = new Set(
    rules.filter(({ family, tags }) => family !== 'key-pairs' && tags.some(isTactic)).map(({ key }) => key),
  );
  const since = new Map<string, number>();
  for (const { call } of makings) {
    const { accessKeyId, credential, time } = call.event;
    if (accessKeyId === undefined || credential === 'unknown' || time === undefined) continue;
    since.set(accessKeyId, Math.min(time, since.get(accessKeyId) ?? Infinity));
  }
  const isTheirs = ({ event }: Finding): boolean => {
    const { accessKeyId, time, principalArn } = event;
    const instance = instanceIn(principalArn);
    if (instance !== undefined && instances.has(instance)) return true;
    const from = accessKeyId === undefined ? undefined : since.get(accessKeyId);
    return from !== undefined && time !== undefined && time >= from;
  };
  const found = conclusion.findings.filter((finding) => isLater.has(finding.rule) && isTheirs(finding));
  const calls = found.flatMap(({ event: { log, index }, title }) => {
    const inLog = all.log(log);
    return inLog ? { log: inLog, index, title } : [];
  });
  return listed(all, calls, (call) => ({
    call: occurrenceAt(all, call, ['eventName']),
    finding: call.title,
  }));
}

function isTactic(tag: string): boolean {
  return TACTICS.includes(tag.replaceAll('_', '-'));
}
