/**
 * Many places in few words: to write tens of thousands of objects as JSON, and to read them, takes longer than to find the
 * places.
 */
export interface PlaceList {
  /** Each once. */
  readonly uris: readonly string[];
  /** Five for each place: the number of its URI, line and character where it begins, line and character where it ends. */
  readonly numbers: readonly number[];
}

type PlaceNumbers = [
  uri: number,
  startLine: number,
  startCharacter: number,
  endLine: number,
  endCharacter: number,
];

/** What `make` makes of each place, whose URI is given by its number, in their order. */
export function mapPlaces<T>({ numbers }: PlaceList, make: (...place: PlaceNumbers) => T): T[] {
  const made: T[] = [];
  for (let at = 0; at < numbers.length; at += 5)
    made.push(make(...(numbers.slice(at, at + 5) as PlaceNumbers)));
  return made;
}
