import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects garbage at once; V8 then gives its memory back to the system within some seconds. Without effect where it does not let us. */
export function collectGarbage(): void {
  try {
    garbageCollector()();
  } catch {
    // Then it comes when V8 thinks it should.
  }
}

/** V8's own, which a process need not be started for. Throws where it has none. */
export function garbageCollector(): NonNullable<typeof globalThis.gc> {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as NonNullable<typeof globalThis.gc>;
}
