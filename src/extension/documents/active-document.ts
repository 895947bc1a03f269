import { Disposable, commands, window } from 'vscode';
import { FORMATTED_SCHEME, RAW_SCHEME } from '../../protocol.ts';
import type { Server } from '../client/server.ts';

/** Menus ask for it: `raw` or `formatted` while the active editor shows a CloudTrail export. */
const CONTEXT_KEY = 'cloudtrail-investigator.activeDocument';

/** Keeps the context key of the menus true to the active editor. */
export function trackActiveDocument(server: Server): Disposable {
  const update = () => void commands.executeCommand('setContext', CONTEXT_KEY, kindOfActiveDocument(server));
  return Disposable.from(window.onDidChangeActiveTextEditor(update), server.onDidChangeDocument(update));
}

function kindOfActiveDocument(server: Server): 'raw' | 'formatted' | undefined {
  const uri = window.activeTextEditor?.document.uri;
  if (uri?.scheme === FORMATTED_SCHEME) return 'formatted';
  return uri?.scheme === RAW_SCHEME || (uri && server.document(uri)) ? 'raw' : undefined;
}
