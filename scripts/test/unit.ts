import { fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { sum, type Totals } from '../lib/totals.ts';
import { runTestFiles } from './files.ts';

/** What is tested here needs no file, thread or process of its own, so its tests can share a process. */
const PURE = /^test[\\/](core|rules|kernel|extension)[\\/]/;
const IN_VSCODE = /^test[\\/](host|ui)[\\/]/;

/** The tests that need no VS Code: all of test/ but host/ and ui/, or only the files asked for. */
export async function runUnitTests(asked: readonly string[]): Promise<Totals> {
  // Each process would strip the types of all that it imports; so the first does it for all.
  process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'node_modules', '.cache', 'compiled');
  if (asked.length > 0) return runTestFiles(asked, { processes: 2, timeoutSeconds: 60 });
  const files = globSync('test/**/*.test.ts', { cwd: ROOT }).filter((file) => !IN_VSCODE.test(file));
  const pure = files.filter((file) => PURE.test(file));
  const others = files.filter((file) => !PURE.test(file));
  return sum(
    await Promise.all([runTogether(pure), runTestFiles(others, { processes: 2, timeoutSeconds: 60 })]),
  );
}

/** In one process beside this one. */
async function runTogether(files: readonly string[]): Promise<Totals> {
  const child = fork(join(import.meta.dirname, 'together.ts'), files, { cwd: ROOT, timeout: 600_000 });
  const totals = once(child, 'message');
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`the process of the tests in ${files.length} files ended early, with code ${code}`);
  });
  const [message] = await Promise.race([totals, died]);
  died.catch(() => {}); // It has told what it had to.
  return message as Totals;
}
