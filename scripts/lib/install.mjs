import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCommand } from './npm-command.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm ci`, unless node_modules holds what package-lock.json says. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the development tools (npm ci, about 180 MB the first time) …');
  const { command, leading } = npmCommand();
  const { status } = spawnSync(command, [...leading, 'ci', '--loglevel=error'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('npm ci failed: see its messages above.');
}

/** True if every package of the lock file is there in its version; one that is for another platform may be absent. */
function isInstalled() {
  const installedFile = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(join(ROOT, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' ||
      (installed[path] ? installed[path].version === wanted.version : wanted.optional === true),
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}
