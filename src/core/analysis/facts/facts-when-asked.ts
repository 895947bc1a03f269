import { eventsOfCalls } from '../../log/calls.ts';
import { eventOf } from '../../log/events.ts';
import type { Log, LogEvent } from '../../log/log.ts';
import { digestsIn } from '../coverage/digests.ts';
import { lazy, stepped, type Stepped } from '../lazy.ts';
import { accessKeysNamedBy, eventsNamingAccessKeys } from './access-keys.ts';
import { OF_CALLS, type FactsOfCall, type LogFacts } from './log-facts.ts';
import { updatesIn } from '../deliveries/updates.ts';

/** The parts that are found in records. */
export type FoundPart = 'keyPairs' | 'securityGroups' | 'issues' | 'launched' | 'accessKeys';

/** Facts for which records are read when somebody asks. */
export interface AskedFacts extends LogFacts {
  /** Reads them ahead, pausing every millisecond or so. */
  findInSteps(part: FoundPart): Generator<void, void>;
}

/** The facts of a log whose text stays at hand: each part is found when first asked for. */
export function factsWhenAsked(log: Log): AskedFacts {
  const all = <Fact>(ofCall: FactsOfCall<Fact>): Stepped<readonly Fact[]> =>
    stepped(() => find(log, eventsOfCalls(log, ofCall), factsIn(ofCall)));
  const found = {
    keyPairs: all(OF_CALLS.keyPairs),
    securityGroups: all(OF_CALLS.securityGroups),
    issues: all(OF_CALLS.issues),
    launched: all(OF_CALLS.launched),
    accessKeys: stepped(() => find(log, eventsNamingAccessKeys(log), accessKeysNamedBy)),
  };
  const updates = lazy(() => updatesIn(log));
  const digests = lazy(() => digestsIn(log));
  return {
    get keyPairs() {
      return found.keyPairs();
    },
    get securityGroups() {
      return found.securityGroups();
    },
    get issues() {
      return found.issues();
    },
    get launched() {
      return found.launched();
    },
    get accessKeys() {
      return found.accessKeys();
    },
    get updates() {
      return updates();
    },
    get digests() {
      return digests();
    },
    *findInSteps(part) {
      yield* found[part].inSteps();
    },
  };
}

/** About a millisecond of work, in records. */
const STEP = 64;

function* find<Fact>(
  log: Log,
  events: readonly number[],
  factsOf: (event: LogEvent) => readonly Fact[],
): Generator<void, readonly Fact[]> {
  const facts: Fact[] = [];
  for (const [number, index] of events.entries()) {
    if (number % STEP === STEP - 1) yield;
    facts.push(...factsOf(eventOf(log, index)));
  }
  return facts;
}

/** The facts of one kind in any event. */
function factsIn<Fact>(ofCall: FactsOfCall<Fact>): (event: LogEvent) => readonly Fact[] {
  return (event) => {
    const finder = ofCall(event.eventSource, event.eventName);
    return finder ? finder(event) : [];
  };
}

/** Finds parts of the facts of logs where they are not known yet: to ask for them takes no time then. */
export function* findFacts(
  logs: readonly { readonly facts: LogFacts }[],
  ...parts: readonly FoundPart[]
): Generator<void, void> {
  for (const { facts } of logs) {
    if (isAsked(facts)) for (const part of parts) yield* facts.findInSteps(part);
  }
}

function isAsked(facts: LogFacts): facts is AskedFacts {
  return 'findInSteps' in facts;
}
