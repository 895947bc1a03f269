import { announce } from '../downloads/fetch.ts';
import { NEWEST_VSCODE, OLDEST_VSCODE } from '../downloads/packages.ts';
import { fetchVSCode } from '../downloads/vscode.ts';
import { ROOT } from '../lib/paths.ts';
import { sum, type Totals } from '../lib/totals.ts';
import { launchBrowser } from '../vscode/browser.ts';
import { startServer } from '../vscode/server.ts';
import { bundleHostTests } from './host-bundle.ts';
import { runInHost, type HostRun } from './host-run.ts';

const SECONDS_A_VERSION = 1200;

/** Runs test/host, or only the files asked for, inside the extension host of the oldest and the newest VS Code in turn. */
export async function runHostTests(asked: readonly string[]): Promise<Totals> {
  announce([OLDEST_VSCODE, NEWEST_VSCODE]);
  const tests = await bundleHostTests(asked);
  const totals: Totals[] = [];
  for (const download of [OLDEST_VSCODE, NEWEST_VSCODE]) {
    const vscode = await fetchVSCode(download);
    totals.push(await runInHost(download.title, (run) => runOnServer(vscode, tests, run)));
  }
  return sum(totals);
}

async function runOnServer(vscode: string, tests: string, run: HostRun): Promise<string> {
  const server = await startServer({
    vscode,
    dataFolder: run.dataFolder,
    args: ['--enable-smoke-test-driver', '--disable-workspace-trust'],
    env: run.env,
  });
  try {
    const { host } = new URL(server.url());
    return await openTestPage(server.url({ folder: run.workspace, payload: payloadFor(tests, host) }));
  } finally {
    await server.stop();
  }
}

/** What the workbench reads from its address: which extension to load from where, and the tests to run in it. */
function payloadFor(tests: string, host: string): string {
  return JSON.stringify([
    ['extensionDevelopmentPath', `vscode-remote://${host}${ROOT}`],
    ['extensionTestsPath', `vscode-remote://${host}${tests}`],
    ['skipWelcome', 'true'],
  ]);
}

/** Opens the page that runs the tests, and returns what was logged until they ended or took too long. */
async function openTestPage(url: string): Promise<string> {
  const browser = await launchBrowser();
  const { promise, resolve } = Promise.withResolvers<void>();
  let log = '';
  const impatient = setTimeout(() => {
    log += `not done after ${SECONDS_A_VERSION} s`;
    resolve();
  }, SECONDS_A_VERSION * 1000);
  try {
    const page = await browser.newPage();
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      log += `${args.map(String).join(' ')}\n`;
    });
    await page.exposeFunction('codeAutomationExit', () => resolve());
    page.on('crash', () => resolve());
    await page.goto(url);
    await promise;
    return log;
  } finally {
    clearTimeout(impatient);
    await browser.close();
  }
}
