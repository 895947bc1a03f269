import type { Connection } from 'vscode-languageserver';
import { answerOn } from './answer-on.ts';
import { RuleDocuments } from './authoring/rule-documents.ts';
import { RuleMatches } from './authoring/rule-matches.ts';
import { surroundingsIn } from './authoring/surroundings.ts';
import { capabilitiesFor } from './capabilities.ts';
import { askWith } from './case/ask.ts';
import type { Disk } from './case/disk.ts';
import { KeptCases } from './case/kept-cases.ts';
import { CaseLoader } from './case/load.ts';
import { Narrowing } from './case/narrowing.ts';
import { answerCaseRequests } from './case/requests.ts';
import { CaseWatcher } from './case/watch.ts';
import { readClient, type Client } from './client.ts';
import type { Assets } from './engine.ts';
import { OwnRules, type ReadRules } from './rules/own-rules.ts';
import { progressNotice } from './progress.ts';
import { Publisher } from './publisher.ts';
import { ruleMatchPlaces } from './requests/rule-match-places.ts';
import { RuleLoading } from './rules/loading.ts';
import { answerRuleTests } from './rules/tests.ts';
import { RuleWatch } from './rules/watch.ts';
import type { Scheduler } from './scheduler.ts';
import { readSettings, sameDetection, type ServerSettings } from './settings/settings.ts';
import { answerSuppressions } from './rules/suppressions.ts';
import { baseName } from './uri.ts';
import { Workspace } from './workspace.ts';
import { answerLanguageRequests } from './language-requests.ts';
import { followSettings, LiveSettings } from './settings/live-settings.ts';
import { answerOwnRequests, answerRenderings } from './own-requests.ts';
import { synchronizeDocuments } from './synchronize.ts';

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
      changed: (change) => publisher.publish(workspace, change),
      cleared: (uri) => publisher.clear(uri),
      analysing: ({ uri }, cancel) =>
        client.showsProgress ? progressNotice(connection, `Reading ${baseName(uri)}`, cancel) : () => {},
    },
  );
  const say = (problems: readonly string[]): void => {
    for (const problem of problems) connection.console.warn(problem);
  };
  say(settings.current.problems);
  const useNames = ({ aliases, eventLayout, drawnCharacters }: ServerSettings): void => {
    workspace.eventLayout = eventLayout;
    workspace.drawnCharacters = client.isOurs ? drawnCharacters : Infinity;
    workspace.aliases = new Map(Object.entries(aliases));
  };
  useNames(settings.current);
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
      useNames(now);
      say(now.problems.filter((problem) => !before.problems.includes(problem)));
      if (!sameDetection(now, before)) {
        void loading.useSettings();
      }
      if (now.minimumLevel !== before.minimumLevel) {
        workspace.setFilter({ ...workspace.filter, minimumLevel: now.minimumLevel });
      }
      const haveHintsChanged =
        now.inlayHints !== before.inlayHints ||
        JSON.stringify(now.aliases) !== JSON.stringify(before.aliases);
      if (haveHintsChanged && client.refreshesInlayHints) {
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
