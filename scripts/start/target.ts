import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from '../lib/paths.ts';

const SAMPLE_CASE = join(ROOT, 'media', 'sample-case');

/** What to open: a folder, and a file of it to begin with. */
export interface Target {
  readonly folder: string;
  readonly file?: string;
}

/** What a path on the command line means; npm changes the working directory, so it tells where the user was. */
export function targetOf(path: string | undefined): Target {
  if (path === undefined) return sampleCase();
  const absolute = resolve(process.env['INIT_CWD'] ?? '.', path);
  if (!existsSync(absolute)) throw new Error(`there is no ${absolute}`);
  return statSync(absolute).isDirectory()
    ? { folder: absolute }
    : { folder: dirname(absolute), file: absolute };
}

function sampleCase(): Target {
  const [log] = globSync('*.json', { cwd: SAMPLE_CASE }).toSorted();
  return log === undefined ? { folder: SAMPLE_CASE } : { folder: SAMPLE_CASE, file: join(SAMPLE_CASE, log) };
}
