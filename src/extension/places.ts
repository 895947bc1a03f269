import { Position, Range, Uri, commands, type TextDocumentShowOptions, type TextEditor } from 'vscode';
import type { Place, PlaceParams } from '../protocol.ts';

export function toRange({ start, end }: Place['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export function toPosition({ line, character }: PlaceParams['position']): Position {
  return new Position(line, character);
}

/** What to ask the server about a place. */
export function paramsOf({ uri, range, offset }: Place): PlaceParams {
  return { uri, position: range.start, ...(offset !== undefined && { offset }) };
}

/** Where the cursor stands, in the words of the protocol. */
export function cursorOf({ document, selection }: TextEditor): PlaceParams {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

/**
 * Opens a place and selects it. Not by `showTextDocument`: a document that an extension has opened stays open for
 * minutes after its tab was closed, and its findings with it.
 */
export async function show(place: Place, options: TextDocumentShowOptions): Promise<void> {
  const selection = toRange(place.range);
  await commands.executeCommand('vscode.open', Uri.parse(place.uri), { ...options, selection });
}
