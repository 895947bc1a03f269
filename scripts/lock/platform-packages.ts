import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';

export const LOCK_FILE = join(ROOT, 'package-lock.json');

interface LockedPackage {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lock {
  packages: Record<string, LockedPackage>;
}

export function readLock(): Lock {
  return JSON.parse(readFileSync(LOCK_FILE, 'utf8'));
}

/**
 * The packages for other platforms that the lock file should name but does not, by the version they must have.
 * That happens when `npm install` runs against a registry mirror that lacks them; `npm ci` then refuses the file.
 */
export function missingPlatformPackages({ packages }: Lock): Map<string, string> {
  const wanted = Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([, { optionalDependencies = {} }]) => Object.entries(optionalDependencies));
  return new Map(wanted.filter(([name]) => packages[`node_modules/${name}`] === undefined));
}
