import { firstThat } from '../../log/binary-search.ts';
import type { Case } from '../case.ts';
import type { EventIn } from '../index/indexed-log.ts';

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
}

/** Of each case that was asked about: its successful calls, by time. */
const known = new WeakMap<Case, Readonly<Record<StartKind, readonly Start[]>>>();

/** The successful calls of a kind within a time, its ends included, oldest first. */
export function startsWithin(all: Case, kind: StartKind, from: number, to: number): readonly EventIn[] {
  let starts = known.get(all);
  if (!starts)
    known.set(all, (starts = { issue: startsOf(all, 'issue'), 'sign-in': startsOf(all, 'sign-in') }));
  const ofKind = starts[kind];
  let first = firstThat(ofKind.length, (place) => ofKind[place]!.time >= from);
  const found: EventIn[] = [];
  for (; first < ofKind.length && ofKind[first]!.time <= to; first++) found.push(ofKind[first]!);
  return found;
}

function startsOf(all: Case, kind: StartKind): Start[] {
  return all.logs
    .flatMap((log) =>
      NAMES[kind].flatMap((name) =>
        log.rows
          .find('eventName', name)
          .filter((index) => log.rows.text('eventSource', index) === SOURCES[kind])
          .filter((index) => log.rows.at('error', index) === 0)
          .map((index) => ({ log, index, time: log.rows.time(index) })),
      ),
    )
    .filter(({ time }) => !Number.isNaN(time))
    .toSorted((a, b) => a.time - b.time);
}
