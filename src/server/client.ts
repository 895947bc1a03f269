import { MarkupKind, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';
import { pathOf } from './case/file-uri.ts';

/** What the client at the other end can do. Anything it does not declare it cannot. */
export interface Client {
  /** It is our own extension: it runs our commands and listens to our notifications. */
  readonly isOurs: boolean;
  readonly initialSettings: unknown;
  /** Where what was read of cases is kept; undefined where nothing is. */
  readonly indexFolder: string | undefined;
  readonly markdown: boolean;
  readonly markdownCompletions: boolean;
  /** It asks for diagnostics. Ours gets them pushed: it shows what is open, also where no tab asks for it. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  readonly showsContent: boolean;
  readonly showsProgress: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  /** It tells what has changed on disk, in folders that need not be open in it. */
  readonly watchesFiles: boolean;
  /** The path of the folder that is open; of several the first. */
  readonly folder: string | undefined;
}

export function readClient({
  capabilities,
  initializationOptions,
  workspaceFolders,
  rootUri,
}: InitializeParams): Client {
  const options: InitializationOptions | null | undefined = initializationOptions;
  const { textDocument, workspace, window } = capabilities;
  const watched = workspace?.didChangeWatchedFiles;
  const folderUri = workspaceFolders?.[0]?.uri ?? rootUri;
  const isOurs = options?.commandLinks === true;
  return {
    isOurs,
    initialSettings: options?.settings,
    indexFolder: typeof options?.indexFolder === 'string' ? options.indexFolder : undefined,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    markdownCompletions:
      textDocument?.completion?.completionItem?.documentationFormat?.includes(MarkupKind.Markdown) ?? false,
    pullsDiagnostics: !isOurs && textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    showsProgress: window?.workDoneProgress === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: watched?.dynamicRegistration === true && watched.relativePatternSupport === true,
    folder: typeof folderUri === 'string' ? pathOf(folderUri) : undefined,
  };
}
