import type { ExtensionContext } from 'vscode';
import { trackActiveDocument } from './documents/active-document.ts';
import { openFormattedViewByItself } from './documents/automatic-view.ts';
import { Case } from './case/case.ts';
import { registerCommands } from './commands/index.ts';
import { EXPLANATIONS } from './documents/explanations.ts';
import { openEarlyLogs } from './documents/early-logs.ts';
import { serveEventDocuments } from './documents/event-documents.ts';
import { KEY_PAIR_STORIES } from './documents/key-pair-stories.ts';
import { LinkedDocuments } from './documents/linked-documents.ts';
import { registerLogEditors } from './documents/log-editor.ts';
import { loadAtStart } from './case/load-at-start.ts';
import { CaseWatch } from './case/watch.ts';
import { RuleTests } from './rule-tests/rule-tests.ts';
import { suggestReadableView } from './documents/large-log-hint.ts';
import { Server } from './client/server.ts';
import { Status } from './status.ts';
import { TrailFolders } from './case/trail-folders.ts';
import { CoverageView } from './views/coverage-view.ts';
import { EntitiesView } from './views/entities-view.ts';
import { FindingsView } from './views/findings-view.ts';
import { LineageView } from './views/lineage-view.ts';
import { RelatedView } from './views/related-view.ts';

/** What tests read: VS Code has no way to ask for the rows of a tree. */
export interface Api {
  readonly findings: FindingsView;
  readonly related: RelatedView;
  readonly coverage: CoverageView;
  readonly entities: EntitiesView;
  readonly lineage: LineageView;
  readonly watch: CaseWatch;
  readonly ruleTests: RuleTests;
}

/** Runs in every window, so it only listens; the server starts with the first export. */
export function activate(context: ExtensionContext): Api {
  const own = context.subscriptions;
  const server = new Server(context);
  const loadedCase = new Case(server);
  const trailFolders = new TrailFolders();
  const watch = new CaseWatch(loadedCase);
  const findings = new FindingsView(
    server,
    { case: loadedCase, watch, trailFolders },
    context.workspaceState,
  );
  const related = new RelatedView(server);
  const coverage = new CoverageView(server);
  const entities = new EntitiesView(server, context.workspaceState);
  const lineage = new LineageView(server);
  own.push(entities, lineage);
  own.push(server, loadedCase, watch, trailFolders, findings, related, coverage, new Status(server));
  const ruleTests = new RuleTests(server);
  own.push(
    ruleTests,
    trackActiveDocument(server),
    openFormattedViewByItself(server),
    registerLogEditors(server),
    serveEventDocuments(server),
    new LinkedDocuments(server, EXPLANATIONS),
    new LinkedDocuments(server, KEY_PAIR_STORIES),
    suggestReadableView(),
  );
  own.push(
    registerCommands({
      context,
      server,
      case: loadedCase,
      watch,
      trailFolders,
      findings,
      related,
      entities,
      lineage,
    }),
  );
  void loadAtStart();
  void openEarlyLogs();
  return { findings, related, coverage, entities, lineage, watch, ruleTests };
}
