import { CancellationTokenSource, type Connection } from 'vscode-languageserver';
import { CLIENT_REQUESTS, type CaseSurvey, type LeftOut } from '../../protocol.ts';
import type { Ask } from './narrowing.ts';

/** Lets the client show its user what was found. A load that is cancelled waits for no answer. */
export function askWith(connection: Pick<Connection, 'sendRequest'>): Ask {
  return async (survey, leftOut, signal) => {
    const source = new CancellationTokenSource();
    const cancelled = new Promise<null>((resolve) =>
      signal.addEventListener('abort', () => {
        source.cancel();
        resolve(null);
      }),
    );
    const question: CaseSurvey = { ...survey, leftOut };
    const answered: Promise<LeftOut | null> = connection
      .sendRequest<LeftOut | null>(CLIENT_REQUESTS.chooseFiles, question, source.token)
      .catch(() => null); // the client has gone, or has cancelled, too
    return (await Promise.race([answered, cancelled])) ?? undefined;
  };
}
