import { existsSync, globSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LOAD_VARIABLE } from '../../src/protocol.ts';
import { ROOT } from '../lib/paths.ts';

const SAMPLE_CASE = join(ROOT, 'media', 'sample-case');

/** What to open: a folder, and a file of it to begin with. */
export interface Target {
  readonly folder: string;
  readonly file?: string;
  /** A file or folder that is loaded as a case. */
  readonly load?: string;
}

/** What a path on the command line means; npm changes the working directory, so it tells where the user was. */
export function targetOf(path: string | undefined): Target {
  if (path === undefined) return sampleCase();
  const absolute = resolve(process.env['INIT_CWD'] ?? '.', path);
  if (!existsSync(absolute)) throw new Error(`there is no ${absolute}`);
  if (statSync(absolute).isDirectory()) return { folder: absolute, load: absolute };
  const target = { folder: dirname(absolute), load: absolute };
  // No editor shows what is compressed; the extension opens it once it is loaded.
  return absolute.endsWith('.gz') ? target : { ...target, file: absolute };
}

/** What tells the extension in the window that is opened to load it. */
export function environmentFor({ load }: Target): Readonly<Record<string, string>> {
  return load === undefined ? {} : { [LOAD_VARIABLE]: load };
}

function sampleCase(): Target {
  const [log] = globSync('*.json', { cwd: SAMPLE_CASE }).toSorted();
  return log === undefined ? { folder: SAMPLE_CASE } : { folder: SAMPLE_CASE, file: join(SAMPLE_CASE, log) };
}
