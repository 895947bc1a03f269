import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommand, type Command } from './arguments.ts';
import { explain } from './explain.ts';
import { pivot } from './pivot.ts';
import { scanPaths } from './scan.ts';
import type { Surroundings } from './reader.ts';
import type { Terminal } from './terminal.ts';
import { testRules } from './test-rules.ts';
import { USAGE, UsageError } from './usage.ts';

/** Runs one command line (without the program's name) and returns its exit code. */
export async function run(
  args: readonly string[],
  surroundings: Surroundings,
  terminal: Terminal,
): Promise<number> {
  try {
    return await runCommand(parseCommand(args), surroundings, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`cloudtrail-investigator: ${error.message}`);
    if (error.showUsage) for (const line of USAGE.trimEnd().split('\n')) terminal.note(line);
    return 2;
  }
}

async function runCommand(command: Command, surroundings: Surroundings, terminal: Terminal): Promise<number> {
  const { assets } = surroundings;
  switch (command.name) {
    case 'help':
      terminal.out(USAGE);
      return 0;
    case 'version':
      terminal.out(`${versionOf(assets)}\n`);
      return 0;
    case 'scan':
      return scanPaths(command, { ...surroundings, version: versionOf(assets), terminal });
    case 'pivot':
      return pivot(command, surroundings, terminal);
    case 'explain':
      return explain(command, surroundings, terminal);
    case 'test-rules':
      return testRules(command, surroundings, terminal);
  }
}

/** The version of the package that the folder of assets belongs to. */
function versionOf(assets: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(assets, '..', 'package.json'), 'utf8'));
  return manifest.version;
}
