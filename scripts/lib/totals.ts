/** How many tests of a suite passed and failed. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/** The totals of several suites together. */
export function sum(totals: readonly Totals[]): Totals {
  return {
    passed: totals.reduce((count, { passed }) => count + passed, 0),
    failed: totals.reduce((count, { failed }) => count + failed, 0),
  };
}

/** A suite that is one test: it passes unless `test` throws, whose message is then printed. */
export async function single(name: string, test: () => Promise<void>): Promise<Totals> {
  try {
    await test();
    console.log(`✓ ${name}`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** The closing line of a run, and its exit code. */
export function report({ passed, failed }: Totals): void {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
