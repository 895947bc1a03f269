import { Position, Range, Uri, window, type TextDocumentShowOptions, type TextEditor } from 'vscode';
import type { Place, PlaceParams } from '../protocol.ts';

export function toRange({ start, end }: Place['range']): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

export function toPosition({ line, character }: PlaceParams['position']): Position {
  return new Position(line, character);
}

/** Where the cursor stands, in the words of the protocol. */
export function cursorOf({ document, selection }: TextEditor): PlaceParams {
  const { line, character } = selection.active;
  return { uri: document.uri.toString(), position: { line, character } };
}

/** Opens a place and selects it. */
export async function show(place: Place, options: TextDocumentShowOptions): Promise<void> {
  await window.showTextDocument(Uri.parse(place.uri), { ...options, selection: toRange(place.range) });
}
