import {
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type Connection,
} from 'vscode-languageserver';
import { SETTINGS_SECTION } from '../protocol.ts';
import { answerOn } from './answer-on.ts';
import { Answers } from './answers.ts';
import { knownWords } from './authoring/known-words.ts';
import { RuleDocuments } from './authoring/rule-documents.ts';
import { RuleMatches } from './authoring/rule-matches.ts';
import { surroundingsIn } from './authoring/surroundings.ts';
import { capabilitiesFor } from './capabilities.ts';
import { askWith } from './case/ask.ts';
import type { Disk } from './case/disk.ts';
import { pathOf } from './case/file-uri.ts';
import { KeptCases } from './case/kept-cases.ts';
import { CaseLoader } from './case/load.ts';
import { Narrowing } from './case/narrowing.ts';
import { answerCaseRequests } from './case/requests.ts';
import { CaseWatcher } from './case/watch.ts';
import { readClient, type Client } from './client.ts';
import type { Assets } from './engine.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy.ts';
import { codeActions } from './features/code-action.ts';
import { codeLenses, resolveCodeLens } from './features/code-lens.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentSymbols } from './features/document-symbol.ts';
import { explainActions } from './features/explain-action.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hint.ts';
import { references } from './features/references.ts';
import { isRuleLens, resolveRuleCodeLens, ruleCodeLenses } from './features/rule-code-lens.ts';
import { ruleHover } from './features/rule-hover.ts';
import { textDocumentContent } from './features/text-document-content.ts';
import { resolveWorkspaceSymbol, workspaceSymbols } from './features/workspace-symbol.ts';
import { patienceOf } from './patience.ts';
import { OwnRules, type ReadRules } from './own-rules.ts';
import { progressNotice } from './progress.ts';
import { Publisher } from './publisher.ts';
import { answerRuleTests } from './rule-tests.ts';
import { parseRenderingUri } from './rendering-uri.ts';
import { eventAtTime, eventsAround } from './requests/around.ts';
import { entityChoices, entityPage } from './requests/entities.ts';
import { eventText } from './requests/event-text.ts';
import { explain } from './requests/explain.ts';
import { findingGroups, findingsPage } from './requests/groups.ts';
import { formattedPlace, rawPlace } from './requests/places.ts';
import { related, relatedPlaces } from './requests/related.ts';
import { ruleMatchPlaces } from './requests/rule-match-places.ts';
import { ruleChoices } from './requests/rule-choices.ts';
import { sourceLocation } from './requests/source-location.ts';
import { state } from './requests/state.ts';
import { firstEventPlace, timelineData } from './requests/timeline.ts';
import { answerSuppressions } from './suppressions.ts';
import { RuleLoading } from './rule-loading.ts';
import { RuleWatch } from './rule-watch.ts';
import type { Scheduler } from './scheduler.ts';
import { readSettings, sameDetection, type ServerSettings } from './settings.ts';
import { baseName } from './uri.ts';
import { Workspace } from './workspace.ts';

/** So long a hover and the code lenses of a document wait for what they count, in milliseconds. */
const HOVER_MS = 300;
const CODE_LENS_MS = 100;

/** What the server needs of the process it runs in. */
export interface Host {
  readonly scheduler: Scheduler;
  /** Reads the assets; called once, when the first document comes or the client is ready. */
  readonly loadAssets: (report: (message: string) => void) => Assets & {
    readonly disk: Disk;
    /** The program that reads files in other threads. */
    readonly reader: string;
    readonly readRules: ReadRules;
  };
}

/** Waits for the client's greeting, then serves it. */
export function serve(connection: Connection, host: Host): void {
  connection.onInitialize((params) => {
    const client = readClient(params);
    serveClient(connection, host, client);
    return {
      capabilities: capabilitiesFor(client),
      serverInfo: { name: 'CloudTrail Investigator' },
    };
  });
}

/** Everything is put together here, by hand: which message calls which function. */
function serveClient(connection: Connection, { scheduler, loadAssets }: Host, client: Client): void {
  const assets = loadAssets((message) => connection.window.showWarningMessage(message));
  const publisher = new Publisher(connection, client);
  const settings = new LiveSettings(readSettings(client.initialSettings));
  const rules = new OwnRules(assets.readRules, client.folder);
  const loading: RuleLoading = new RuleLoading({
    assets,
    rules,
    scheduler,
    settings: () => settings.current,
    notice: (cancel) =>
      client.showsProgress ? progressNotice(connection, 'Reading rules', cancel) : () => {},
    use: (engine) => {
      workspace.use(engine);
      ruleDocuments.checkAgain();
      ruleWatch.follow();
    },
  });
  const workspace: Workspace = new Workspace(
    loading.begin(),
    { minimumLevel: settings.current.minimumLevel, search: '' },
    scheduler,
    {
      changed: (typed) => publisher.publish(workspace, typed),
      cleared: (uri) => publisher.clear(uri),
      analysing: ({ uri }, cancel) =>
        client.showsProgress ? progressNotice(connection, `Reading ${baseName(uri)}`, cancel) : () => {},
    },
  );
  workspace.eventLayout = settings.current.eventLayout;
  const ruleDocuments: RuleDocuments = new RuleDocuments({
    scheduler,
    surroundings: () => surroundingsIn(workspace.engine),
    publish: client.pullsDiagnostics
      ? undefined
      : ({ uri, version }, found) => void connection.sendDiagnostics({ uri, version, diagnostics: found }),
  });
  synchronizeDocuments(connection, workspace, ruleDocuments);
  connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
    const rule = ruleDocuments.get(uri);
    if (!rule) return;
    rules.saved(rule.file);
    void loading.useKnown();
  });
  const ruleWatch: RuleWatch = new RuleWatch(connection, client, rules, () => loading.readAgain());
  followSettings(
    connection,
    client,
    settings,
    (now, before) => {
      workspace.eventLayout = now.eventLayout;
      if (!sameDetection(now, before)) {
        void loading.useSettings();
      }
      if (now.minimumLevel !== before.minimumLevel) {
        workspace.setFilter({ ...workspace.filter, minimumLevel: now.minimumLevel });
      }
      if (now.inlayHints !== before.inlayHints && client.refreshesInlayHints) {
        void connection.languages.inlayHint.refresh();
      }
      workspace.refresh();
    },
    () => ruleWatch.begin(),
  );
  const { indexFolder: folder } = client;
  const isWanted = () => settings.current.keepsIndex;
  const { reader, disk } = assets;
  const kept = folder && new KeptCases({ folder, reader, isWanted, logs: workspace.loaded, scheduler });
  const loader = new CaseLoader(workspace.loaded, disk, scheduler, kept || undefined);
  const ruleMatches = new RuleMatches(workspace);
  answerLanguageRequests(connection, client, workspace, ruleDocuments, ruleMatches, settings);
  answerOn(connection)('ruleMatchPlaces', async (params) => {
    const rule = ruleDocuments.get(params.uri);
    const matches = rule && (await workspace.inTurns(ruleMatches.of(rule)));
    return (matches && (await workspace.inTurns(ruleMatchPlaces(workspace, rule, params, matches)))) ?? [];
  });
  answerRenderings(connection, workspace, loader, publisher);
  answerOwnRequests(connection, workspace, loader);
  answerSuppressions(connection, workspace, ruleWatch);
  answerRuleTests(connection, workspace, rules, ruleWatch);
  const narrowing = new Narrowing(workspace.loaded, assets.disk, scheduler, askWith(connection));
  answerCaseRequests(connection, workspace, {
    loader,
    watcher: new CaseWatcher(workspace.loaded, assets.disk, scheduler),
    narrowing: client.isOurs ? narrowing : undefined,
  });
}

/** What is YAML goes to the rule documents, all else to the workspace. */
function synchronizeDocuments(
  connection: Connection,
  workspace: Workspace,
  ruleDocuments: RuleDocuments,
): void {
  connection.onDidOpenTextDocument(({ textDocument }) => {
    const { uri, version, text } = textDocument;
    if (!ruleDocuments.open(textDocument)) workspace.open(uri, version, text);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    if (!ruleDocuments.change(uri, version, contentChanges)) workspace.change(uri, version, contentChanges);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    if (!ruleDocuments.close(uri)) workspace.close(uri);
  });
}

function answerLanguageRequests(
  connection: Connection,
  client: Client,
  workspace: Workspace,
  ruleDocuments: RuleDocuments,
  ruleMatches: RuleMatches,
  settings: LiveSettings,
): void {
  const style = { markdown: client.markdown, commandLinks: client.isOurs };
  const at = new Answers(workspace);
  const goOn = (steps: Generator<void, unknown>): void => workspace.goOn(steps);

  connection.onHover(({ textDocument, position }, token) => {
    const rule = ruleDocuments.get(textDocument.uri);
    if (rule) return ruleHover(rule, position, style);
    return at.inSteps(textDocument, token, null, (view) =>
      hover(workspace, view, position, style, patienceOf(HOVER_MS, goOn)),
    );
  });
  connection.onCompletion(async ({ textDocument: { uri }, position }, token) => {
    if (!ruleDocuments.get(uri)) return null;
    const known = await workspace.inTurns(knownWords(workspace.engine), token);
    // Meanwhile another letter may have been typed.
    const rule = ruleDocuments.get(uri);
    const { markdownCompletions: markdown, isOurs: asksAgain } = client;
    return known && rule ? completion(rule, position, known, { markdown, asksAgain }) : null;
  });
  connection.onReferences(({ textDocument, position }, token) =>
    at.inSteps(textDocument, token, [], (view) => references(workspace, view, position)),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    at.once(textDocument, token, [], (view) => definition(workspace, view, position)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    at.last(textDocument, token, [], (view) =>
      settings.current.inlayHints ? inlayHints(workspace, view, range) : [],
    ),
  );
  connection.onWorkspaceSymbol(
    async ({ query }, token) => (await workspace.inTurns(workspaceSymbols(workspace, query), token)) ?? [],
  );
  connection.onWorkspaceSymbolResolve((symbol) => resolveWorkspaceSymbol(workspace, symbol));
  connection.languages.callHierarchy.onPrepare(({ textDocument, position }, token) =>
    at.once(textDocument, token, null, (view) => prepareCallHierarchy(workspace, view, position)),
  );
  connection.languages.callHierarchy.onIncomingCalls(
    async ({ item }, token) => (await workspace.inTurns(incomingCalls(workspace, item), token)) ?? [],
  );
  connection.languages.callHierarchy.onOutgoingCalls(
    async ({ item }, token) => (await workspace.inTurns(outgoingCalls(workspace, item), token)) ?? [],
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    at.once(textDocument, token, [], (view) => [
      ...codeActions(workspace, view, range, context.diagnostics),
      ...explainActions(workspace, view, range.start, context.triggerKind),
    ]),
  );
  connection.onCodeLens(({ textDocument }, token) => {
    const rule = ruleDocuments.get(textDocument.uri);
    if (rule) return settings.current.codeLens && workspace.hasLogs ? ruleCodeLenses(rule) : [];
    return at.lastInSteps(textDocument, token, [], (view) =>
      settings.current.codeLens ? codeLenses(workspace, view, patienceOf(CODE_LENS_MS, goOn)) : undefined,
    );
  });
  connection.onCodeLensResolve(async (lens, token) => {
    const data: unknown = lens.data;
    if (!isRuleLens(data)) return (await workspace.inTurns(resolveCodeLens(workspace, lens), token)) ?? lens;
    const rule = ruleDocuments.get(data.ruleDocument);
    const matches = rule && (await workspace.inTurns(ruleMatches.of(rule), token));
    return matches ? resolveRuleCodeLens(lens, rule, matches, workspace.loaded.counts !== null) : lens;
  });
  connection.onDocumentSymbol(({ textDocument }, token) =>
    at.last(textDocument, token, [], (view) => documentSymbols(view)),
  );
  connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: ruleDocuments.get(textDocument.uri)
      ? ruleDocuments.diagnostics(textDocument.uri)
      : await at.last(textDocument, token, [], (view) => diagnostics(workspace, view)),
  }));
}

function answerRenderings(
  connection: Connection,
  workspace: Workspace,
  loader: CaseLoader,
  publisher: Publisher,
): void {
  connection.workspace.textDocumentContent.on(async ({ uri }) => {
    const id = parseRenderingUri(uri);
    if (!id) return null;
    await workspace.settled(id.source);
    // Its tab outlives the window; a compressed log is not open in any other.
    const path = workspace.isThere(id.source) ? undefined : pathOf(id.source);
    if (path !== undefined) await loader.open(path);
    else await loader.bringText(id.source);
    const text = textDocumentContent(await workspace.rendering(id), id.source);
    publisher.serve(uri, text);
    return { text };
  });
}

function answerOwnRequests(connection: Connection, workspace: Workspace, loader: CaseLoader): void {
  const answer = answerOn(connection);
  answer('findingGroups', async ({ groupBy }) => {
    await workspace.concluded();
    return findingGroups(workspace, groupBy);
  });
  answer('findings', async (params) => {
    await workspace.concluded();
    return findingsPage(workspace, params);
  });
  answer('setFilter', (filter) => {
    workspace.setFilter(filter);
    return state(workspace, workspace.loaded);
  });
  answer('entities', async ({ kinds }) => {
    await workspace.concluded();
    return (await workspace.inTurns(entityChoices(workspace, kinds))) ?? [];
  });
  answer('entityPage', async (params) => {
    await workspace.concluded();
    return (await workspace.inTurns(entityPage(workspace, params))) ?? { items: [], total: 0 };
  });
  answer('related', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await workspace.inTurns(related(workspace, params))) ?? null;
  });
  answer('relatedPlaces', async (params) => {
    if (params.at) await workspace.settled(params.at.uri);
    return (await workspace.inTurns(relatedPlaces(workspace, params))) ?? [];
  });
  answer('eventsAround', async (params) => {
    await workspace.settled(params.at.uri);
    return (await workspace.inTurns(eventsAround(workspace, params))) ?? null;
  });
  answer('eventAtTime', async (params) => {
    await workspace.settled(params.uri);
    return eventAtTime(workspace, params);
  });
  answer('timeline', async (params) => {
    await workspace.concluded();
    return (await workspace.inTurns(timelineData(workspace, params))) ?? null;
  });
  answer('firstEvent', async (params) => {
    await workspace.concluded();
    return (await workspace.inTurns(firstEventPlace(workspace, params))) ?? null;
  });
  answer('formattedPlace', async (params) => {
    await workspace.settled(params.uri);
    await loader.bringText(params.uri);
    return formattedPlace(workspace, params);
  });
  answer('rawPlace', async (params) => {
    await workspace.settled(params.uri);
    return rawPlace(workspace, params);
  });
  answer('sourceLocation', async (params) => {
    await workspace.settled(params.uri);
    return sourceLocation(workspace, params);
  });
  answer('explain', async (params) => {
    await workspace.settled(params.event.log);
    await loader.bringText(params.event.log);
    return (await workspace.inTurns(explain(workspace, params))) ?? null;
  });
  answer('ruleChoices', async (params) => {
    await workspace.settled(params.uri);
    return (await workspace.inTurns(ruleChoices(workspace, params))) ?? null;
  });
  answer('eventText', async (params) => {
    await workspace.settled(params.at.uri);
    return eventText(workspace, params);
  });
}

/** The settings as they are now; everything that follows them reads `current` when it needs it. */
class LiveSettings {
  current: ServerSettings;
  constructor(current: ServerSettings) {
    this.current = current;
  }
}

function followSettings(
  connection: Connection,
  client: Client,
  settings: LiveSettings,
  changed: (now: ServerSettings, before: ServerSettings) => void,
  ready: () => void,
): void {
  const take = (sent: unknown): void => {
    const before = settings.current;
    settings.current = readSettings(sent);
    if (JSON.stringify(settings.current) !== JSON.stringify(before)) changed(settings.current, before);
  };
  const askFor = async (): Promise<void> =>
    take(await connection.workspace.getConfiguration(SETTINGS_SECTION));

  connection.onInitialized(async () => {
    ready();
    if (client.registersConfiguration) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: SETTINGS_SECTION,
      });
    }
    if (client.hasConfiguration) await askFor();
  });
  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    if (sent !== null && sent !== undefined) take(sent);
    else if (client.hasConfiguration) await askFor();
  });
}
