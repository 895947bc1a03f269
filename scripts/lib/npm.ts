import { npmCommand } from './npm-command.mjs';
import { run, type RunOptions } from './run.ts';

/** Runs npm quietly; rejects with what it printed if it fails. */
export async function runNpm(args: readonly string[], options: RunOptions): Promise<void> {
  const { command, leading } = npmCommand();
  const { code, output } = await run(command, [...leading, ...args], { timeoutSeconds: 600, ...options });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
}
