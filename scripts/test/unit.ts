import { sum, type Totals } from '../lib/totals.ts';
import { compileOnce } from './compile-once.ts';
import { runFilesTogether } from './files-together.ts';
import { runTestFiles } from './files.ts';
import { unitFiles } from './unit-files.ts';

/** All other tests that need no VS Code, or only the files asked for. */
export async function runUnitTests(asked: readonly string[]): Promise<Totals> {
  compileOnce();
  const alone = { processes: 2, timeoutSeconds: 300 };
  if (asked.length > 0) return runTestFiles(asked, alone);
  const { thorough, others } = unitFiles();
  return sum(await Promise.all([runFilesTogether(thorough), runTestFiles(others, alone)]));
}
