import { parameters, selectStrings } from '../../enrich/select.ts';
import { eventOf } from '../../log/events.ts';
import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import { inOrder } from '../event-order.ts';
import { isKeyPush, KEY_PUSHES } from '../lineage/key-pushes.ts';
import { launchedBy } from '../lineage/launches.ts';
import { instanceIn } from '../lineage/session.ts';
import type { IndexedLog } from '../index/indexed-log.ts';
import type { CallAt } from './listed.ts';

/** The instances that calls launched with a key pair, as far as their responses name them; in the order of the calls. */
export function instancesOf(keyPair: Entity, uses: readonly CallAt[]): readonly string[] {
  return [...new Set(launchedBy(inOrder(uses), keyPair).map(({ to }) => to.value))];
}

/** The successful calls that put an SSH key on one of the instances. Reads the records of all such calls, a log a step. */
export function* pushesTo(all: Case, instances: ReadonlySet<string>): Generator<void, CallAt[]> {
  const pushes: CallAt[] = [];
  for (const log of instances.size > 0 ? all.logs : []) {
    yield;
    for (const index of pushesIn(log)) {
      const event = eventOf(log.log, index);
      const request = parameters(event.record(), 'requestParameters', event.eventName);
      const to = selectStrings(request, 'instanceId').find(({ value }) => instances.has(value));
      if (to) pushes.push({ log, index, path: to.path });
    }
  }
  return pushes;
}

function pushesIn({ rows }: IndexedLog): number[] {
  return KEY_PUSHES.flatMap((name) =>
    rows
      .find('eventName', name)
      .filter((index) => isKeyPush(rows.text('eventSource', index), name) && rows.at('error', index) === 0),
  );
}

/** So many events are looked at in a step. */
const STEP = 8192;

/** The calls that the instances made with the credentials of their roles. */
export function* callsBy(all: Case, instances: ReadonlySet<string>): Generator<void, CallAt[]> {
  const calls: CallAt[] = [];
  for (const log of instances.size > 0 ? all.logs : []) {
    const { rows } = log;
    /** By the log's own numbers, so that each ARN is looked at once. */
    const known = new Uint8Array(rows.numbers);
    for (let index = 0; index < rows.count; index++) {
      const number = rows.at('principalArn', index);
      if (known[number] === 0) {
        const instance = instanceIn(rows.text('principalArn', index));
        known[number] = instance !== undefined && instances.has(instance) ? 1 : 2;
      }
      if (known[number] === 1) calls.push({ log, index, path: ['userIdentity', 'arn'] });
      if (index % STEP === STEP - 1) yield;
    }
    yield;
  }
  return calls;
}
