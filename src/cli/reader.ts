import { join } from 'node:path';
import { inOneGo } from '../core/log/steps.ts';
import { FileReader } from '../scan/files/file-reader.ts';
import type { LoadedEngine } from './engine.ts';

/** Below this the threads would start for longer than they save. */
const FEW_BYTES = 2 ** 25;

/** Where a command finds what it needs besides its arguments. */
export interface Surroundings {
  /** The folder with the rule pack, the AS table, the word lists and the program of the threads. */
  readonly assets: string;
  /** How many threads read files; undefined for as many as are good. */
  readonly workers?: number | undefined;
}

/** Reads files for a command, which has nothing else to do meanwhile. */
export function readerOf({ assets, workers }: Surroundings, loaded: LoadedEngine): FileReader {
  return new FileReader({
    ...loaded,
    script: join(assets, 'scan-worker.cjs'),
    workers,
    // Whoever says how many wants them.
    fewBytes: workers === undefined ? FEW_BYTES : 0,
    joinsIn: true,
    run: async (steps) => inOneGo(steps),
  });
}
