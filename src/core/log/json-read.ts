import { BACKSLASH, CLOSE_BRACE, CLOSE_BRACKET, COLON, COMMA, OPEN_BRACE, OPEN_BRACKET, QUOTE, decode } from './bytes.ts';
import { endOfString, endOfWord, skipNested, skipSpace } from './json-scan.ts';
import type { FieldPath, JsonObject, JsonValue } from './json.ts';
import { unescapeJson } from './layers.ts';

/**
 * Reading JSON by position: members and elements where they stand, values found by path, and a parser that takes what
 * the strict one refuses (raw line breaks in strings, names without quotes, a comma too many, unknown words and escapes).
 */

/** A value where it stands: `bytes[start, end)`, quotes and brackets included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A member of an object or element of an array. `name` is undefined in arrays. */
export interface Member extends Place {
  readonly name: string | undefined;
  readonly nameStart: number;
  readonly nameEnd: number;
}

/** The members of the object, or elements of the array, that opens at `start`, as far as they can be read. */
export function* membersOf(bytes: Uint8Array, start: number, limit = bytes.length): Generator<Member> {
  const named = bytes[start] === OPEN_BRACE;
  const close = named ? CLOSE_BRACE : CLOSE_BRACKET;
  let i = skipSpace(bytes, start + 1, limit);
  while (i < limit && bytes[i] !== close) {
    const nameStart = i;
    let nameEnd = i;
    let name: string | undefined;
    if (named) {
      nameEnd = endOfValue(bytes, i, limit);
      if (nameEnd < 0) return;
      name = stringAt(bytes, nameStart, nameEnd);
      i = skipSpace(bytes, nameEnd, limit);
      if (bytes[i] !== COLON) return;
      i = skipSpace(bytes, i + 1, limit);
    }
    const end = endOfValue(bytes, i, limit);
    if (end < 0) return;
    yield { name, nameStart, nameEnd, start: i, end };
    i = skipSpace(bytes, end, limit);
    if (bytes[i] === COMMA) i = skipSpace(bytes, i + 1, limit);
    else if (bytes[i] !== close) return;
  }
}

/** The end of the value at `start`, or -1 where none can be read. */
export function endOfValue(bytes: Uint8Array, start: number, limit: number): number {
  const byte = bytes[start];
  if (byte === QUOTE) {
    const close = endOfString(bytes, start + 1, limit);
    return close < 0 ? -1 : close + 1;
  }
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return skipNested(bytes, start, limit);
  const end = endOfWord(bytes, start, limit);
  return end > start ? end : -1;
}

/** The text of the string (or bare word) at `bytes[start, end)`. */
export function stringAt(bytes: Uint8Array, start: number, end: number): string {
  if (bytes[start] !== QUOTE) return decode(bytes, start, end);
  if (bytes.subarray(start, end).includes(BACKSLASH)) return decode(unescapeJson(bytes, start + 1, end - 1));
  return decode(bytes, start + 1, end - 1);
}

/** Where the value at `path` stands in the JSON text at `start`. Of a duplicate name the last counts, as in JSON.parse. */
export function placeOf(bytes: Uint8Array, start: number, path: FieldPath): Place | undefined {
  const from = skipSpace(bytes, start, bytes.length);
  let place: Place = { start: from, end: endOfValue(bytes, from, bytes.length) };
  for (const step of path) {
    let found: Place | undefined;
    let index = 0;
    if (bytes[place.start] !== (typeof step === 'number' ? OPEN_BRACKET : OPEN_BRACE)) return undefined;
    for (const member of membersOf(bytes, place.start)) {
      if (typeof step === 'number' ? index++ === step : member.name === step) {
        found = member;
        if (typeof step === 'number') break;
      }
    }
    if (!found) return undefined;
    place = found;
  }
  return place.end < 0 ? undefined : place;
}

/** The same, but of a string only the characters between the quotes. */
export function textPlaceOf(bytes: Uint8Array, path: FieldPath): Place | undefined {
  const place = placeOf(bytes, 0, path);
  if (!place || bytes[place.start] !== QUOTE) return place;
  return { start: place.start + 1, end: place.end - 1 };
}

/** The path of the innermost value whose text or name touches `at`, within the JSON text at `start`. */
export function pathTo(bytes: Uint8Array, start: number, at: number): FieldPath {
  const path: (string | number)[] = [];
  let open = skipSpace(bytes, start, bytes.length);
  for (;;) {
    const byte = bytes[open];
    if (byte !== OPEN_BRACE && byte !== OPEN_BRACKET) return path;
    let index = 0;
    let inside: Member | undefined;
    for (const member of membersOf(bytes, open)) {
      if (member.nameStart > at) break;
      if (at <= member.end) {
        path.push(member.name ?? index);
        inside = member;
        break;
      }
      index++;
    }
    if (!inside || at < inside.start) return path;
    open = inside.start;
  }
}

/** The value of the JSON text at `start`: as JSON.parse reads it where it can, else as much as can be read. */
export function parseJson(bytes: Uint8Array, start = 0, end = bytes.length): JsonValue {
  try {
    return JSON.parse(decode(bytes, start, end)) as JsonValue;
  } catch {
    return parseLeniently(bytes, skipSpace(bytes, start, end), end);
  }
}

/** Recursion is bounded by the depth of what is read; deeper text never becomes a record. */
function parseLeniently(bytes: Uint8Array, start: number, limit: number): JsonValue {
  const byte = bytes[start];
  if (byte === QUOTE) {
    const close = endOfString(bytes, start + 1, limit);
    return stringAt(bytes, start, close < 0 ? limit : close + 1);
  }
  if (byte === OPEN_BRACKET) {
    const array: JsonValue[] = [];
    for (const member of membersOf(bytes, start, limit)) array.push(parseLeniently(bytes, member.start, member.end));
    return array;
  }
  if (byte === OPEN_BRACE) {
    const object: JsonObject = {};
    for (const member of membersOf(bytes, start, limit)) {
      // A plain assignment to "__proto__" would set the prototype.
      Object.defineProperty(object, member.name!, {
        value: parseLeniently(bytes, member.start, member.end), writable: true, enumerable: true, configurable: true,
      });
    }
    return object;
  }
  return wordValue(decode(bytes, start, endOfWord(bytes, start, limit)));
}

/** A number or word; a word that JSON does not know is kept as text. */
function wordValue(word: string): JsonValue {
  if (word === 'true' || word === 'True') return true;
  if (word === 'false' || word === 'False') return false;
  if (word === 'null' || word === 'None' || word === '') return null;
  const number = Number(word);
  return Number.isFinite(number) ? number : word;
}
