// npm run test:electron: test/host in a desktop VS Code, which this downloads from Microsoft. No part of npm test.
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from '../build/build.ts';
import { ROOT } from '../lib/paths.ts';
import { report } from '../lib/totals.ts';
import { bundleHostTests } from './host-bundle.ts';
import { runInHost, type HostRun } from './host-run.ts';

await build();
const tests = await bundleHostTests();
report(await runInHost('desktop VS Code', (run) => runOnDesktop(tests, run)));

async function runOnDesktop(
  extensionTestsPath: string,
  { workspace, dataFolder, env }: HostRun,
): Promise<string> {
  try {
    await runTests({
      version: process.argv[2] ?? 'stable',
      cachePath: join(ROOT, '.vscode-test', 'desktop'),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath,
      extensionTestsEnv: { ...env },
      launchArgs: [
        workspace,
        '--user-data-dir',
        dataFolder,
        '--disable-extensions',
        '--disable-workspace-trust',
      ],
    });
    return '';
  } catch (error) {
    return String(error);
  }
}
