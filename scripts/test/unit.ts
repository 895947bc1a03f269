import { globSync } from 'node:fs';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';
import { runTestFiles } from './files.ts';

/** The tests that need no VS Code: all of test/ but host/ and ui/, or only the files asked for. */
export function runUnitTests(asked: readonly string[]): Promise<Totals> {
  const files = asked.length > 0 ? asked : unitTests();
  return runTestFiles(files, { concurrency: 2, timeoutSeconds: 60 });
}

function unitTests(): string[] {
  return globSync('test/**/*.test.ts', { cwd: ROOT }).filter(
    (file) => !/^test[\\/](host|ui)[\\/]/.test(file),
  );
}
