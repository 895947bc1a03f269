import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { ROOT } from '../../scripts/lib/paths.ts';
import { comes, PATIENCE_MS, SOME_MOMENTS_MS, tryUntil } from './waiting.ts';

const SCREENSHOTS = join(ROOT, 'artifacts', 'screenshots');

/** Two themes: the class that the workbench has in each. Every screenshot is taken in both. */
export interface Looks {
  readonly light: string;
  readonly dark: string;
}

export const USUAL: Looks = { light: 'vs', dark: 'vs-dark' };
export const HIGH_CONTRAST: Looks = { light: 'hc-light', dark: 'hc-black' };

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
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Waits until the window is there and the extension host has started. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .explorer-folders-view').waitFor({ timeout: 3 * PATIENCE_MS });
  }

  close(): Promise<void> {
    return this.#close();
  }

  /** Opens a file of the workspace in an editor. */
  async openFile(path: string): Promise<void> {
    this.#openFile = isAbsolute(path) ? path : join(this.workspace, path);
    const name = basename(path);
    await this.quickOpen(this.#openFile);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor();
  }

  /** Chooses a file by its path or the end of it, whatever VS Code then opens. */
  async quickOpen(path: string): Promise<void> {
    const name = this.page.getByText(basename(path), { exact: true });
    await this.#choose('Control+P', path, this.choices().filter({ has: name }));
  }

  /** Runs a command by its exact title in the palette, category included: `View: Focus Problems`. */
  async runCommand(title: string): Promise<void> {
    const name = this.page.getByText(title, { exact: true });
    await this.#choose('F1', `>${title}`, this.choices().filter({ has: name }));
  }

  /** The rows of the box in which something is chosen. */
  choices(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  /** Puts the cursor on the first occurrence of `text` in the file that `openFile` opened, or where it is told. */
  async goTo(place: string | { line: number; column: number }): Promise<void> {
    const { line, column } = typeof place === 'string' ? this.#positionOf(place) : place;
    await this.#choose('Control+G', `:${line}:${column}`, this.choices().filter({ hasText: `line ${line}` }));
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await this.page
      .locator('.statusbar-item')
      .filter({ hasText: `Ln ${line}, ` })
      .waitFor();
  }

  /** Shows the hover at the first occurrence of a text, or where it is told, and returns it. */
  async hover(place: string | { line: number; column: number }, says: string): Promise<Locator> {
    await this.goTo(place);
    return this.hoverAtCursor(says);
  }

  /** The same where the cursor is. What comes late (lenses, hints) moves the lines and hides a hover: so it is shown again. */
  async hoverAtCursor(says: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-resizable-hover .monaco-hover:not(.hidden)').first();
    await tryUntil(`a hover that says ${says}`, async () => {
      await this.page.keyboard.press('Control+K');
      await this.page.keyboard.press('Control+I');
      return comes(hover.getByText(says), SOME_MOMENTS_MS);
    });
    return hover;
  }

  /** The same, scrolled to what it says. */
  async hoverScrolledTo(says: string): Promise<Locator> {
    let hover: Locator | undefined;
    await tryUntil(`a hover scrolled to ${says}`, async () => {
      hover = await this.hoverAtCursor(says);
      const told = hover.getByText(says).first();
      await told.evaluate((element) => element.scrollIntoView({ block: 'start' }), undefined, {
        timeout: SOME_MOMENTS_MS,
      });
      return true;
    });
    return hover!;
  }

  /** Clicks a link of the hover at `place`. */
  async followInHover(place: string, link: string): Promise<void> {
    await tryUntil(`${link} in a hover that stays`, async () => {
      const hover = await this.hover(place, link);
      await hover.getByRole('link', { name: link }).first().click({ timeout: SOME_MOMENTS_MS });
      return true;
    });
  }

  /** Follows the first link in the text of an editor. VS Code makes a link of it a moment after the key is down. */
  async followLink(outcome: Locator): Promise<void> {
    await tryUntil(`a link to ${String(outcome)}`, async () => {
      const link = this.page.locator('.editor-instance .detected-link').first();
      await this.page.keyboard.down('Control');
      try {
        await link.hover({ timeout: SOME_MOMENTS_MS });
        await comes(this.page.locator('.editor-instance .detected-link-active'));
        await link.click({ timeout: SOME_MOMENTS_MS });
      } finally {
        await this.page.keyboard.up('Control');
      }
      return comes(outcome, SOME_MOMENTS_MS);
    });
  }

  /** The squiggles on screen. */
  squiggles(): Locator {
    return this.page.locator('.squiggly-error, .squiggly-warning, .squiggly-info, .squiggly-hint');
  }

  /** Shows a side bar by the name of its icon: `CloudTrail`. A click on that of the one that is shown would hide it. */
  async openSideBar(name: string): Promise<void> {
    const icon = this.page.locator('.activitybar').getByRole('tab', { name });
    await tryUntil(`the side bar ${name}`, async () => {
      if ((await icon.getAttribute('aria-selected', { timeout: SOME_MOMENTS_MS })) === 'true') return true;
      await icon.click({ timeout: SOME_MOMENTS_MS });
      return comes(icon.and(this.page.locator('[aria-selected=true]')), SOME_MOMENTS_MS);
    });
  }

  /** The header of a view, which opens and closes it. A description may stand behind its title. */
  header(view: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${view}.* Section$`, 'i') });
  }

  /** What a view says above its rows. */
  message(view: string): Locator {
    return this.page
      .locator('.pane')
      .filter({ has: this.header(view) })
      .locator('.message:not(.hide)');
  }

  /** The visible rows of a tree view by its title, from top to bottom. */
  treeRows(view: string): Locator {
    return this.page.getByRole('tree', { name: view }).getByRole('treeitem');
  }

  /** The page that is shown in an editor, a frame in a frame. Those of other tabs are there, too, hidden. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview')
      .filter({ visible: true })
      .last()
      .contentFrame()
      .frameLocator('iframe');
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

  /** Types into the box of a shortcut and clicks what it then offers. What it offered before stays there for a moment. */
  async #choose(shortcut: string, text: string, choice: Locator): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    const value = () => input.inputValue({ timeout: SOME_MOMENTS_MS }).catch(() => undefined);
    const isAsking = async () => (await input.isVisible()) && (await value()) === text;
    let isClicked = false;
    await tryUntil(`${text} in the box of ${shortcut}`, async () => {
      if (!(await isAsking())) {
        if (isClicked) return true;
        // One that is about to close takes the shortcut for itself.
        await this.page.keyboard.press(shortcut);
        await input.fill(text, { timeout: SOME_MOMENTS_MS });
      }
      await choice.first().click({ timeout: SOME_MOMENTS_MS });
      isClicked = true;
      await choice.first().waitFor({ state: 'hidden', timeout: SOME_MOMENTS_MS });
      return !(await isAsking());
    });
  }

  #positionOf(text: string): { line: number; column: number } {
    const content = readFileSync(this.#openFile, 'utf8');
    const offset = content.indexOf(text);
    assert.notEqual(offset, -1, `${text} does not occur in ${this.#openFile}`);
    const before = content.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}
