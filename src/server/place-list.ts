import type { Location } from 'vscode-languageserver';
import { mapPlaces, type Place, type PlaceList } from '../protocol.ts';

/** A list that grows. */
export class Places implements PlaceList {
  readonly uris: string[] = [];
  readonly numbers: number[] = [];
  readonly #numberOf = new Map<string, number>();

  add({ uri, range: { start, end } }: Place): void {
    this.numbers.push(this.numberOf(uri), start.line, start.character, end.line, end.character);
  }

  /** The same of a place within a line, by the number of its URI. */
  addInLine(uri: number, line: number, character: number, length: number): void {
    this.numbers.push(uri, line, character, line, character + length);
  }

  numberOf(uri: string): number {
    let number = this.#numberOf.get(uri);
    if (number === undefined) this.#numberOf.set(uri, (number = this.uris.push(uri) - 1));
    return number;
  }
}

/** The same for clients that know the protocol alone. */
export function locationsOf(list: PlaceList): Location[] {
  return mapPlaces(list, (uri, line, character, endLine, endCharacter) => ({
    uri: list.uris[uri]!,
    range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
  }));
}
