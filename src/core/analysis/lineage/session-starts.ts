import { credentialKind } from '../../enrich/credential.ts';
import { firstThat } from '../../log/binary-search.ts';
import { flatMapInSteps } from '../../log/steps.ts';
import type { Case } from '../case.ts';
import { findFacts } from '../facts/facts-when-asked.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { memoryOfOne, type Stepped } from '../lazy.ts';

/** Calls that begin sessions: those that issue credentials, and those of somebody who signs in to the console. */
const NAMES = {
  issue: [
    'AssumeRole',
    'AssumeRoleWithSAML',
    'AssumeRoleWithWebIdentity',
    'AssumeRoot',
    'GetSessionToken',
    'GetFederationToken',
  ],
  'sign-in': ['ConsoleLogin', 'SwitchRole'],
} as const;

const SOURCES: Readonly<Record<StartKind, string>> = {
  issue: 'sts.amazonaws.com',
  'sign-in': 'signin.amazonaws.com',
};

type StartKind = keyof typeof NAMES;

interface Start extends EventIn {
  readonly time: number;
  /** Its response holds the access key that it issued. */
  readonly showsKey: boolean;
}

type Starts = Readonly<Record<StartKind, readonly Start[]>>;

/** The successful calls of each kind in a case, by time; remembered while the case is the same. */
export const sessionStarts: (all: Case) => Stepped<Starts> = memoryOfOne(gather);

/** The successful calls of a kind within a time, its ends included, oldest first. */
export function startsWithin(all: Case, kind: StartKind, from: number, to: number): readonly Start[] {
  const ofKind = sessionStarts(all)()[kind];
  let first = firstThat(ofKind.length, (place) => ofKind[place]!.time >= from);
  const found: Start[] = [];
  for (; first < ofKind.length && ofKind[first]!.time <= to; first++) found.push(ofKind[first]!);
  return found;
}

function* gather(all: Case): Generator<void, Starts> {
  yield* findFacts(all.readLogs(), 'issues');
  const showsKey = yield* showsKeyIn(all);
  return {
    issue: yield* startsOf(all, 'issue', showsKey),
    'sign-in': yield* startsOf(all, 'sign-in', () => false),
  };
}

function* showsKeyIn({ keys, readLogs }: Case): Generator<void, (call: EventIn) => boolean> {
  const isIssuer = yield* keys.issuers(isKey);
  const read = new Map(
    readLogs().map((log) => {
      const issues = log.facts.issues.filter(({ child }) => isKey(child));
      return [log, new Set(issues.map(({ index }) => index))];
    }),
  );
  return (call) => read.get(call.log)?.has(call.index) ?? isIssuer(call);
}

function isKey(accessKeyId: string): boolean {
  return credentialKind(accessKeyId) !== 'unknown';
}

function* startsOf(
  all: Case,
  kind: StartKind,
  showsKey: (call: EventIn) => boolean,
): Generator<void, readonly Start[]> {
  const starts = yield* flatMapInSteps(all.logs, (log) =>
    startsIn(log, kind).map((start) => ({ ...start, showsKey: showsKey(start) })),
  );
  return starts.filter(({ time }) => !Number.isNaN(time)).toSorted((a, b) => a.time - b.time);
}

function startsIn(log: IndexedLog, kind: StartKind): Omit<Start, 'showsKey'>[] {
  const { rows } = log;
  return NAMES[kind].flatMap((name) =>
    rows
      .find('eventName', name)
      .filter((index) => rows.text('eventSource', index) === SOURCES[kind])
      .filter((index) => rows.at('error', index) === 0)
      .map((index) => ({ log, index, time: rows.time(index) })),
  );
}
