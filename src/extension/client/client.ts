import { Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { COMMANDS, SETTINGS_SECTION, type InitializationOptions, type Settings } from '../../protocol.ts';
import { indexFolder } from './index-folder.ts';
import { referencesInFewWords } from './references.ts';
import { DOCUMENT_SELECTOR, RULE_SELECTOR } from './sniff.ts';
import { synchronizeOursOnly } from './synchronization.ts';

/** The commands that a hover may run. Text from a log cannot add one: the server writes it as code. */
const HOVER_COMMANDS = [
  COMMANDS.showRelatedKeyPairEvents,
  COMMANDS.peekRelatedKeyPairEvents,
  COMMANDS.showRelatedEvents,
  COMMANDS.showFindings,
  COMMANDS.openFormattedView,
  COMMANDS.openRawEvent,
  COMMANDS.revealInSource,
  COMMANDS.copySourceLocation,
  COMMANDS.copyRawEvent,
  COMMANDS.copyEventAsJson,
  COMMANDS.saveEventAsJson,
  COMMANDS.explainFinding,
  COMMANDS.explainNoMatch,
  COMMANDS.copyText,
  COMMANDS.revealLocation,
];

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
    markdown: { isTrusted: { enabledCommands: HOVER_COMMANDS }, supportHtml: false },
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
