import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn } from '../index/indexed-log.ts';
import type { CallAt } from './listed.ts';
import { timesByKey, type Making } from './making.ts';

const LOOKS = ['DescribeKeyPairs', 'DescribeInstances'];

/** As the rules have it: looking round in the hour before. */
export const LOOKS_WITHIN_MS = 3_600_000;

/** So many are looked at in a step. */
const STEP = 512;

/**
 * Successful lists of key pairs and instances with the access key that made the key pair, in the hour before. Asking for
 * the very name is no looking round: consoles and tools do it each time.
 */
export function* looksBefore(
  all: Case,
  { value }: Entity,
  makings: readonly Making[],
): Generator<void, CallAt[]> {
  const looks: CallAt[] = [];
  const times = timesByKey(makings);
  for (const log of times.size > 0 ? all.logs : []) {
    yield;
    const indexes = LOOKS.flatMap((name) => log.rows.find('eventName', name));
    for (const [at, index] of indexes.entries()) {
      if (at % STEP === STEP - 1) yield;
      const call = { log, index };
      if (isBefore(call, times) && isSuccessful(call) && !asksFor(all, call, value)) {
        looks.push({ ...call, path: ['eventName'] });
      }
    }
  }
  return looks;
}

function isBefore({ log: { rows }, index }: EventIn, times: ReadonlyMap<string, readonly number[]>): boolean {
  const made = times.get(rows.text('accessKeyId', index) ?? '') ?? [];
  const time = rows.time(index);
  return made.some((each) => time <= each && each - time <= LOOKS_WITHIN_MS);
}

function isSuccessful({ log: { rows }, index }: EventIn): boolean {
  return rows.text('eventSource', index) === 'ec2.amazonaws.com' && rows.at('error', index) === 0;
}

function asksFor(all: Case, call: EventIn, keyName: string): boolean {
  const { log, index } = call;
  const isAboutKeyPairs = log.rows.text('eventName', index) === 'DescribeKeyPairs';
  return (
    isAboutKeyPairs &&
    all
      .keyPairs()
      .of(call)
      .some(({ name }) => name === keyName)
  );
}
