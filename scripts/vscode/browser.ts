import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { findChromium } from '../downloads/chromium.ts';

/** The first flags are for containers, the others keep the browser from calling anybody. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Browsers write to their profiles until their last moment, so these are removed once more when all is over. */
const profiles: string[] = [];
process.once('exit', () => profiles.forEach(remove));

function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Launches a headless browser with a new profile. Closing the context ends it. */
export async function launchBrowser(): Promise<BrowserContext> {
  const browser = await findChromium();
  if (!browser) throw new Error('there is no Chromium or Chrome on this machine');
  const profile = mkdtempSync(join(tmpdir(), 'cloudtrail-browser-'));
  profiles.push(profile);
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executablePath,
    env: { ...process.env, ...browser.env },
    args: FLAGS,
    headless: true,
    timeout: 120_000,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.once('close', () => remove(profile));
  return context;
}
