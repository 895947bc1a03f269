import type { Parts } from './parts.ts';

/** From now on what happens in the folders of the case is followed. */
export function watchCase({ watch }: Parts): void {
  watch.start();
}

export function stopWatchingCase({ watch }: Parts): void {
  watch.stop();
}
