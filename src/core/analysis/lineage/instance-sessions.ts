import type { StringTable } from '../../log/strings.ts';
import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne } from '../lazy.ts';
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

/** So many strings are looked at in one go. */
const STEP = 2000;

function* find(all: Case): Generator<void, ByInstance> {
  const found = new Map<string, InstanceSession[]>();
  /** Logs share most of their strings; each is looked at once. */
  const instances = new Map<StringTable, Map<number, string | undefined>>();
  let looked = 0;
  for (const log of all.logs) {
    const { rows } = log;
    let ofTable = instances.get(rows.strings);
    if (!ofTable) instances.set(rows.strings, (ofTable = new Map()));
    for (let own = 1; own < rows.numbers; own++) {
      const number = rows.stringOf(own);
      if (!ofTable.has(number)) {
        ofTable.set(number, instanceIn(rows.strings.text(number)));
        if (++looked % STEP === 0) yield;
      }
      const instance = ofTable.get(number);
      if (instance === undefined) continue;
      const session = { log, arn: rows.strings.text(number)! };
      found.set(instance, [...(found.get(instance) ?? []), session]);
    }
  }
  return found;
}
