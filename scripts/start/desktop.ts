import { spawnSync, type SpawnSyncOptions } from 'node:child_process';
import { ROOT } from '../lib/paths.ts';
import { environmentFor, type Target } from './target.ts';

const OLDEST_MINOR = 100; // package.json: engines.vscode

/** Windows finds `code.cmd` only with the help of a shell. */
const OPTIONS: SpawnSyncOptions & { encoding: 'utf8' } = {
  encoding: 'utf8',
  shell: process.platform === 'win32',
};

/** True where a window can be opened at all. */
export function hasDisplay(): boolean {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** The command that opens the user's own VS Code, if there is one that is new enough. */
export function desktopCommand(): string | undefined {
  if (!hasDisplay()) return undefined;
  const minor = /^1\.(\d+)\./.exec(spawnSync('code', ['--version'], OPTIONS).stdout ?? '')?.[1];
  return minor !== undefined && Number(minor) >= OLDEST_MINOR ? 'code' : undefined;
}

/** Opens a new window that loads the extension from this checkout; nothing is installed. */
export function openOnDesktop(command: string, target: Target): void {
  const { folder, file } = target;
  const paths = [folder, ...(file === undefined ? [] : [file])];
  // A VS Code that is running already has an environment of its own, so this travels as an argument.
  const environment = `--extensionEnvironment=${JSON.stringify(environmentFor(target))}`;
  const args = ['--new-window', `--extensionDevelopmentPath=${ROOT}`, environment, ...paths];
  const quoted = process.platform === 'win32' ? args.map((arg) => `"${arg.replaceAll('"', '\\"')}"`) : args;
  const { status } = spawnSync(command, quoted, OPTIONS);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
  console.log(`VS Code opens ${file ?? folder} in a new window, with the extension of this checkout.`);
}
