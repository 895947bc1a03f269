import type { Location } from 'vscode-languageserver';
import { mapPlaces, type Place, type PlaceList } from '../protocol.ts';

/** A list that grows. */
export class Places implements PlaceList {
  readonly uris: string[] = [];
  readonly lines: number[] = [];
  readonly runs: number[] = [];
  readonly #numberOf = new Map<string, number>();

  add({ uri, range: { start, end } }: Place): void {
    this.#add(this.numberOf(uri), start.line, end.line - start.line, start.character, end.character);
  }

  /** The same of a place within a line, by the number of its URI. */
  addInLine(uri: number, line: number, character: number, length: number): void {
    this.#add(uri, line, 0, character, character + length);
  }

  numberOf(uri: string): number {
    let number = this.#numberOf.get(uri);
    if (number === undefined) this.#numberOf.set(uri, (number = this.uris.push(uri) - 1));
    return number;
  }

  #add(uri: number, line: number, linesDown: number, character: number, endCharacter: number): void {
    const { lines, runs } = this;
    lines.push(uri, line);
    const run = runs.length - 4;
    const isLike =
      runs[run + 1] === linesDown && runs[run + 2] === character && runs[run + 3] === endCharacter;
    if (isLike) runs[run]!++;
    else runs.push(1, linesDown, character, endCharacter);
  }
}

/** The same for clients that know the protocol alone. */
export function locationsOf(list: PlaceList): Location[] {
  return mapPlaces(list, (uri, line, character, endLine, endCharacter) => ({
    uri: list.uris[uri]!,
    range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
  }));
}
