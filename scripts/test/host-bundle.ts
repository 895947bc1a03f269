import { globSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../lib/paths.ts';

/** Makes one CommonJS file of all tests in test/host, or only of the files asked for, and returns its path. */
export async function bundleHostTests(asked: readonly string[] = []): Promise<string> {
  const outfile = join(ROOT, '.vscode-test', 'out', 'host-tests.cjs');
  const files = asked.length > 0 ? asked : globSync('test/host/*.test.ts', { cwd: ROOT }).toSorted();
  const modules = files.map((file) => `import ${JSON.stringify(`./${file.replaceAll('\\', '/')}`)};`);
  await build({
    stdin: { contents: [...modules, `export * from './test/host/index.ts';`].join('\n'), resolveDir: ROOT },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode'],
    outfile,
  });
  return outfile;
}
