import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCase } from '../data/case.ts';
import type { Part } from '../part.ts';
import { measureWaits, type Waits } from './waits.ts';

const EVENTS_PER_FILE = 500;

/** How long other requests wait while the server loads a case of so many files, and while it opens it again. */
export async function measureCaseServer(folder: string, sizes: readonly number[]): Promise<Part> {
  const waits: Waits[] = [];
  for (const files of sizes) {
    const at = join(folder, `server-${files}`);
    mkdirSync(at, { recursive: true });
    const { gzip } = await makeCase(at, {
      files,
      eventsPerFile: EVENTS_PER_FILE,
      tinyFiles: 0,
      lineBytes: 1,
      prettyBytes: 1000,
    });
    waits.push(...(await measureWaits(`${files} files`, gzip.folder, join(folder, 'indexes'))));
  }
  return {
    goals: [],
    tables: [
      {
        title: `a case in the server, of files of ${EVENTS_PER_FILE} events: how long others wait`,
        head: ['', 'in all', 'longest wait of a hover elsewhere'],
        rows: waits.map(({ what, totalMs, longestMs }) => [
          what,
          `${totalMs.toFixed(0)} ms`,
          `${longestMs.toFixed(0)} ms`,
        ]),
      },
    ],
    data: waits,
  };
}
