import { existsSync } from 'node:fs';
import { packageFile } from '../lib/paths.ts';
import { runNode, type RunResult } from '../lib/run.ts';
import { single, sum, type Totals } from '../lib/totals.ts';
import { missingPlatformPackages, readLock } from '../lock/platform-packages.ts';
import { layerViolations } from './layers.ts';

const PROJECTS = ['src/core', 'src', 'src/extension', 'src/webview', 'test/host', '.'].filter((path) =>
  existsSync(`${path}/tsconfig.json`),
);

const CHECKS: Readonly<Record<string, () => Promise<RunResult>>> = {
  ...Object.fromEntries(
    PROJECTS.map((path) => [`types ${path}`, () => tool('typescript/bin/tsc', '-p', path)]),
  ),
  lint: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  'dead code': () => tool('knip/bin/knip.js', '--no-progress'),
  layers: async () => clean(layerViolations()),
  'lock file': async () =>
    clean([...missingPlatformPackages(readLock()).keys()], 'npm run lock adds what is missing:'),
};

/** Everything that can be known about the source without running it. Each check counts as one test. */
export async function runChecks(): Promise<Totals> {
  return sum(
    await Promise.all(Object.entries(CHECKS).map(([name, check]) => single(name, () => expectClean(check)))),
  );
}

async function expectClean(check: () => Promise<RunResult>): Promise<void> {
  const { code, output } = await check();
  if (code !== 0) throw new Error(output.trimEnd());
}

function tool(path: string, ...args: string[]): Promise<RunResult> {
  return runNode(packageFile(path), args);
}

function clean(complaints: readonly string[], advice = ''): RunResult {
  return { code: complaints.length === 0 ? 0 : 1, output: [advice, ...complaints].join('\n') };
}
