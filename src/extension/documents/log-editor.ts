import {
  Disposable,
  TabInputCustom,
  TabInputText,
  window,
  type CustomDocument,
  type CustomReadonlyEditorProvider,
  type Tab,
  type Uri,
  type WebviewPanel,
} from 'vscode';
import { EDITORS } from '../../protocol.ts';
import { show } from '../places.ts';
import type { Server } from '../client/server.ts';
import { isLarge } from './large-log-hint.ts';

/**
 * Opens a log that is compressed, or too large for an editor, as what can be read of it: a text editor on its rendering
 * takes this editor's place, so that everything works there that works in any log.
 */
class LogEditor implements CustomReadonlyEditorProvider {
  readonly #server: Server;

  constructor(server: Server) {
    this.#server = server;
  }

  openCustomDocument(uri: Uri): CustomDocument {
    return { uri, dispose() {} };
  }

  async resolveCustomEditor({ uri }: CustomDocument, panel: WebviewPanel): Promise<void> {
    this.#server.start();
    const opened = await this.#server.request('openFile', { path: uri.fsPath });
    if (!opened?.place) {
      panel.webview.html = pageOf(opened?.reason ?? 'the language server is not running');
      return;
    }
    const { viewColumn, active } = panel;
    await show(opened.place, {
      preview: isPreview(uri),
      preserveFocus: !active,
      ...(viewColumn && { viewColumn }),
    });
    panel.dispose();
    if (await isLarge(uri)) await closeRawTabs(uri);
  }
}

export function registerLogEditors(server: Server): Disposable {
  const editor = new LogEditor(server);
  return Disposable.from(...EDITORS.map((id) => window.registerCustomEditorProvider(id, editor)));
}

/** Of a large file such a tab shows little more than that it is too large. */
async function closeRawTabs(uri: Uri): Promise<void> {
  const raw = tabsOf(uri, TabInputText).filter(({ isDirty }) => !isDirty);
  await window.tabGroups.close(raw, true);
}

function isPreview(uri: Uri): boolean {
  return tabsOf(uri, TabInputCustom)[0]?.isPreview ?? false;
}

function tabsOf(uri: Uri, kind: typeof TabInputText | typeof TabInputCustom): readonly Tab[] {
  const tabs = window.tabGroups.all.flatMap(({ tabs: all }) => all);
  return tabs.filter(({ input }) => input instanceof kind && input.uri.toString() === uri.toString());
}

/** A page without scripts or links. The reason may hold words of a file. */
function pageOf(reason: string): string {
  const text = reason.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><p>This file cannot be shown as a CloudTrail log: ${text}.</p></body></html>`;
}
