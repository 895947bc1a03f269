import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { cpuOf, memoryOf } from './usage.ts';

/** What a piece of work cost in a process of its own. */
export interface Cost {
  /** By the clock. */
  readonly milliseconds: number;
  /** The processor's, on all cores together. */
  readonly cpuMs?: number | undefined;
  /** The most memory it had beyond what the process starts with. */
  readonly peakBytes?: number | undefined;
  /** What the work returned. */
  readonly result?: unknown;
}

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));

/** Does the work of a module (its `run(argument)`) in a Node process of its own. */
export async function costOf(module: URL, argument: unknown): Promise<Cost> {
  const args = [CHILD, module.href, JSON.stringify(argument)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  let cost = '';
  let messages = '';
  child.stderr!.on('data', (text: Buffer) => (messages += text.toString()));
  child.stdio[3]!.on('data', (text: Buffer) => (cost += text.toString()));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  );
  if (code !== 0) throw new Error(`${module.pathname} ended with ${code}:\n${messages}`);
  return JSON.parse(cost) as Cost;
}

/** How often another program's use of memory and processor is looked at, in milliseconds. */
const LOOK_EVERY = 10;

/** Runs another program to its end. Its memory is unknown where it works through further processes. */
export async function costOfCommand(command: string, args: readonly string[]): Promise<Cost> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: 'ignore' });
  let peakBytes: number | undefined;
  let cpuMs: number | undefined;
  const looking = setInterval(() => {
    peakBytes = memoryOf(child.pid!)?.peak || peakBytes;
    cpuMs = cpuOf(child.pid!) ?? cpuMs;
  }, LOOK_EVERY);
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  ).finally(() => clearInterval(looking));
  // 1 and 123 say that some file held nothing of what was looked for.
  if (code !== 0 && code !== 1 && code !== 123) throw new Error(`${command} ended with ${code}`);
  return { milliseconds: performance.now() - started, cpuMs, peakBytes };
}
