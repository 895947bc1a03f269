import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../lib/npm.ts';
import { fetchPackage } from './fetch.ts';
import type { Download } from './packages.ts';

/**
 * Fetches a VS Code server and returns its folder. The package code-server carries a whole VS Code; its own server
 * and its install script, which builds native modules, are not used.
 */
export async function fetchVSCode(download: Download): Promise<string> {
  return join(await fetchPackage(download, installDependencies), 'lib', 'vscode');
}

async function installDependencies(folder: string): Promise<void> {
  const vscode = join(folder, 'lib', 'vscode');
  // Not `npm ci`: the package's shrinkwrap file is out of step with its package.json.
  await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: vscode,
  });
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'), 'junction');
  rmSync(join(folder, 'out'), { recursive: true, force: true });
}
