import { run } from 'node:test';
import { inspect } from 'node:util';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';

export interface FileOptions {
  readonly timeoutSeconds: number;
  readonly concurrency: number;
}

/** Runs `node:test` files, unbuilt, each in a process of its own; prints the failures and returns the totals. */
export function runTestFiles(files: readonly string[], options: FileOptions): Promise<Totals> {
  const { promise, resolve, reject } = Promise.withResolvers<Totals>();
  const stream = run({
    files,
    cwd: ROOT,
    concurrency: options.concurrency,
    timeout: options.timeoutSeconds * 1000,
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
