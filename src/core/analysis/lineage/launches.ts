import type { Case } from '../case.ts';
import type { Entity } from '../entities/entity.ts';
import type { EventIn, IndexedLog } from '../index/indexed-log.ts';
import { lazy } from '../lazy.ts';
import type { LaunchedInstance } from './instances.ts';
import { callerOf, type Link } from './link.ts';

/** The calls that launched an instance. */
export function launchesOf(all: Case, to: Entity): Link[] {
  return all.logs.flatMap((log) =>
    log.facts.launched
      .filter(({ instanceId }) => instanceId === to.value)
      .flatMap((launched) => {
        const from = callerOf({ log, index: launched.index });
        return from ? [launchLink(log, launched, from, to)] : [];
      }),
  );
}

/** The instances that some of these calls launched. */
export function launchedBy(calls: readonly EventIn[], from: Entity): Link[] {
  return calls.flatMap(({ log, index }) =>
    (launchedIn(log).get(index) ?? []).map((launched) =>
      launchLink(log, launched, from, { kind: 'instance', value: launched.instanceId }),
    ),
  );
}

function launchLink(log: IndexedLog, { index, path }: LaunchedInstance, from: Entity, to: Entity): Link {
  const why = 'the response of the call names the instance';
  return { log, index, kind: 'launched', from, to, path, basis: 'recorded', why };
}

const known = new WeakMap<IndexedLog, () => ReadonlyMap<number, readonly LaunchedInstance[]>>();

/** The instances that a log's calls launched, by the index of the call. */
export function launchedIn(log: IndexedLog): ReadonlyMap<number, readonly LaunchedInstance[]> {
  let found = known.get(log);
  if (!found) known.set(log, (found = lazy(() => byCall(log.facts.launched))));
  return found();
}

function byCall(launched: readonly LaunchedInstance[]): ReadonlyMap<number, readonly LaunchedInstance[]> {
  const calls = new Map<number, LaunchedInstance[]>();
  for (const instance of launched) {
    const ofCall = calls.get(instance.index);
    if (ofCall) ofCall.push(instance);
    else calls.set(instance.index, [instance]);
  }
  return calls;
}
