import { credentialKind } from '../../enrich/credential.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entity.ts';
import type { CallAt } from './listed.ts';
import type { Making } from './making.ts';

const LOOKS = ['DescribeKeyPairs', 'DescribeInstances'];

/** As the rules have it: looking round in the hour before. */
export const LOOKS_WITHIN_MS = 3_600_000;

/**
 * Successful lists of key pairs and instances with the access key that made the key pair, in the hour before. Asking for
 * the very name is no looking round: consoles and tools do it each time.
 */
export function* looksBefore(
  all: Case,
  keyPair: Entity,
  makings: readonly Making[],
): Generator<void, CallAt[]> {
  const looks: CallAt[] = [];
  const makers = makings.filter(({ call }) => credentialKind(call.event.accessKeyId) !== 'unknown');
  for (const { rows, ...log } of makers.length > 0 ? all.logs : []) {
    yield;
    const indexed = all.log(log.id)!;
    for (const index of LOOKS.flatMap((name) => rows.find('eventName', name))) {
      const key = rows.text('accessKeyId', index);
      const time = rows.time(index);
      const isBefore = makers.some(
        ({ call: { event } }) =>
          event.accessKeyId === key &&
          event.time !== undefined &&
          time <= event.time &&
          event.time - time <= LOOKS_WITHIN_MS,
      );
      if (!isBefore || rows.text('eventSource', index) !== 'ec2.amazonaws.com') continue;
      if (rows.at('error', index) !== 0) continue;
      const names = all.keyPairs().of({ log: indexed, index });
      if (
        rows.text('eventName', index) === 'DescribeKeyPairs' &&
        names.some(({ name }) => name === keyPair.value)
      )
        continue;
      looks.push({ log: indexed, index, path: ['eventName'] });
    }
  }
  return looks;
}
