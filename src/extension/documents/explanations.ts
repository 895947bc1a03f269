import type { Uri } from 'vscode';
import { EXPLANATION_SCHEME, type ExplainParams } from '../../protocol.ts';
import { linkedUri, type LinkedSource } from './linked-documents.ts';

/** Why a rule says what it says of an event. */
export const EXPLANATIONS: LinkedSource<ExplainParams> = {
  scheme: EXPLANATION_SCHEME,
  ask: (server, params) => server.request('explain', params),
  nothing: 'Open or load the log of this event to see the explanation.\n',
};

/** The document that explains a rule on an event; `title` is what its tab shows. */
export function explanationUri(params: ExplainParams, title: string): Uri {
  return linkedUri(EXPLANATION_SCHEME, `${title} (explanation)`, params);
}
