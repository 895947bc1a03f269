import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, packageFile } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';

const FLAGS = [
  '--no-dependencies', // esbuild has bundled them
  '--allow-missing-repository',
  '--no-rewrite-relative-links', // of the README: without a repository there is nowhere to point them
  '--allow-package-all-secrets', // the sample case is full of made-up access keys, which is its point
];

/**
 * Packs dist/ and what else ships into an extension package, says what is in it, and returns its path. Compressing
 * takes seconds, so a package that was made of the same files is taken as it is.
 */
export async function packageExtension(): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const vsix = join(ROOT, `${name}-${version}.vsix`);
  const files = shippedFiles();
  const hash = hashOf(files);
  const hashFile = join(ROOT, '.vscode-test', 'vsix.sha256');
  if (!existsSync(vsix) || !existsSync(hashFile) || readFileSync(hashFile, 'utf8') !== hash) {
    const partial = `${vsix}.${process.pid}`;
    await runVsce(['package', ...FLAGS, '--out', partial]);
    renameSync(partial, vsix);
    mkdirSync(dirname(hashFile), { recursive: true });
    writeFileSync(hashFile, hash);
  }
  console.log(
    `packaged ${name}-${version}.vsix: ${files.length} files, ${Math.ceil(statSync(vsix).size / 1024)} KB`,
  );
  return vsix;
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

/** What .vscodeignore lets through. vsce could list it too, but walks all of the checkout for that. */
function shippedFiles(): string[] {
  const lines = readFileSync(join(ROOT, '.vscodeignore'), 'utf8').split('\n');
  const patterns = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  return globSync(patterns, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}

async function runVsce(args: readonly string[]): Promise<void> {
  const { code, output } = await runNode(packageFile('@vscode/vsce/vsce'), args);
  if (code !== 0) throw new Error(`vsce failed:\n${output}`);
}
