import { writeFileSync } from 'node:fs';

interface Test {
  readonly name: string;
  readonly body: () => Promise<void> | void;
}

const tests: Test[] = [];
const SECONDS_A_TEST = 180;

/** Registers a test. They run one after the other, in the order of the files and in each file from top to bottom. */
export function test(name: string, body: () => Promise<void> | void): void {
  tests.push({ name, body });
}

/**
 * Runs all registered tests and rejects if one failed. VS Code only hands on whether that happened, so the names and
 * errors go to the file that the environment names, after every test: whatever happens, it is known how far it came.
 */
export async function runTests(): Promise<void> {
  const failures: { name: string; error: string }[] = [];
  let passed = 0;
  for (const { name, body } of tests) {
    report({ passed, failures, running: name });
    const error = await failureOf(body);
    if (error === undefined) passed++;
    else failures.push({ name, error });
  }
  report({ passed, failures });
  if (failures.length > 0) throw new Error(`${failures.length} tests failed`);
}

function report(result: object): void {
  const file = process.env['CLOUDTRAIL_TEST_RESULT'];
  if (file) writeFileSync(file, JSON.stringify(result));
}

async function failureOf(body: Test['body']): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${SECONDS_A_TEST} s`)), SECONDS_A_TEST * 1000);
  });
  try {
    await Promise.race([body(), tooLong]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    clearTimeout(timer);
  }
}
