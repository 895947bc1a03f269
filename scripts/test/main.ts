// npm test, or one suite of it: `main.ts unit [file…]`
import { report, single, sum, type Totals } from '../lib/totals.ts';
import { SUITES } from './suites.ts';

const [asked, ...files] = process.argv.slice(2);
const names = asked === undefined ? Object.keys(SUITES) : [...(SUITES[asked]?.needs ?? []), asked];
const totals = new Map<string, Totals>();
for (const name of names) totals.set(name, await runSuite(name));
console.log();
report(sum([...totals.values()]));

async function runSuite(name: string): Promise<Totals> {
  const suite = SUITES[name];
  if (!suite) throw new Error(`no such suite: ${name}; there are ${Object.keys(SUITES).join(', ')}`);
  const failedBefore = suite.needs?.find((needed) => totals.get(needed)?.failed);
  const reason = failedBefore === undefined ? suite.leftOut : `${failedBefore} failed`;
  if (reason !== undefined) {
    console.log(`\n${name} is left out: ${reason}`);
    return { passed: 0, failed: 0 };
  }
  console.log(`\n${name}`);
  const started = performance.now();
  const result = await suite.run(files).catch((error: unknown) => single(name, () => Promise.reject(error)));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`);
  return result;
}
