import type { Connection, WorkDoneProgressReporter } from 'vscode-languageserver';

/** Work that ends sooner is not worth a notice. */
const SHOWN_AFTER_MS = 500;

/**
 * Tells the user that something takes long, with a way to stop it. Returns what to call when it has ended, done or
 * not.
 */
export function progressNotice(connection: Connection, title: string, cancel: () => void): () => void {
  let hasEnded = false;
  let shown: WorkDoneProgressReporter | undefined;

  async function show(): Promise<void> {
    const progress = await connection.window.createWorkDoneProgress();
    if (hasEnded) return;
    progress.token.onCancellationRequested(cancel);
    progress.begin(title, undefined, undefined, true);
    shown = progress;
  }

  const timer = setTimeout(() => void show(), SHOWN_AFTER_MS);
  return () => {
    hasEnded = true;
    clearTimeout(timer);
    shown?.done();
  };
}
