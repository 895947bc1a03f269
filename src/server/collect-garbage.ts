import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects garbage at once; V8 then gives its memory back to the system within some seconds. Without effect where it does not let us. */
export function collectGarbage(): void {
  try {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    collect();
  } catch {
    // Then it comes when V8 thinks it should.
  }
}
