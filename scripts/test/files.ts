import { run } from 'node:test';
import { inspect } from 'node:util';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';

export interface FileOptions {
  /** For a file that has a process of its own; of others, for a test. */
  readonly timeoutSeconds: number;
  /** How many processes at once, each for one file; undefined: all files in this one. */
  readonly processes?: number;
}

/** Runs `node:test` files, unbuilt; prints the failures and returns the totals. */
export function runTestFiles(files: readonly string[], options: FileOptions): Promise<Totals> {
  const { promise, resolve, reject } = Promise.withResolvers<Totals>();
  const { processes, timeoutSeconds } = options;
  const stream = run({
    files,
    cwd: ROOT,
    ...(processes === undefined ? { isolation: 'none' } : { concurrency: processes }),
    timeout: timeoutSeconds * 1000,
  });
  stream.on('test:fail', ({ name, file, line, details }) => {
    // A test that fails because of its subtests is told by these.
    if ('failureType' in details.error && details.error.failureType === 'subtestsFailed') return;
    console.log(`✗ ${name} (${file}:${line})\n${explain(details.error)}`);
  });
  stream.on('test:stdout', ({ message }) => process.stdout.write(message));
  stream.on('test:stderr', ({ message }) => process.stderr.write(message));
  stream.on('test:summary', ({ file, counts }) => {
    if (file) return; // one of many; the last has no file and counts them all
    resolve({ passed: counts.passed, failed: counts.tests - counts.passed - counts.skipped - counts.todo });
  });
  stream.on('error', reject);
  return promise;
}

function explain(error: Error): string {
  const cause = error.cause ?? error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
}
