import type { Place, PlaceParams } from '../../protocol.ts';
import { partNumberAt } from '../rendering/parts.ts';
import { parseRenderingUri } from '../rendering/rendering-uri.ts';
import { TOP } from '../snapshot.ts';
import type { Workspace } from '../workspace.ts';
import { eventAtPlace } from './event-at-place.ts';
import { logOffset } from './log-offset.ts';

/** The same field in the formatted view; its top where no event stands at the place. */
export async function formattedPlace(workspace: Workspace, params: PlaceParams): Promise<Place | null> {
  const at = logOffset(workspace, params);
  const source = at?.log ?? workspace.view(params.uri)?.log;
  const log = source === undefined ? undefined : workspace.investigation.log(source);
  if (source === undefined || !log) return null;
  const part = at ? partNumberAt(log, at.offset) : 0;
  const rendering = await workspace.rendering({ source, part });
  if (!rendering) return null;
  return { uri: rendering.uri, range: (at && rendering.rangeOf({ offset: at.offset, length: 0 })) || TOP };
}

/**
 * The same field in the source document, or its top. Where an editor cannot show that, in a document of the record
 * alone; null where no event stands at the place.
 */
export function rawPlace(workspace: Workspace, params: PlaceParams): Place | null {
  const { uri, position } = params;
  const source = parseRenderingUri(uri)?.source ?? uri;
  if (workspace.opensAsText(source)) {
    if (source === uri) return { uri, range: { start: position, end: position } };
    const offset = workspace.view(uri)?.offsetAt(position);
    const range = offset === undefined ? undefined : workspace.view(source)?.rangeOf({ offset, length: 0 });
    return { uri: source, range: range ?? TOP };
  }
  const found = eventAtPlace(workspace, params);
  const record = found && workspace.renderings.get({ source: found.log, record: found.event.index });
  if (!record) return null;
  return { uri: record.uri, range: record.rangeOf({ offset: found.offset, length: 0 }) ?? TOP };
}
