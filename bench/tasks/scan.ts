import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DIST } from '../../scripts/lib/paths.ts';

/** What is to be scanned, and where its summary goes. */
export interface ScanWork {
  readonly path: string;
  readonly summary: string;
}

/** The built command line: reads, de-duplicates, runs the built-in rules and places what they find. */
export function run({ path, summary }: ScanWork): void {
  const program = join(DIST, 'cli.cjs');
  process.argv = [process.execPath, program, 'scan', path, '--format', 'jsonl', '--summary', summary];
  createRequire(import.meta.url)(program);
}
