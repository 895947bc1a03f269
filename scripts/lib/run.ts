import { spawn } from 'node:child_process';
import { ROOT } from './paths.ts';

/** How a command ended: its exit code (null if it was ended by a signal) and all it printed. */
export interface RunResult {
  readonly code: number | null;
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
}

/** Runs a command to its end and returns what it printed; never rejects for a failing command. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { promise, resolve } = Promise.withResolvers<RunResult>();
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: (options.timeoutSeconds ?? 120) * 1000,
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.on('error', (error) => resolve({ code: null, output: output + error.message }));
  child.on('close', (code) => resolve({ code, output }));
  return promise;
}

/** Runs a JavaScript or TypeScript file with the Node that runs this script. */
export function runNode(file: string, args: readonly string[], options?: RunOptions): Promise<RunResult> {
  return run(process.execPath, [file, ...args], options);
}
