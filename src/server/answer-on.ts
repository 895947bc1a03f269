import type { CancellationToken, Connection } from 'vscode-languageserver';
import { REQUESTS, type RequestTypes } from '../protocol.ts';

/** Registers the function that answers a request of ours; the compiler knows what it takes and gives. */
export function answerOn(connection: Connection) {
  return <Name extends keyof RequestTypes>(
    name: Name,
    of: (
      params: RequestTypes[Name]['params'],
      token: CancellationToken,
    ) => Promise<RequestTypes[Name]['result']> | RequestTypes[Name]['result'],
  ): void => {
    connection.onRequest(
      REQUESTS[name],
      async (params: RequestTypes[Name]['params'], token: CancellationToken): Promise<unknown> =>
        of(params, token),
    );
  };
}
