import { Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import {
  COMMANDS,
  HOVER_COMMANDS,
  SETTINGS_SECTION,
  type InitializationOptions,
  type Settings,
} from '../../protocol.ts';
import { indexFolder } from './index-folder.ts';
import { referencesInFewWords } from './references.ts';
import { DOCUMENT_SELECTOR, RULE_SELECTOR } from './sniff.ts';
import { synchronizeOursOnly } from './synchronization.ts';

/** Text from a log cannot add one: the server writes it as code. */
const ENABLED_COMMANDS = HOVER_COMMANDS.map((name) => COMMANDS[name]);

/** A client that is not started yet. Its id is the section of its `trace.server` setting. */
export function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.cjs').fsPath;
  const client: LanguageClient = new LanguageClient(
    SETTINGS_SECTION,
    'CloudTrail Investigator',
    { module, transport: TransportKind.ipc },
    {
      ...options(context, output),
      middleware: { ...synchronizeOursOnly(() => client), ...referencesInFewWords(() => client) },
    },
  );
  return client;
}

function options(context: ExtensionContext, output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: [...DOCUMENT_SELECTOR, ...RULE_SELECTOR],
    diagnosticCollectionName: 'cloudtrail',
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    markdown: { isTrusted: { enabledCommands: ENABLED_COMMANDS }, supportHtml: false },
    initializationOptions: (): InitializationOptions => ({
      commandLinks: true,
      settings: workspace.getConfiguration().get<Settings>(SETTINGS_SECTION) ?? null,
      indexFolder: indexFolder(context).fsPath,
    }),
    initializationFailedHandler: (error: Error) => {
      output.error('The language server did not start', error);
      return false;
    },
  };
}
