import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from '../downloads/fetch.ts';
import { NEWEST_VSCODE } from '../downloads/packages.ts';
import { fetchVSCode } from '../downloads/vscode.ts';
import { ROOT } from '../lib/paths.ts';
import type { Totals } from '../lib/totals.ts';
import { packageExtension } from '../package/vsix.ts';
import { installExtension } from '../vscode/server.ts';
import { runTestFiles } from './files.ts';

/** Packages and installs the extension, then drives the real workbench with it: test/ui, or only the files asked for. */
export async function runUiTests(asked: readonly string[]): Promise<Totals> {
  announce([NEWEST_VSCODE]);
  const out = join(ROOT, '.vscode-test', 'out');
  const extensionsFolder = join(out, 'extensions');
  rmSync(extensionsFolder, { recursive: true, force: true });
  const vscode = await fetchVSCode(NEWEST_VSCODE);
  await installExtension(
    { vscode, dataFolder: join(out, 'data'), extensionsFolder },
    await packageExtension(),
  );
  const files = asked.length > 0 ? asked : globSync('test/ui/*.test.ts', { cwd: ROOT }).toSorted();
  return runTestFiles(files, { processes: 1, timeoutSeconds: 900 });
}
