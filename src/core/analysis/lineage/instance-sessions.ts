import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne } from '../lazy.ts';
import { principalsOf } from './principals.ts';
import { instanceIn } from './session.ts';

/** A log that holds calls of an instance's role session, and the ARN of that. */
interface InstanceSession {
  readonly log: IndexedLog;
  readonly arn: string;
}

type ByInstance = ReadonlyMap<string, readonly InstanceSession[]>;

/** The sessions of instances by the instance; remembered while the case is the same. */
export function* instanceSessions(all: Case): Generator<void, ByInstance> {
  return yield* sessionsOf(all).inSteps();
}

const sessionsOf = memoryOfOne(find);

/** So many principals are looked at in one go. */
const STEP = 2000;

function* find(all: Case): Generator<void, ByInstance> {
  const found = new Map<string, InstanceSession[]>();
  let looked = 0;
  for (const [arn, logs] of (yield* principalsOf(all).inSteps()).all()) {
    if (++looked % STEP === 0) yield;
    const instance = instanceIn(arn);
    if (instance === undefined) continue;
    const sessions = logs.map((log) => ({ log, arn }));
    found.set(instance, [...(found.get(instance) ?? []), ...sessions]);
  }
  return found;
}
