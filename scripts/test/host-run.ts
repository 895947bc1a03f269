import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';

/** What one run of the tests in an extension host is given. */
export interface HostRun {
  /** The folder that is open: a copy of test/fixtures, and of the sample case in `sample-case`. */
  readonly workspace: string;
  /** Where VS Code may keep its data. */
  readonly dataFolder: string;
  /** For the extension host: where tests write their result, and what they have measured. */
  readonly env: Readonly<Record<string, string>>;
}

/** What test/host/framework.ts writes. */
interface Result {
  readonly passed: number;
  readonly failures: readonly { readonly name: string; readonly error: string }[];
  /** The test that never ended, if there is one. */
  readonly running?: string;
}

/** Prepares folders, lets `start` run the tests in some VS Code, which returns its log, and reports the result. */
export async function runInHost(title: string, start: (run: HostRun) => Promise<string>): Promise<Totals> {
  const temporary = mkdtempSync(join(tmpdir(), 'cloudtrail-host-'));
  const workspace = join(temporary, 'workspace');
  const resultFile = join(temporary, 'result.json');
  cpSync(join(ROOT, 'test', 'fixtures'), workspace, { recursive: true });
  cpSync(join(ROOT, 'media', 'sample-case'), join(workspace, 'sample-case'), { recursive: true });
  try {
    const env = { CLOUDTRAIL_TEST_RESULT: resultFile, CLOUDTRAIL_TEST_ARTIFACTS: join(ROOT, 'artifacts') };
    const log = await start({ workspace, dataFolder: join(temporary, 'data'), env });
    return reportResult(title, resultFile, log);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

function reportResult(title: string, resultFile: string, log: string): Totals {
  if (!existsSync(resultFile)) {
    console.log(`✗ ${title}: the tests did not begin\n${log}`);
    return { passed: 0, failed: 1 };
  }
  const { passed, failures, running }: Result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const all = running === undefined ? failures : [...failures, { name: running, error: 'never ended' }];
  for (const { name, error } of all) console.log(`✗ ${title}: ${name}\n${error}`);
  console.log(`${title}: ${passed} passed, ${all.length} failed`);
  return { passed, failed: all.length };
}
