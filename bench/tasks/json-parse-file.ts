import { readFileSync } from 'node:fs';

export function run(path: string): void {
  JSON.parse(readFileSync(path, 'utf8'));
}
