import type { CancellationToken, Connection } from 'vscode-languageserver';
import { NOTIFICATIONS, type LoadingProgress } from '../../protocol.ts';
import { answerOn } from '../answer-on.ts';
import { coverage } from '../requests/coverage.ts';
import { nearMissNodes } from '../requests/near-miss-nodes.ts';
import { openedFile } from '../requests/opened-file.ts';
import type { Workspace } from '../workspace.ts';
import type { CaseLoader } from './load.ts';
import type { Narrowing } from './narrowing.ts';
import type { CaseWatcher } from './watch.ts';

/** What works on a case. */
export interface CaseParts {
  readonly loader: CaseLoader;
  readonly watcher: CaseWatcher;
  /** Undefined where there is nobody to ask: everything is loaded. */
  readonly narrowing: Narrowing | undefined;
}

/** Answers every request about what is loaded from disk. */
export function answerCaseRequests(
  connection: Connection,
  workspace: Workspace,
  { loader, watcher, narrowing }: CaseParts,
): void {
  const answer = answerOn(connection);
  const report = (progress: LoadingProgress) =>
    void connection.sendNotification(NOTIFICATIONS.loading, progress);
  answer('loadCase', async ({ paths, choice }, token) => {
    const summary = await loader.load(paths, {
      signal: abortedBy(token).signal,
      report,
      ...(narrowing && {
        narrow: (walked, signal) => narrowing.narrow(paths, walked, { choice, signal }),
      }),
    });
    workspace.refresh(); // all may have been left out
    return summary;
  });
  answer('caseChange', ({ paths }, token) => {
    const isWanted = narrowing?.wantedIn(paths) ?? (() => true);
    return watcher.change(paths, { isWanted, signal: abortedBy(token).signal });
  });
  answer('unloadCase', async () => {
    await loader.unload();
    narrowing?.forget();
    return null;
  });
  answer('openFile', async ({ path }) => openedFile(workspace, await loader.open(path)));
  answer('coverage', async () => {
    await workspace.concluded();
    return (await workspace.inTurns(coverage(workspace, workspace.loaded))) ?? [];
  });
  answer('nearMisses', async () => {
    await workspace.concluded();
    return (await workspace.inTurns(nearMissNodes(workspace))) ?? [];
  });
}

function abortedBy(token: CancellationToken): AbortController {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller;
}
