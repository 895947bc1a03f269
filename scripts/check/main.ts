// npm run check: everything that can be known about the source without running it.
import { existsSync } from 'node:fs';
import { packageFile } from '../lib/paths.ts';
import { runNode, type RunResult } from '../lib/run.ts';
import { layerViolations } from './layers.ts';

const PROJECTS = ['src/core', 'src', 'src/extension', 'src/webview', 'test/host', '.'].filter((path) =>
  existsSync(`${path}/tsconfig.json`),
);

const STEPS: Readonly<Record<string, () => Promise<RunResult>>> = {
  ...Object.fromEntries(
    PROJECTS.map((path) => [`types ${path}`, () => tool('typescript/bin/tsc', '-p', path)]),
  ),
  lint: () => tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  format: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  'dead code': () => tool('knip/bin/knip.js', '--no-progress'),
  layers: async () => {
    const violations = layerViolations();
    return { code: violations.length === 0 ? 0 : 1, output: violations.join('\n') };
  },
};

// All at once, reported in their order.
const running = Object.entries(STEPS).map(([name, step]) => ({ name, result: step() }));
let failed = 0;
for (const { name, result } of running) {
  const { code, output } = await result;
  console.log(`${code === 0 ? '✓' : '✗'} ${name}`);
  if (code !== 0) {
    failed++;
    console.log(output.trimEnd());
  }
}
console.log(`${Object.keys(STEPS).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function tool(path: string, ...args: string[]): Promise<RunResult> {
  return runNode(packageFile(path), args);
}
