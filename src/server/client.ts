import { MarkupKind, type InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.ts';

/** What the client at the other end can do. Anything it does not declare it cannot. */
export interface Client {
  /** It is our own extension: it runs our commands and listens to our notifications. */
  readonly isOurs: boolean;
  readonly initialSettings: unknown;
  /** Where what was read of cases is kept; undefined where nothing is. */
  readonly indexFolder: string | undefined;
  readonly markdown: boolean;
  /** It asks for diagnostics. Ours gets them pushed: it shows what is open, also where no tab asks for it. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly showsContent: boolean;
  readonly showsProgress: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
}

export function readClient({ capabilities, initializationOptions }: InitializeParams): Client {
  const options: InitializationOptions | null | undefined = initializationOptions;
  const { textDocument, workspace, window } = capabilities;
  const isOurs = options?.commandLinks === true;
  return {
    isOurs,
    initialSettings: options?.settings,
    indexFolder: typeof options?.indexFolder === 'string' ? options.indexFolder : undefined,
    markdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) ?? false,
    pullsDiagnostics: !isOurs && textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    showsProgress: window?.workDoneProgress === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
  };
}
