import { Uri, workspace, type Disposable } from 'vscode';
import { EVENT_SCHEME, type PlaceParams } from '../../protocol.ts';
import type { Server } from '../client/server.ts';

/** Serves single events as read-only documents, for VS Code to compare. Session tokens are hidden. */
export function serveEventDocuments(server: Server): Disposable {
  return workspace.registerTextDocumentContentProvider(EVENT_SCHEME, {
    async provideTextDocumentContent(uri) {
      const at = placeIn(uri);
      const event = at && (await server.request('eventText', { at, form: 'json' }));
      return event?.text ?? 'Open or load the log of this event to see it.\n';
    },
  });
}

/** The document of the event at a place; `name` is what its tab shows. */
export function eventDocumentUri(at: PlaceParams, name: string): Uri {
  return Uri.from({ scheme: EVENT_SCHEME, path: `/${name}`, query: JSON.stringify(at) });
}

function placeIn({ query }: Uri): PlaceParams | undefined {
  try {
    return JSON.parse(query);
  } catch {
    return undefined; // a URI somebody typed
  }
}
