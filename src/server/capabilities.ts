import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import { FORMATTED_SCHEME, RAW_SCHEME } from '../protocol.ts';
import type { Client } from './client.ts';
import { TRIGGER_CHARACTERS } from './features/completion.ts';

/** What the server offers to this client. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    completionProvider: { triggerCharacters: TRIGGER_CHARACTERS },
    hoverProvider: true,
    codeLensProvider: { resolveProvider: true },
    documentSymbolProvider: true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    referencesProvider: true,
    definitionProvider: true,
    callHierarchyProvider: true,
    inlayHintProvider: true,
    workspaceSymbolProvider: { resolveProvider: true },
    workspace: { textDocumentContent: { schemes: [FORMATTED_SCHEME, RAW_SCHEME] } },
    // One log's chain may be completed by another, so a change in one changes what is reported in others.
    ...(client.pullsDiagnostics && {
      diagnosticProvider: {
        identifier: 'cloudtrail',
        interFileDependencies: true,
        workspaceDiagnostics: false,
      },
    }),
  };
}
