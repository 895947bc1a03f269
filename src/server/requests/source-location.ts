import { fileOffsetsOf } from '../../scan/places/file-offsets.ts';
import type { PlaceParams, SourceLocation } from '../../protocol.ts';
import { pathOf } from '../case/file-uri.ts';
import { placeOf } from '../snapshot.ts';
import type { Workspace } from '../workspace.ts';
import { eventAtPlace } from './event-at-place.ts';

/** Where the event at a place stands in its file. Null where no event stands there. */
export function sourceLocation(workspace: Workspace, params: PlaceParams): SourceLocation | null {
  const found = eventAtPlace(workspace, params);
  const range = found && workspace.view(found.log)?.rangeOf(found.event.span);
  if (!found || !range) return null;
  const { log, event } = found;
  const { line, character } = range.start;
  const { offset, length, note } = bytesOf(workspace, log, event.span);
  const bytes = `(byte offset ${offset}, length ${length}${note})`;
  return {
    text: `${pathOf(log) ?? log}:${line + 1}:${character + 1} ${bytes}`,
    numbers: `line ${line + 1}, column ${character + 1} ${bytes}`,
    place: placeOf(workspace, log, event.span),
    isFormatted: !workspace.opensAsText(log),
  };
}

interface FileBytes {
  readonly offset: number;
  readonly length: number;
  /** Where the offset is not the file's. */
  readonly note: string;
}

function bytesOf(
  workspace: Workspace,
  log: string,
  { offset, length }: { readonly offset: number; readonly length: number },
): FileBytes {
  const toFileOffset = offsetsOf(workspace, log);
  if (!toFileOffset) return { offset, length, note: pathOf(log) === undefined ? '' : ', not saved yet' };
  const start = toFileOffset(offset);
  return { offset: start, length: toFileOffset(offset + length) - start, note: '' };
}

function offsetsOf(workspace: Workspace, log: string): ((offset: number) => number) | undefined {
  const document = workspace.document(log)?.read;
  if (!document) {
    const file = workspace.loaded.get(log)?.file;
    return file?.kind === 'read' ? (offset) => file.toFileOffset(offset) : undefined;
  }
  const path = pathOf(log);
  return path === undefined ? undefined : fileOffsetsOf(path, document.log.text.subarray());
}
