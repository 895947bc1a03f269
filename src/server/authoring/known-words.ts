import type { Investigation } from '../../core/analysis/investigation.ts';
import type { Known } from '../../core/detect/authoring/known.ts';
import { eventsOfCalls } from '../../core/log/calls.ts';
import { eventCount } from '../../core/log/events.ts';
import type { Log } from '../../core/log/log.ts';
import type { Engine } from '../engine.ts';

type Call = readonly [eventSource: string, eventName: string];

const calls = new WeakMap<Log, readonly Call[]>();

/** So many events are looked through for calls in one go: a large case tells its calls by a part of it, too. */
const MOST_EVENTS = 2_000_000;

/** What completion knows of the open logs and the loaded rules; one log a step. */
export function* knownWords({
  investigation,
  ruleSet,
  forFiles,
}: Pick<Engine, 'investigation' | 'ruleSet' | 'forFiles'>): Generator<void, Known> {
  return {
    calls: yield* callsInLogs(investigation),
    rules: ruleSet.rules.map(({ name, id, title }) => ({ name: name ?? id ?? title, title })),
    placeholders: Object.keys(forFiles.parts.placeholders),
  };
}

function* callsInLogs(investigation: Investigation): Generator<void, Known['calls']> {
  const bySource = new Map<string, Set<string>>();
  let left = MOST_EVENTS;
  for (const id of investigation.logIds()) {
    const log = investigation.log(id);
    if (!log) continue;
    let known = calls.get(log);
    if (!known) {
      if ((left -= eventCount(log)) < 0) break;
      calls.set(log, (known = callsIn(log)));
      yield;
    }
    for (const [source, name] of known) {
      const names = bySource.get(source);
      if (names) names.add(name);
      else bySource.set(source, new Set([name]));
    }
  }
  return bySource;
}

/** Each call of a log once. */
function callsIn(log: Log): Call[] {
  const found: Call[] = [];
  eventsOfCalls(log, (...call) => {
    found.push(call);
    return false;
  });
  return found;
}
