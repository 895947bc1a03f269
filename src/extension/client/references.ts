import { Location, Range, type Uri } from 'vscode';
import { ReferencesRequest, type LanguageClient, type Middleware } from 'vscode-languageclient/node';
import { mapPlaces, REQUESTS, type PlaceList, type PlaceParams } from '../../protocol.ts';

/** Asks for references in few words: there may be tens of thousands, and the standard ones take longer than to find them. */
export function referencesInFewWords(client: () => LanguageClient): Middleware {
  return {
    async provideReferences(document, { line, character }, _options, token) {
      const params: PlaceParams = { uri: document.uri.toString(), position: { line, character } };
      try {
        const list = await client().sendRequest<PlaceList>(REQUESTS.references, params, token);
        return locationsOf(list, (uri) => client().protocol2CodeConverter.asUri(uri));
      } catch (error) {
        return client().handleFailedRequest(ReferencesRequest.type, token, error, null);
      }
    },
  };
}

function locationsOf(list: PlaceList, asUri: (uri: string) => Uri): Location[] {
  const uris = list.uris.map(asUri);
  return mapPlaces(
    list,
    (uri, line, character, endLine, endCharacter) =>
      new Location(uris[uri]!, new Range(line, character, endLine, endCharacter)),
  );
}
