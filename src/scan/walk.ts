import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { sep } from 'node:path';
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
  const known = new Set<string>();

  const isNew = (real: string): boolean => known.size < known.add(real).size;
  function* visit(path: string): Generator<void, void> {
    yield;
    try {
      const status = statSync(path);
      const real = realpathSync(path);
      if (!isNew(real)) return;
      if (status.isFile()) files.push(path);
      else if (status.isDirectory()) yield* visitAll(path, real);
      else problems.push({ path, code: 'not-a-file', message: 'neither a file nor a folder' });
    } catch (error) {
      problems.push({ path, code: 'unreadable-path', message: systemMessage(error) });
    }
  }
  /** Of almost all that is in a folder the folder tells what it is, and so there is nothing to ask of each. */
  function* visitAll(folder: string, real: string): Generator<void, void> {
    const [prefix, realPrefix] = [withSlash(folder, '/'), withSlash(real, sep)];
    for (const entry of readdirSync(folder, { withFileTypes: true }).toSorted(byName)) {
      const path = prefix + entry.name;
      if (!entry.isFile()) yield* visit(path);
      else {
        yield;
        // Of thousands of files the paths are not to be held twice.
        if (isNew(realPrefix === prefix ? path : realPrefix + entry.name)) files.push(path);
      }
    }
    met(files.length);
  }
  for (const path of paths) yield* visit(path);
  return { files: files.toSorted(), problems };
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

function withSlash(folder: string, slash: string): string {
  return folder.endsWith('/') || folder.endsWith(sep) ? folder : folder + slash;
}
