import type { ExtensionContext } from 'vscode';
import { trackActiveDocument } from './active-document.ts';
import { openFormattedViewByItself } from './automatic-view.ts';
import { registerCommands } from './commands/index.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { FindingsView } from './views/findings-view.ts';
import { RelatedView } from './views/related-view.ts';

/** What tests read: VS Code has no way to ask for the rows of a tree. */
export interface Api {
  readonly findings: FindingsView;
  readonly related: RelatedView;
}

/** Runs for every JSON file that is opened, so it only listens; the server starts with the first export. */
export function activate(context: ExtensionContext): Api {
  const own = context.subscriptions;
  const server = new Server(context);
  const findings = new FindingsView(server, context.workspaceState);
  const related = new RelatedView(server);
  own.push(server, findings, related, new Status(server));
  own.push(trackActiveDocument(server), openFormattedViewByItself(server));
  own.push(registerCommands({ context, server, findings, related }));
  return { findings, related };
}
