import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announce } from '../downloads/fetch.ts';
import { NEWEST_VSCODE } from '../downloads/packages.ts';
import { fetchVSCode } from '../downloads/vscode.ts';
import { ROOT } from '../lib/paths.ts';
import { packageExtension } from '../package/vsix.ts';
import { installExtension, startServer } from '../vscode/server.ts';
import { hasDisplay } from './desktop.ts';
import { environmentFor, type Target } from './target.ts';

/** How a platform opens an address in the default browser. */
const BROWSER_COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly [string, readonly string[]]>>> = {
  darwin: ['open', []],
  win32: ['rundll32', ['url.dll,FileProtocolHandler']],
};

/** Serves a VS Code with the packaged extension to a browser on this machine, until Ctrl+C. */
export async function openInBrowser(target: Target): Promise<void> {
  announce([NEWEST_VSCODE]);
  const [vsix, vscode] = await Promise.all([packageExtension(), fetchVSCode(NEWEST_VSCODE)]);
  const options = { vscode, dataFolder: join(ROOT, '.vscode-test', 'start') };
  await installExtension(options, vsix);
  const server = await startServer({
    ...options,
    settings: { 'security.workspace.trust.startupPrompt': 'never' },
    env: environmentFor(target),
  });
  const url = server.url(parametersFor(target, new URL(server.url()).host));
  console.log(`\nVS Code with CloudTrail Investigator is at\n\n  ${url}\n\nCtrl+C ends it.`);
  openBrowser(url);
}

/** What the workbench reads from its address. */
function parametersFor({ folder, file }: Target, host: string): Record<string, string> {
  const parameters = { folder: urlPath(folder) };
  if (file === undefined) return parameters;
  const uri = `vscode-remote://${host}${pathToFileURL(file).pathname}`;
  return { ...parameters, payload: JSON.stringify([['openFile', uri]]) };
}

/** A path as VS Code writes it in addresses: `/c:/logs` on Windows, the path itself elsewhere. */
function urlPath(path: string): string {
  return decodeURIComponent(pathToFileURL(path).pathname);
}

/** Opens the default browser if there is one; the address is printed anyway. */
function openBrowser(url: string): void {
  if (!hasDisplay()) return;
  const [command, args] = BROWSER_COMMANDS[process.platform] ?? ['xdg-open', []];
  const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
