import { readInThreads } from './threads.ts';

/** The floor: reads and unpacks every file of a folder, in as many threads as ours. */
export function run(folder: string): Promise<void> {
  return readInThreads(folder, 'gunzip');
}
