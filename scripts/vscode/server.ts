import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, startProcess } from '../lib/processes.ts';
import { runNode } from '../lib/run.ts';

export interface ServerOptions {
  /** The folder of a VS Code server, from `fetchVSCode`. */
  readonly vscode: string;
  /** Where the server keeps its data: settings, extensions, logs. */
  readonly dataFolder: string;
  /** Where extensions are installed, if not inside the data folder. */
  readonly extensionsFolder?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

export interface VSCodeServer {
  readonly process: ChildProcess;
  /** The page that opens the workbench. */
  url(parameters?: Readonly<Record<string, string>>): string;
  stop(): Promise<void>;
}

/**
 * What keeps the workbench quiet: no chat side bar that takes the focus, no welcome page, no calls to anybody. And in a
 * browser VS Code would save by itself, so that a slip of the finger changes evidence.
 */
const QUIET_SETTINGS = {
  'files.autoSave': 'off',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'update.mode': 'none',
};

/** Starts a VS Code server on a free port of 127.0.0.1 and returns when it listens. */
export async function startServer(options: ServerOptions): Promise<VSCodeServer> {
  writeSettings(options);
  const token = randomBytes(16).toString('hex');
  const child = startProcess(process.execPath, serverArguments(options, token), {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...options.env },
  });
  const port = await listeningPort(child);
  return {
    process: child,
    url: (parameters) =>
      `http://127.0.0.1:${port}/?${String(new URLSearchParams({ tkn: token, ...parameters }))}`,
    stop: () => endProcess(child),
  };
}

/** Installs an extension package for the servers that use these folders. */
export async function installExtension(options: ServerOptions, vsix: string): Promise<void> {
  const args = ['--install-extension', vsix, '--force', ...commonArguments(options)];
  const { code, output } = await runNode(serverMain(options.vscode), args, {
    env: { EXTENSIONS_GALLERY: '{}' },
  });
  if (code !== 0) throw new Error(`VS Code could not install ${vsix}:\n${output}`);
}

function writeSettings({ dataFolder, settings }: ServerOptions): void {
  const folder = join(dataFolder, 'data', 'Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, null, 2));
}

function serverArguments(options: ServerOptions, token: string): string[] {
  return [
    serverMain(options.vscode),
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token, '--telemetry-level', 'off'],
    ...commonArguments(options),
    ...(options.args ?? []),
  ];
}

function commonArguments({ dataFolder, extensionsFolder }: ServerOptions): string[] {
  return [
    '--accept-server-license-terms',
    ...['--server-data-dir', dataFolder],
    ...(extensionsFolder === undefined ? [] : ['--extensions-dir', extensionsFolder]),
  ];
}

function serverMain(vscode: string): string {
  return join(vscode, 'out', 'server-main.js');
}

/** The port, from the line the server prints when it listens. */
function listeningPort(child: ChildProcess): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let output = '';
  const impatient = setTimeout(
    () => reject(new Error(`VS Code did not start within 120 s:\n${output}`)),
    120_000,
  );
  const read = (text: Buffer) => {
    output += text.toString();
    const port = /listening on (\d+)/.exec(output)?.[1];
    if (port !== undefined) resolve(Number(port));
  };
  child.stdout?.on('data', read);
  child.stderr?.on('data', read);
  child.once('exit', () => reject(new Error(`VS Code ended instead of starting:\n${output}`)));
  return promise.finally(() => clearTimeout(impatient));
}
