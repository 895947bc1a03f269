/**
 * The kernel against the walker, its oracle, on random texts. `KERNEL_FUZZ=100000 npm run test:unit test/kernel/scan-fuzz.thorough.test.ts`
 * runs longer; `KERNEL_SEED` begins elsewhere.
 */
import { test } from 'node:test';
import { hostileText } from './support/hostile.ts';
import { readBothWays } from './support/kernel.ts';
import { randomFrom } from './support/random.ts';

const TEXTS = Number(process.env['KERNEL_FUZZ'] ?? 1000);
const SEED = Number(process.env['KERNEL_SEED'] ?? 1);

test(`${TEXTS} hostile texts are read alike`, (context) => {
  let byKernel = 0;
  let events = 0;
  for (let seed = SEED; seed < SEED + TEXTS; seed++) {
    const text = hostileText(randomFrom(seed));
    try {
      const read = readBothWays(new TextEncoder().encode(text));
      byKernel += read.byKernel;
      events += read.log.events.length;
    } catch (error) {
      throw new Error(`seed ${seed}: ${text}`, { cause: error });
    }
  }
  context.diagnostic(`the kernel read ${byKernel} of ${events} events`);
});
