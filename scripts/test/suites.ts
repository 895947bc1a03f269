import { build } from '../build/build.ts';
import { runChecks } from '../check/checks.ts';
import { findInstalledBrowser } from '../downloads/chromium.ts';
import { single, type Totals } from '../lib/totals.ts';
import { runCoreTests } from './core.ts';
import { runFloorTests } from './floor.ts';
import { runHostTests } from './host.ts';
import { runUiTests } from './ui.ts';
import { runUnitTests } from './unit.ts';

interface Suite {
  /** Runs the suite, or only the files asked for where it has any. */
  readonly run: (files: readonly string[]) => Promise<Totals>;
  /** Suites that must have run before. */
  readonly needs?: readonly string[];
  /** Why it cannot run on this platform. */
  readonly leftOut?: string | undefined;
}

const IS_LINUX_X64 = process.platform === 'linux' && process.arch === 'x64';
const CAN_BROWSE = IS_LINUX_X64 || (process.platform !== 'win32' && findInstalledBrowser() !== undefined);
const NO_BROWSER = CAN_BROWSE ? undefined : 'it needs Linux x64, or an installed Chrome on Linux or macOS';

/** What `npm test` runs, in this order. */
export const SUITES: Readonly<Record<string, Suite>> = {
  check: { run: runChecks },
  build: { run: () => single('build', build) },
  core: { run: runCoreTests },
  unit: { run: runUnitTests },
  floor: { run: runFloorTests, needs: ['build'], leftOut: IS_LINUX_X64 ? undefined : 'it needs Linux x64' },
  host: { run: runHostTests, needs: ['build'], leftOut: NO_BROWSER },
  ui: { run: runUiTests, needs: ['build'], leftOut: NO_BROWSER },
};
