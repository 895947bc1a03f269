import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { announce } from '../downloads/fetch.ts';
import { NEWEST_VSCODE, OLDEST_VSCODE, type Download } from '../downloads/packages.ts';
import { fetchVSCode } from '../downloads/vscode.ts';
import { ROOT } from '../lib/paths.ts';
import { sum, type Totals } from '../lib/totals.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { startServer } from '../vscode/server.ts';
import { bundleHostTests } from './host-bundle.ts';

const SECONDS_A_VERSION = 240;

/** What test/host/framework.ts writes. */
interface Result {
  readonly passed: number;
  readonly failures: readonly { readonly name: string; readonly error: string }[];
}

/** Runs test/host inside the extension host of the oldest and the newest VS Code, one after the other. */
export async function runHostTests(): Promise<Totals> {
  announce([OLDEST_VSCODE, NEWEST_VSCODE]);
  const tests = await bundleHostTests();
  const totals: Totals[] = [];
  for (const download of [OLDEST_VSCODE, NEWEST_VSCODE]) totals.push(await runUnder(download, tests));
  return sum(totals);
}

async function runUnder(download: Download, tests: string): Promise<Totals> {
  const vscode = await fetchVSCode(download);
  const temporary = mkdtempSync(join(tmpdir(), 'cloudtrail-host-'));
  const resultFile = join(temporary, 'result.json');
  const workspace = join(temporary, 'workspace');
  cpSync(join(ROOT, 'test', 'fixtures'), workspace, { recursive: true });
  const server = await startServer({
    vscode,
    dataFolder: join(temporary, 'data'),
    args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    env: { CLOUDTRAIL_TEST_RESULT: resultFile },
  });
  try {
    const output = await openTestPage(
      server.url({ folder: workspace, payload: payloadFor(tests, server.url()) }),
    );
    return readResult(download.title, resultFile, output);
  } finally {
    await server.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the workbench reads from its address: which extension to load from where, and the tests to run in it. */
function payloadFor(tests: string, serverUrl: string): string {
  const remote = `vscode-remote://${new URL(serverUrl).host}`;
  return JSON.stringify([
    ['extensionDevelopmentPath', `${remote}${ROOT}`],
    ['extensionTestsPath', `${remote}${tests}`],
    ['skipWelcome', 'true'],
  ]);
}

/** Opens the page that runs the tests, and returns what was logged until the tests ended. */
async function openTestPage(url: string): Promise<string> {
  const browser = await launchBrowser();
  if (!browser) throw new Error('there is no Chromium');
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let log = '';
  const impatient = setTimeout(
    () => resolve(`${log}\nnot done after ${SECONDS_A_VERSION} s`),
    SECONDS_A_VERSION * 1000,
  );
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      log += `${args.map(String).join(' ')}\n`;
    });
    await page.exposeFunction('codeAutomationExit', () => resolve(log));
    page.on('crash', () => reject(new Error('the page crashed')));
    await page.goto(url);
    return await promise;
  } finally {
    clearTimeout(impatient);
    await browser.close();
  }
}

function readResult(title: string, resultFile: string, log: string): Totals {
  if (!existsSync(resultFile)) {
    console.log(`✗ ${title}: the tests did not come to an end\n${log}`);
    return { passed: 0, failed: 1 };
  }
  const { passed, failures }: Result = JSON.parse(readFileSync(resultFile, 'utf8'));
  for (const { name, error } of failures) console.log(`✗ ${title}: ${name}\n${error}`);
  console.log(`${title}: ${passed} passed, ${failures.length} failed`);
  return { passed, failed: failures.length };
}
