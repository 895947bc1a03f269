// npm run lock: names in package-lock.json the packages for other platforms that a registry mirror left out.
import { writeFileSync } from 'node:fs';
import { LOCK_FILE, missingPlatformPackages, readLock } from './platform-packages.ts';

const lock = readLock();
for (const [name, version] of missingPlatformPackages(lock)) {
  lock.packages[`node_modules/${name}`] = lockedPackage(name, version);
}
const sorted = Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted);
writeFileSync(LOCK_FILE, `${JSON.stringify(lock, null, 2)}\n`);

/** An entry as npm writes it, but for the hash, which only the registry that has the package knows. */
function lockedPackage(name: string, version: string): object {
  const [, os, cpu, abi = ''] =
    /([a-z0-9]+)-([a-z0-9]+)(?:-([a-z]+))?$/.exec(name.replace(/^.*\/(binding-)?/, '')) ?? [];
  const libc = abi.startsWith('musl') ? 'musl' : os === 'linux' && abi !== '' ? 'glibc' : undefined;
  return {
    version,
    cpu: [cpu],
    dev: true,
    ...(libc === undefined ? {} : { libc: [libc] }),
    license: 'MIT',
    optional: true,
    os: [os],
  };
}
