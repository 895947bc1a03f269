import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../lib/npm.ts';
import { fetchPackage } from './fetch.ts';
import type { Download } from './packages.ts';

/** Parts of the workbench that weigh half of it and that we never open: chat agents, their sandbox, containers. */
const UNUSED = ['@github/copilot-sdk', '@microsoft/mxc-sdk', '@devcontainers/cli'];

/** The first ripgrep that comes as a package; older ones are fetched from elsewhere by an install script. */
const RIPGREP = '1.18.0';

/**
 * Fetches a VS Code server and returns its folder. The package code-server carries a whole VS Code; its own server
 * and its install script, which builds native modules, are not used.
 */
export async function fetchVSCode(download: Download): Promise<string> {
  return join(await fetchPackage(download, prepare), 'lib', 'vscode');
}

async function prepare(folder: string): Promise<void> {
  const vscode = join(folder, 'lib', 'vscode');
  adaptManifest(join(vscode, 'package.json'));
  // Not `npm ci`: the package's shrinkwrap file is out of step with its package.json.
  await runNpm(['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: vscode,
  });
  symlinkSync('node_modules', join(vscode, 'node_modules.asar'), 'junction');
}

function adaptManifest(file: string): void {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  for (const name of UNUSED) delete manifest.dependencies[name];
  if (manifest.dependencies['@vscode/ripgrep']) manifest.dependencies['@vscode/ripgrep'] = RIPGREP;
  writeFileSync(file, JSON.stringify(manifest));
}
