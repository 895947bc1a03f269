import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommand, type Command } from './arguments.ts';
import { pivot } from './pivot.ts';
import { scanPaths } from './scan.ts';
import type { Terminal } from './terminal.ts';
import { USAGE, UsageError } from './usage.ts';

/**
 * Runs one command line (without the program's name) and returns its exit code. `assets` is the folder with the rule
 * pack, the AS table and the word lists.
 */
export function run(args: readonly string[], assets: string, terminal: Terminal): number {
  try {
    return runCommand(parseCommand(args), assets, terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.note(`cloudtrail-investigator: ${error.message}`);
    if (error.showUsage) for (const line of USAGE.trimEnd().split('\n')) terminal.note(line);
    return 2;
  }
}

function runCommand(command: Command, assets: string, terminal: Terminal): number {
  switch (command.name) {
    case 'help':
      terminal.out(USAGE);
      return 0;
    case 'version':
      terminal.out(`${versionOf(assets)}\n`);
      return 0;
    case 'scan':
      return scanPaths(command, { assets, version: versionOf(assets), terminal });
    case 'pivot':
      return pivot(command, assets, terminal);
  }
}

/** The version of the package that the folder of assets belongs to. */
function versionOf(assets: string): string {
  const manifest: { version: string } = JSON.parse(readFileSync(join(assets, '..', 'package.json'), 'utf8'));
  return manifest.version;
}
