import type { Case } from '../case.ts';
import type { IndexedLog } from '../index/indexed-log.ts';

/** A time in a region of an account; milliseconds, its ends included. What is undefined is any. */
export interface Window {
  readonly accountId: string | undefined;
  readonly region: string | undefined;
  readonly from: number;
  readonly to: number;
}

/** What the logs hold of it. */
export interface Loaded {
  readonly events: number;
  /** Those of them that only look: exports often leave these out. */
  readonly reading: number;
}

/** So many events are looked at in a step. */
const STEP = 4096;

const READING = /^(Describe|Get|List|Head|Lookup|Search)/;

/** Counts the events of each window. */
export function* loadedIn(all: Case, windows: readonly Window[]): Generator<void, readonly Loaded[]> {
  const counts = windows.map(() => ({ events: 0, reading: 0 }));
  for (const log of all.logs) {
    for (const [at, window] of windows.entries()) yield* count(log, window, counts[at]!);
    yield;
  }
  return counts;
}

function* count(
  { rows }: IndexedLog,
  { accountId, region, from, to }: Window,
  counted: { events: number; reading: number },
): Generator<void, void> {
  const accounts = accountId === undefined ? undefined : rows.numbersOf(accountId);
  const places = region === undefined ? undefined : rows.numbersOf(region);
  if (accounts?.length === 0 || places?.length === 0) return;
  for (let index = 0; index < rows.count; index++) {
    if (index % STEP === STEP - 1) yield;
    if (places?.includes(rows.at('awsRegion', index)) === false) continue;
    if (accounts?.includes(rows.at('accountId', index)) === false) continue;
    const time = rows.time(index);
    if (!(time >= from && time <= to)) continue;
    counted.events++;
    if (READING.test(rows.text('eventName', index) ?? '')) counted.reading++;
  }
}
