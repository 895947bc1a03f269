import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contestant } from '../process/interleave.ts';
import { costOf } from '../process/run.ts';

export const OURS = 'CloudTrail Investigator';

/** The built command line on a folder or file. It has to find just the events that were made. */
export function ours(
  path: string,
  expected: { readonly events: number; readonly duplicates: number },
): Contestant {
  return {
    name: OURS,
    run: async () => {
      const summary = join(path, '..', 'summary.json');
      const cost = await costOf(new URL('../tasks/scan.ts', import.meta.url), { path, summary });
      const { events, duplicates, unreadable } = JSON.parse(readFileSync(summary, 'utf8'));
      if (events !== expected.events || duplicates !== expected.duplicates || unreadable !== 0)
        throw new Error(
          `${path}: ${events} events, ${duplicates} duplicates, ${unreadable} unreadable were read`,
        );
      return cost;
    },
  };
}

/** Work of a module of bench/tasks in a process of its own. */
export function work(name: string, module: string, argument: string): Contestant {
  return { name, run: () => costOf(new URL(`../tasks/${module}.ts`, import.meta.url), argument) };
}
