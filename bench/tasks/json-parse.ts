import { readInThreads } from './threads.ts';

/** What one would write first: `JSON.parse` of every file of a folder, in as many threads as ours. */
export function run(folder: string): Promise<void> {
  return readInThreads(folder, 'parse');
}
