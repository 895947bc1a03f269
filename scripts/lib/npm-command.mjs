import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * npm as a JavaScript file for Node to run, because Windows cannot spawn `npm` without a shell: the one that runs
 * this script, or the one that came with this Node.
 * @returns {{ command: string, leading: string[] }}
 */
export function npmCommand() {
  const node = process.env.npm_node_execpath ?? process.execPath;
  const beside = join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const besideOnWindows = join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const file = [process.env.npm_execpath, beside, besideOnWindows].find(
    (path) => path?.endsWith('.js') && existsSync(path),
  );
  return file ? { command: node, leading: [file] } : { command: 'npm', leading: [] };
}
