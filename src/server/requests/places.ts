import type { Place, PlaceParams, Range } from '../../protocol.ts';
import { partNumberAt } from '../parts.ts';
import { parseRenderingUri } from '../rendering-uri.ts';
import type { Workspace } from '../workspace.ts';
import { eventAtPlace } from './event-at-place.ts';

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The same field in the formatted view; its top where no event stands at the place. */
export async function formattedPlace(
  workspace: Workspace,
  { uri, position }: PlaceParams,
): Promise<Place | null> {
  const view = workspace.view(uri);
  const log = view && workspace.investigation.log(view.log);
  if (!view || !log) return null;
  const offset = view.offsetAt(position);
  const part = offset === undefined ? 0 : partNumberAt(log, offset);
  const rendering = await workspace.rendering({ source: view.log, part });
  if (!rendering) return null;
  return {
    uri: rendering.uri,
    range: (offset !== undefined && rendering.rangeOf({ offset, length: 0 })) || TOP,
  };
}

/**
 * The same field in the source document, or its top. Where an editor cannot show that, in a document of the record
 * alone; null where no event stands at the place.
 */
export function rawPlace(workspace: Workspace, { uri, position }: PlaceParams): Place | null {
  const source = parseRenderingUri(uri)?.source ?? uri;
  if (workspace.opensAsText(source)) {
    if (source === uri) return { uri, range: { start: position, end: position } };
    const offset = workspace.view(uri)?.offsetAt(position);
    const range = offset === undefined ? undefined : workspace.view(source)?.rangeOf({ offset, length: 0 });
    return { uri: source, range: range ?? TOP };
  }
  const found = eventAtPlace(workspace, { uri, position });
  const record = found && workspace.renderings.get({ source: found.log, record: found.event.index });
  if (!record) return null;
  return { uri: record.uri, range: record.rangeOf({ offset: found.offset, length: 0 }) ?? TOP };
}
