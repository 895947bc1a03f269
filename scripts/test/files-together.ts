import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';

/** Runs test files in one process beside this one, which saves starting one for each. */
export async function runFilesTogether(files: readonly string[]): Promise<Totals> {
  const child = fork(join(import.meta.dirname, 'together.ts'), files, { cwd: ROOT, timeout: 1_800_000 });
  const totals = once(child, 'message');
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of the tests in ${files.length} files ended early, with code ${code}`);
  });
  const [message] = await Promise.race([totals, died]);
  died.catch(() => {}); // It has told what it had to.
  return message as Totals;
}
