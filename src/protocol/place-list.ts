/**
 * Many places in few words: to write tens of thousands of objects as JSON, and to read them, takes longer than to find the
 * places.
 */
export interface PlaceList {
  /** Each once. */
  readonly uris: readonly string[];
  /** Two for each place: the number of its URI and the line where it begins. */
  readonly lines: readonly number[];
  /**
   * The columns, four for each run of places that are alike in these: how many places, how many lines below its first one
   * each ends, the character where it begins, the character where it ends.
   */
  readonly runs: readonly number[];
}

type MakePlace<T> = (
  uri: number,
  line: number,
  character: number,
  endLine: number,
  endCharacter: number,
) => T;

type Start = [uri: number, line: number];
type Run = [count: number, linesDown: number, character: number, endCharacter: number];

/** What `make` makes of each place, whose URI is given by its number, in their order. */
export function mapPlaces<T>({ lines, runs }: PlaceList, make: MakePlace<T>): T[] {
  const made: T[] = [];
  for (let at = 0; at < runs.length; at += 4) {
    const [count, linesDown, character, endCharacter] = runs.slice(at, at + 4) as Run;
    for (const end = made.length + count; made.length < end;) {
      const [uri, line] = lines.slice(2 * made.length, 2 * made.length + 2) as Start;
      made.push(make(uri, line, character, line + linesDown, endCharacter));
    }
  }
  return made;
}

/** How many places there are. */
export function placeCount({ lines }: PlaceList): number {
  return lines.length / 2;
}
