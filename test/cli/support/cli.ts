import { join } from 'node:path';
import { run } from '../../../src/cli/run.ts';

const ASSETS = join(import.meta.dirname, '..', '..', '..', 'dist');

/** What a command line gave. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  /** Lines on stderr. */
  readonly notes: readonly string[];
}

/** Runs one command line in this process, with the assets that the last build made. */
export function runCli(...args: readonly string[]): Promise<CliResult> {
  return runCliWith(undefined, ...args);
}

/** The same with so many threads that read files, however little there is to read. */
export async function runCliWith(
  workers: number | undefined,
  ...args: readonly string[]
): Promise<CliResult> {
  let out = '';
  const notes: string[] = [];
  const code = await run(
    args,
    { assets: ASSETS, workers },
    {
      out: (text) => (out += text),
      note: (line) => notes.push(line),
      progress: () => {},
    },
  );
  return { code, out, notes };
}

/** The values of JSON lines. */
export function jsonLines<T>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
