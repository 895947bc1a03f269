import { randomUUID } from 'node:crypto';
import type { Connection } from 'vscode-languageserver';
import { answerOn } from '../answer-on.ts';
import { suppressionPreviews } from '../requests/suppression-preview.ts';
import { filterDocument, suppressible } from '../requests/suppress.ts';
import { suppressions } from '../requests/suppressions.ts';
import type { RuleWatch } from './watch.ts';
import type { Workspace } from '../workspace.ts';

/** Answers what a client asks to write filters from findings and to take them back. It is the client that writes. */
export function answerSuppressions(connection: Connection, workspace: Workspace, rules: RuleWatch): void {
  const answer = answerOn(connection);
  const ready = async (uri: string): Promise<void> => {
    await workspace.settled(uri);
    await workspace.concluded();
  };
  answer('suppressible', async (target) => {
    await ready(target.at.uri);
    return suppressible(workspace, target);
  });
  answer('filterDocument', async (params) => {
    await ready(params.at.uri);
    const date = new Date().toISOString().slice(0, 10);
    return filterDocument(workspace, workspace.loaded.engine.ruleSet, params, { id: randomUUID(), date });
  });
  answer('suppressionPreviews', async (params) => {
    await ready(params.at.uri);
    return (await workspace.inTurns(suppressionPreviews(workspace, workspace.engine, params))) ?? [];
  });
  answer('suppressions', async (target) => {
    await ready(target.at.uri);
    return suppressions(workspace, workspace.loaded.engine, target);
  });
  answer('readRules', async () => {
    await rules.look();
    return null;
  });
}
