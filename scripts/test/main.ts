// npm test, or a part of it: `main.ts unit [file…]`
import { build } from '../build/build.ts';
import { runChecks } from '../check/checks.ts';
import { report, single, sum, type Totals } from '../lib/totals.ts';
import { runHostTests } from './host.ts';
import { runUiTests } from './ui.ts';
import { runUnitTests } from './unit.ts';

type Suite = (files: readonly string[]) => Promise<Totals>;

const SUITES: Readonly<Record<string, Suite>> = {
  check: runChecks,
  build: () => single('build', build),
  unit: runUnitTests,
  host: runHostTests,
  ui: runUiTests,
};

/** What a part needs built before it. */
const NEEDS_BUILD = new Set(['floor', 'host', 'ui']);

const [part, ...files] = process.argv.slice(2);
const names = part === undefined ? Object.keys(SUITES) : NEEDS_BUILD.has(part) ? ['build', part] : [part];

const totals: Totals[] = [];
for (const name of names) {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no such part: ${name}; there are ${Object.keys(SUITES).join(', ')}`);
  console.log(`\n${name}`);
  const started = performance.now();
  const { passed, failed } = await suite(files);
  totals.push({ passed, failed });
  console.log(
    `${name}: ${passed} passed, ${failed} failed (${((performance.now() - started) / 1000).toFixed(1)} s)`,
  );
}
console.log();
report(sum(totals));
