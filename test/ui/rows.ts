import type { Locator, Page } from 'playwright-core';
import { comes, SOME_MOMENTS_MS, tryUntil } from './waiting.ts';

// What is done with the rows of trees and menus. They are drawn anew whenever the server knows more.

const MOST_ROWS = 60;

/** Opens a row of a tree or a view by its header, if it is closed. */
export async function expand(row: Locator): Promise<void> {
  await toggle(row.first(), 'true');
}

/** Closes it, if it is open. */
export async function collapse(row: Locator): Promise<void> {
  await toggle(row.first(), 'false');
}

async function toggle(row: Locator, isExpanded: 'true' | 'false'): Promise<void> {
  const done = row.and(row.page().locator(`[aria-expanded=${isExpanded}]`));
  await tryUntil(`aria-expanded=${isExpanded} of ${String(row)}`, async () => {
    if ((await row.getAttribute('aria-expanded', { timeout: SOME_MOMENTS_MS })) === isExpanded) return true;
    await row.click({ timeout: SOME_MOMENTS_MS });
    return comes(done, SOME_MOMENTS_MS);
  });
}

/** Goes down the rows of the tree that has the focus until this one is on screen: others are not there. */
export async function downTo(row: Locator): Promise<void> {
  for (let rows = 0; rows < MOST_ROWS && !(await comes(row)); rows++)
    await row.page().keyboard.press('ArrowDown');
  await row.first().waitFor();
}

/** Goes down to a row that is on screen of the tree, or the menu, that has the focus: so that keys go there. */
export async function focus(row: Locator): Promise<void> {
  await row.first().waitFor();
  const { keyboard } = row.page();
  const focused = row.and(row.page().locator('.focused'));
  await tryUntil(`the focus on ${String(row)}`, async () => {
    for (let rows = 0; rows < MOST_ROWS; rows++) {
      if (await comes(focused, 100)) return true;
      await keyboard.press('ArrowDown');
    }
    await keyboard.press('Home');
    return false;
  });
}

/** Clicks a button that a row of a tree shows while the mouse is on it. */
export async function clickInRow(row: Locator, button: string, outcome: Locator): Promise<void> {
  await tryUntil(`${button} in ${String(row)}`, async () => {
    await row.first().hover({ timeout: SOME_MOMENTS_MS });
    await row.first().getByRole('button', { name: button }).click({ timeout: SOME_MOMENTS_MS });
    return comes(outcome, 2 * SOME_MOMENTS_MS);
  });
}

/** Opens the menu of a row that offers this. One that opened before VS Code knew the extension lacks its commands. */
export async function openMenu(row: Locator, item: string): Promise<void> {
  await tryUntil(`${item} in the menu of ${String(row)}`, async () => {
    await row.first().click({ button: 'right', timeout: SOME_MOMENTS_MS });
    if (await comes(menuItem(row.page(), item), SOME_MOMENTS_MS)) return true;
    await row.page().keyboard.press('Escape');
    return false;
  });
}

/** Chooses from the menu that is open. By the keyboard: a menu takes no click in its first moment. */
export async function chooseFromMenu(page: Page, item: string): Promise<void> {
  await focusInMenu(page, item);
  await page.keyboard.press('Enter');
  await menuItem(page, item).first().waitFor({ state: 'hidden' });
}

/** Goes down the menu that is open to this. */
export async function focusInMenu(page: Page, item: string): Promise<void> {
  await focus(menuItem(page, item));
}

function menuItem(page: Page, item: string): Locator {
  return page.locator('.monaco-menu .action-item').filter({ hasText: item });
}
