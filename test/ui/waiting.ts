import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';

/** So long anything may take: a busy machine may be many times slower than the one that a test was written on. */
export const PATIENCE_MS = 60_000;
/** What a click or a key does is mostly there so soon; else it is tried again. */
export const SOME_MOMENTS_MS = 4000;
const A_MOMENT_MS = 500;

/** Tries until it is true. An attempt may fail: what is drawn anew in that moment takes no click and no key. */
export async function tryUntil(what: string, attempt: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  let reason: unknown;
  do {
    try {
      if (await attempt()) return;
    } catch (error) {
      reason = error;
    }
    await pause(100);
  } while (Date.now() < deadline);
  throw new Error(`tried in vain: ${what}`, { cause: reason });
}

/** Waits until a check of what is on screen passes. In the end it fails as it did the last time. */
export async function eventually(check: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= deadline) throw error;
    }
    await pause(100);
  }
}

/** Whether the first that this matches is there within a moment. */
export async function comes(locator: Locator, timeout = A_MOMENT_MS): Promise<boolean> {
  return locator
    .first()
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );
}

/** Clicks the first that `target` matches until `outcome` is there. */
export async function clickFor(target: Locator, outcome: Locator): Promise<void> {
  await tryUntil(`a click on ${String(target)} for ${String(outcome)}`, async () => {
    const click = target.first().click({ timeout: SOME_MOMENTS_MS });
    // One that has done its work may be gone, and what it brings still be on its way.
    const isThere = click.catch(() => {}).then(() => comes(outcome, SOME_MOMENTS_MS));
    if (await isThere) return true;
    await click;
    return false;
  });
}
