/** How far apart the line breaks of a stretch of text are, in bytes; each counts from behind one break to behind the next. */
export interface LineLengths {
  /** Of the whole stretch. */
  readonly length: number;
  /** Up to behind its first break; undefined where it has none. */
  readonly first: number | undefined;
  /** The longest line that begins behind one of its breaks and ends with another. */
  readonly longest: number;
  /** What stands behind its last break; all of it where there is none. */
  readonly rest: number;
}

/** Of a stretch whose breaks end at these places. */
export function lineLengths(length: number, breaks: Uint16Array): LineLengths {
  let longest = 0;
  for (let at = 1; at < breaks.length; at++) longest = Math.max(longest, breaks[at]! - breaks[at - 1]!);
  return { length, first: breaks[0], longest, rest: length - (breaks.at(-1) ?? 0) };
}

/** Of stretches that stand side by side. */
export function joinedLines(parts: readonly LineLengths[]): LineLengths {
  let [length, longest, rest] = [0, 0, 0];
  let first: number | undefined;
  for (const part of parts) {
    if (part.first === undefined) rest += part.length;
    else {
      if (first === undefined) first = length + part.first;
      else longest = Math.max(longest, rest + part.first);
      longest = Math.max(longest, part.longest);
      rest = part.rest;
    }
    length += part.length;
  }
  return { length, first, longest, rest };
}
