import { join } from 'node:path';

/** The folder of the checkout. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What the build writes and the extension package carries. */
export const DIST = join(ROOT, 'dist');

/** A file of an npm package, by its path and never through node_modules/.bin, which the packaged Node shadows. */
export function packageFile(path: string): string {
  return join(ROOT, 'node_modules', path);
}
