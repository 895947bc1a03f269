import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT, packageFile } from '../lib/paths.ts';
import { runNode } from '../lib/run.ts';

const FLAGS = [
  '--allow-missing-repository',
  '--allow-package-all-secrets', // the sample case is full of made-up access keys, which is its point
];

/**
 * Packs dist/ and what else ships into an extension package, says what is in it, and returns its path. Compressing
 * takes seconds, so a package that was made of the same files is taken as it is.
 */
export async function packageExtension(): Promise<string> {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const vsix = join(ROOT, `${name}-${version}.vsix`);
  const files = (await vsce('ls')).trim().split('\n');
  const hash = hashOf(files);
  const hashFile = join(ROOT, '.vscode-test', 'vsix.sha256');
  if (!existsSync(vsix) || !existsSync(hashFile) || readFileSync(hashFile, 'utf8') !== hash) {
    const partial = `${vsix}.${process.pid}`;
    await vsce('package', ...FLAGS, '--out', partial);
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
  for (const file of files) hash.update(file).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

/** Runs vsce; our dependencies are bundled, so it need not look for them. */
async function vsce(command: string, ...args: string[]): Promise<string> {
  const { code, output } = await runNode(packageFile('@vscode/vsce/vsce'), [
    command,
    '--no-dependencies',
    ...args,
  ]);
  if (code !== 0) throw new Error(`vsce ${command} failed:\n${output}`);
  return output;
}
