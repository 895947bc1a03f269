import { spawn, type ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/**
 * Starts a long-running process that never outlives this one, however this one ends. It gets a process group of its
 * own, so that its children end with it.
 */
export function startProcess(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): ChildProcess {
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  if (running.size === 0) endAllAtExit();
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a process that `startProcess` started, and waits until it is gone. */
export function endProcess(child: ChildProcess): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const impatient = setTimeout(() => kill(child, 'SIGKILL'), 5000);
  child.once('exit', () => {
    clearTimeout(impatient);
    kill(child, 'SIGKILL'); // what is left of its group
    resolve();
  });
  kill(child, 'SIGTERM');
  return promise;
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

let watching = false;
function endAllAtExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', () => running.forEach((child) => kill(child, 'SIGKILL')));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
}
