import type { Uri } from 'vscode';
import { KEY_PAIR_STORY_SCHEME, type Entity } from '../../protocol.ts';
import { linkedUri, type LinkedSource } from './linked-documents.ts';

/** What the logs tell of a key pair. */
export const KEY_PAIR_STORIES: LinkedSource<Entity> = {
  scheme: KEY_PAIR_STORY_SCHEME,
  ask: (server, entity) => server.request('keyPairStory', { entity }),
  nothing: 'Open or load a log that names this key pair to see its story.\n',
};

/** The document of a key pair; `title` is what its tab shows. */
export function keyPairStoryUri(keyPair: Entity, title: string): Uri {
  return linkedUri(KEY_PAIR_STORY_SCHEME, `${title} (key pair story)`, keyPair);
}
