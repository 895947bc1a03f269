import { readFileSync } from 'node:fs';

/** The floor for a file that is not compressed. */
export function run(path: string): void {
  readFileSync(path);
}
