import { DocumentDiagnosticReportKind, type Connection, type Diagnostic } from 'vscode-languageserver';
import { answerOn } from './answer-on.ts';
import { Answers } from './answers.ts';
import { knownWords } from './authoring/known-words.ts';
import type { RuleDocuments } from './authoring/rule-documents.ts';
import type { RuleMatches } from './authoring/rule-matches.ts';
import type { PlaceList } from '../protocol.ts';
import type { Client } from './client.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/call-hierarchy.ts';
import { codeActions } from './features/code-action.ts';
import { codeLenses, resolveCodeLens } from './features/code-lens.ts';
import { completion } from './features/completion.ts';
import { definition } from './features/definition.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentSymbols } from './features/document-symbol.ts';
import { hover } from './features/hover.ts';
import { inlayHints } from './features/inlay-hint.ts';
import { references } from './features/references.ts';
import { isRuleLens, resolveRuleCodeLens, ruleCodeLenses } from './features/rule-code-lens.ts';
import { ruleHover } from './features/rule-hover.ts';
import { resolveWorkspaceSymbol, workspaceSymbols } from './features/workspace-symbol.ts';
import { locationsOf } from './place-list.ts';
import { patienceOf } from './patience.ts';
import type { Workspace } from './workspace.ts';
import type { LiveSettings } from './settings/live-settings.ts';

/** So long a hover and the code lenses of a document wait for what they count, in milliseconds. */
const HOVER_MS = 300;
const CODE_LENS_MS = 100;
const NO_PLACES: PlaceList = { uris: [], lines: [], runs: [] };

/** What answers the requests of the language server protocol. */
export function answerLanguageRequests(
  connection: Connection,
  client: Client,
  workspace: Workspace,
  ruleDocuments: RuleDocuments,
  ruleMatches: RuleMatches,
  settings: LiveSettings,
): void {
  const at = new Answers(workspace);
  const goOn = (steps: Generator<void, unknown>): void => workspace.goOn(steps);

  connection.onHover(({ textDocument, position }, token) => {
    const { markdown, isOurs } = client;
    const style = { markdown, isOurs, printsMessages: isOurs && settings.current.showsProblems };
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
    at
      .inSteps(textDocument, token, NO_PLACES, (view) => references(workspace, view, position))
      .then(locationsOf),
  );
  answerOn(connection)('references', ({ uri, position }, token) =>
    at.inSteps({ uri }, token, NO_PLACES, (view) => references(workspace, view, position)),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    at.inSteps(textDocument, token, [], (view) => definition(workspace, view, position)),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    at.lastInSteps(textDocument, token, [], (view) =>
      settings.current.inlayHints ? inlayHints(workspace, view, range) : undefined,
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
  connection.onCodeAction(({ textDocument, range, context: { diagnostics: shown, triggerKind } }, token) =>
    at.once(textDocument, token, [], (view) => codeActions(workspace, view, range, shown, triggerKind)),
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
    if (!matches) return lens;
    const problems = (): Diagnostic[] => ruleDocuments.diagnostics(rule.uri);
    return resolveRuleCodeLens(lens, rule, matches, problems, workspace.loaded.counts !== null);
  });
  connection.onDocumentSymbol(({ textDocument }, token) =>
    at.last(textDocument, token, [], (view) => documentSymbols(workspace, view)),
  );
  connection.languages.diagnostics.on(async ({ textDocument }, token) => ({
    kind: DocumentDiagnosticReportKind.Full,
    items: ruleDocuments.get(textDocument.uri)
      ? ruleDocuments.diagnostics(textDocument.uri)
      : await at.last(textDocument, token, [], (view) => diagnostics(workspace, view)),
  }));
}
