import { compileOnce } from './compile-once.ts';
import type { Totals } from '../lib/totals.ts';
import { runFilesTogether } from './files-together.ts';
import { unitFiles } from './unit-files.ts';

/** The tests of what is pure but for the thorough ones, or only the files asked for: quick enough for after each change. */
export async function runCoreTests(asked: readonly string[]): Promise<Totals> {
  compileOnce();
  return runFilesTogether(asked.length > 0 ? asked : unitFiles().core);
}
