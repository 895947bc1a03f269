import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/lib/paths.ts';

const SCREENSHOTS = join(ROOT, 'artifacts', 'screenshots');

/** Two themes: the class that the workbench has in each. Every screenshot is taken in both. */
export interface Looks {
  readonly light: string;
  readonly dark: string;
}

export const USUAL: Looks = { light: 'vs', dark: 'vs-dark' };
export const HIGH_CONTRAST: Looks = { light: 'hc-light', dark: 'hc-black' };

const MOST_ROWS = 60;
const MOST_TRIES = 20;
const A_MOMENT_MS = 500;

/** A VS Code window seen by a browser: what a user does, in the user's words. `page` is there for all else. */
export class Workbench {
  readonly page: Page;
  /** The folder that is open, a copy that the test may change. */
  readonly workspace: string;
  readonly #looks: Looks;
  readonly #close: () => Promise<void>;
  #openFile = '';

  constructor(page: Page, workspace: string, looks: Looks, close: () => Promise<void>) {
    this.page = page;
    this.workspace = workspace;
    this.#looks = looks;
    this.#close = close;
    page.setDefaultTimeout(20_000);
  }

  /** Waits until the window is there and the extension host has started. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 60_000 });
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Opens a file of the workspace in an editor. */
  async openFile(path: string): Promise<void> {
    this.#openFile = isAbsolute(path) ? path : join(this.workspace, path);
    const name = basename(path);
    const rows = await this.#quickInput('Control+P', this.#openFile);
    await rows.filter({ hasText: name }).first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  }

  /** Runs a command by its exact title in the palette, category included: `View: Focus Problems`. */
  async runCommand(title: string): Promise<void> {
    const rows = await this.#quickInput('F1', `>${title}`);
    const row = rows.filter({ has: this.page.getByText(title, { exact: true }) }).first();
    await row.waitFor();
    // A list that is filled anew in that moment takes no click, and one that is about to close may last a while.
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await row.click({ timeout: A_MOMENT_MS }).catch(() => {});
      if (await comes(row, 'hidden')) return;
    }
    assert.fail(`${title} stays in the palette`);
  }

  /** Puts the cursor on the first occurrence of `text` in the file that `openFile` opened, or where it is told. */
  async goTo(place: string | { line: number; column: number }): Promise<void> {
    const { line, column } = typeof place === 'string' ? this.#positionOf(place) : place;
    const rows = await this.#quickInput('Control+G', `:${line}:${column}`);
    await rows.filter({ hasText: `line ${line}` }).click();
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Shows the hover at the first occurrence of `text`, and returns it. */
  async hover(place: string | { line: number; column: number }): Promise<Locator> {
    await this.goTo(place);
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)');
    await hover.waitFor();
    return hover;
  }

  /** Clicks a link of the hover at `place`. Lenses that come late move the lines and hide a hover, so it is shown again. */
  async followInHover(place: string, link: string): Promise<void> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const hover = await this.hover(place);
      const shown = hover.getByRole('link', { name: link }).first();
      if (await isClicked(shown)) return;
    }
    assert.fail(`${link} is not in a hover that stays`);
  }

  /** The squiggles on screen. */
  squiggles(): Locator {
    return this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint');
  }

  /** Opens a side bar by the name of its icon: `CloudTrail`. */
  async openSideBar(name: string): Promise<void> {
    await this.page.locator('.activitybar').getByRole('tab', { name }).click();
  }

  /** The visible rows of a tree view by its title, from top to bottom. */
  treeRows(view: string): Locator {
    return this.page.getByRole('tree', { name: view }).getByRole('treeitem');
  }

  /** Goes down the rows of the tree that has the focus until this one is on screen: others are not there. */
  async downTo(row: Locator): Promise<void> {
    for (let rows = 0; rows < MOST_ROWS && !(await comes(row, 'visible')); rows++)
      await this.page.keyboard.press('ArrowDown');
    await row.waitFor();
  }

  /** Chooses from the menu that opens. By the keyboard: a menu takes no click in its first moment. */
  async chooseFromMenu(item: string): Promise<void> {
    await this.page.getByRole('menuitem', { name: item }).hover();
    await this.page.keyboard.press('Enter');
  }

  /** The message of every notification that is on screen. */
  notifications(): Promise<string[]> {
    return this.page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
  }

  /** Keeps the whole window as artifacts/screenshots/NAME-dark.png and NAME-light.png. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const saving = this.page.locator('.statusbar-item').filter({ hasText: 'Saving' }); // VS Code notes the theme
    for (const look of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme: look });
      await this.page.locator(`.monaco-workbench.${this.#looks[look]}`).waitFor();
      await saving.waitFor({ state: 'hidden' });
      await this.page.screenshot({ path: join(SCREENSHOTS, `${name}-${look}.png`), animations: 'disabled' });
    }
  }

  /** Types into the box of a shortcut, and returns the rows it offers. What it offered before stays there for a moment. */
  async #quickInput(shortcut: string, text: string): Promise<Locator> {
    const widget = this.page.locator('.quick-input-widget');
    const input = widget.locator('.quick-input-box input');
    // One that is about to close takes the shortcut for itself.
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await this.page.keyboard.press(shortcut);
      if ((await comes(input, 'visible')) && (await isFilled(input, text))) break;
    }
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  #positionOf(text: string): { line: number; column: number } {
    const content = readFileSync(this.#openFile, 'utf8');
    const offset = content.indexOf(text);
    assert.notEqual(offset, -1, `${text} does not occur in ${this.#openFile}`);
    const before = content.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

/** False where it takes no text within a moment. */
async function isFilled(input: Locator, text: string): Promise<boolean> {
  return input.fill(text, { timeout: A_MOMENT_MS }).then(
    () => true,
    () => false,
  );
}

/** False where it takes no click for some moments. */
async function isClicked(locator: Locator): Promise<boolean> {
  return locator.click({ timeout: 4 * A_MOMENT_MS }).then(
    () => true,
    () => false,
  );
}

/** False where it does not within a moment. */
async function comes(locator: Locator, state: 'visible' | 'hidden'): Promise<boolean> {
  return locator.waitFor({ state, timeout: A_MOMENT_MS }).then(
    () => true,
    () => false,
  );
}
