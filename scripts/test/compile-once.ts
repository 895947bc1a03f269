import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';

/** Each process of tests would strip the types of all that it imports; so the first does it for all. */
export function compileOnce(): void {
  process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'node_modules', '.cache', 'compiled');
}
