import type { OpenedFile } from '../../protocol.ts';
import type { LoadedFile } from '../case/loaded-file.ts';
import type { Workspace } from '../workspace.ts';

/** The beginning of a file's rendering, or why there is none. */
export async function openedFile(workspace: Workspace, loaded: LoadedFile | undefined): Promise<OpenedFile> {
  if (loaded?.file.kind !== 'read')
    return { place: null, reason: loaded?.file.reason ?? 'reading was stopped' };
  const rendering = await workspace.rendering({ source: loaded.uri, part: 0 });
  if (!rendering) return { place: null, reason: 'it was closed meanwhile' };
  const top = { line: 0, character: 0 };
  return { place: { uri: rendering.uri, range: { start: top, end: top } }, reason: '' };
}
