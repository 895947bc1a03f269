// How every npm script begins: `node scripts/with-node.mjs FILE arguments…`
//
// Plain JavaScript without dependencies, because it runs under whatever Node (20 or newer) the user has. It installs
// what the lock file says if that is not there yet, then runs FILE, which may be TypeScript, with the Node 24 that
// is one of those packages.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './lib/install.mjs';
import { pinnedNode } from './lib/pinned-node.mjs';

const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('usage: node scripts/with-node.mjs FILE arguments…');
  process.exit(2);
}

try {
  ensureInstalled();
  const child = spawn(pinnedNode(), [file, ...args], { stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; this process only has to stay until the child has cleaned up.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
