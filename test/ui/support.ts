import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, afterEach, before, test } from 'node:test';
import { basename, join } from 'node:path';
import { NEWEST_VSCODE, type Download } from '../../scripts/downloads/packages.ts';
import { fetchVSCode } from '../../scripts/downloads/vscode.ts';
import { ROOT } from '../../scripts/lib/paths.ts';
import { environmentFor, targetOf } from '../../scripts/start/target.ts';
import { launchBrowser } from '../../scripts/vscode/browser.ts';
import { startServer } from '../../scripts/vscode/server.ts';
import { HIGH_CONTRAST, USUAL, Workbench } from './workbench.ts';

export interface WorkbenchOptions {
  /** The folder to open, relative to the checkout. The test works on a copy of it. */
  readonly folder: string;
  readonly vscode?: Download;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** True to load the folder as a case, as `npm start FOLDER` does. */
  readonly isLoaded?: boolean;
  /** Puts more into the copy of the folder. */
  readonly prepare?: (workspace: string) => void;
  /** A file of the folder that is open from the first moment on. */
  readonly openFromStart?: string;
  /** True for a window whose light and dark themes are those of high contrast. */
  readonly highContrast?: boolean;
  /** True to be asked whether the folder is trusted, as users are. */
  readonly restricted?: boolean;
}

/**
 * Opens one workbench for all tests of a file, and returns the function that registers them. When a test fails, a
 * screenshot tells what was on screen.
 */
export function inWorkbench(
  options: WorkbenchOptions,
): (name: string, body: (workbench: Workbench) => Promise<void>) => void {
  let workbench: Workbench;
  before(async () => (workbench = await openWorkbench(options)));
  after(() => workbench.close());
  afterEach(async (context) => {
    const { name } = context;
    if ('passed' in context && !context.passed)
      await workbench.screenshot(`failed-${name.replaceAll(/\W+/g, '-')}`);
  });
  return (name, body) => void test(name, () => body(workbench));
}

/** Opens a folder in the real VS Code, with the packaged extension installed, in a headless browser. */
async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const temporary = mkdtempSync(join(tmpdir(), 'cloudtrail-ui-'));
  const workspace = join(temporary, basename(options.folder));
  cpSync(join(ROOT, options.folder), workspace, { recursive: true });
  options.prepare?.(workspace);
  const server = await startServer({
    vscode: await fetchVSCode(options.vscode ?? NEWEST_VSCODE),
    dataFolder: join(temporary, 'data'),
    settings: {
      'window.autoDetectColorScheme': true,
      ...(options.highContrast && HIGH_CONTRAST_THEMES),
      ...options.settings,
    },
    extensionsFolder: extensionsFolder(),
    env: options.isLoaded ? environmentFor(targetOf(workspace)) : {},
    args: options.restricted ? [] : ['--disable-workspace-trust'],
  });
  const browser = await launchBrowser();
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  const page = await browser.newPage();
  const workbench = new Workbench(page, workspace, options.highContrast ? HIGH_CONTRAST : USUAL, close);
  try {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(server.url({ folder: workspace, ...openFromStart(server.url(), workspace, options) }));
    await workbench.ready();
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}

function openFromStart(
  url: string,
  workspace: string,
  { openFromStart: file }: WorkbenchOptions,
): Record<string, string> {
  if (file === undefined) return {};
  const uri = `vscode-remote://${new URL(url).host}${join(workspace, file)}`;
  return { payload: JSON.stringify([['openFile', uri]]) };
}

const HIGH_CONTRAST_THEMES = {
  'workbench.preferredLightColorTheme': 'Default High Contrast Light',
  'workbench.preferredDarkColorTheme': 'Default High Contrast',
};

/** Where `npm run test:ui` has installed the extension package. */
function extensionsFolder(): string {
  const folder = join(ROOT, '.vscode-test', 'out', 'extensions');
  if (!existsSync(folder))
    throw new Error('run the UI tests with npm run test:ui, which installs the extension first');
  return folder;
}
