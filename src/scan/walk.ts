import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { dirname, sep } from 'node:path';
import { inOneGo } from '../core/log/steps.ts';
import { systemMessage } from './files/system-message.ts';

/** What stands at the paths given. */
export interface Walked {
  /** Every regular file, once, in the order of its path. */
  readonly files: readonly string[];
  /** What could not be looked into. */
  readonly problems: readonly WalkProblem[];
}

export interface WalkProblem {
  readonly path: string;
  readonly code: 'unreadable-path' | 'not-a-file';
  readonly message: string;
}

/**
 * Finds the files at `paths`: a file itself, of a folder everything in it at any depth. Links are followed; a file or
 * folder that several ways lead to is met once, so no loop of links is endless. Paths are built from those given. `met` is
 * told now and then how many files there are at least.
 */
export function walk(paths: readonly string[], met?: (files: number) => void): Walked {
  return inOneGo(walkInSteps(paths, met));
}

/** The same, one file or folder a step, for a caller that has other things to do. */
export function* walkInSteps(
  paths: readonly string[],
  met: (files: number) => void = () => {},
): Generator<void, Walked> {
  const files: string[] = [];
  const problems: WalkProblem[] = [];
  const folders = new Set<string>();
  /** The folders that could be listed: of thousands of files none has to be remembered, */
  const listed = new Set<string>();
  /** but those that were met otherwise. */
  const alone = new Set<string>();

  const isNewAlone = (real: string): boolean => !listed.has(dirname(real)) && isNew(real, alone);
  function* visit(path: string): Generator<void, void> {
    yield;
    try {
      const status = statSync(path);
      const real = realpathSync(path);
      if (status.isFile()) {
        if (isNewAlone(real)) files.push(path);
      } else if (status.isDirectory()) {
        if (isNew(real, folders)) yield* visitAll(path, real);
      } else if (isNew(real, alone))
        problems.push({ path, code: 'not-a-file', message: 'neither a file nor a folder' });
    } catch (error) {
      problems.push({ path, code: 'unreadable-path', message: systemMessage(error) });
    }
  }
  /** Of almost all that is in a folder the folder tells what it is, and so there is nothing to ask of each. */
  function* visitAll(folder: string, real: string): Generator<void, void> {
    const [prefix, realPrefix] = [withSlash(folder, '/'), withSlash(real, sep)];
    const entries = readdirSync(folder, { withFileTypes: true });
    listed.add(real);
    for (const entry of entries.toSorted(byName)) {
      const path = prefix + entry.name;
      if (!entry.isFile()) yield* visit(path);
      else {
        yield;
        if (alone.size === 0 || !alone.has(realPrefix + entry.name)) files.push(path);
      }
    }
    met(files.length);
  }
  for (const path of paths) yield* visit(path);
  return { files: files.toSorted(), problems };
}

function isNew(item: string, known: Set<string>): boolean {
  return known.size < known.add(item).size;
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function withSlash(folder: string, slash: string): string {
  return folder.endsWith('/') || folder.endsWith(sep) ? folder : folder + slash;
}
