import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  decode,
} from '../bytes.ts';
import { endOfString, endOfWord, skipNested, skipSpace } from './scan.ts';
import type { FieldPath, JsonObject, JsonValue } from './value.ts';
import { unescapedText } from '../layers.ts';

/**
 * Reading JSON by position: members and elements where they stand, values found by path, and a parser that takes what
 * the strict one refuses (raw line breaks in strings, names without quotes, a comma too many, unknown words and escapes).
 */

/** A value where it stands: `bytes[start, end)`, quotes and brackets included. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A value as a member of an object or element of an array; `name` is undefined in arrays and at the root. */
export interface JsonNode extends Place {
  readonly name: string | undefined;
  readonly nameStart: number;
  /** What it is made of, once somebody has looked. */
  members?: readonly JsonNode[];
}

/** The JSON text's outermost value, or undefined where there is none. */
export function rootOf(bytes: Uint8Array): JsonNode | undefined {
  const start = skipSpace(bytes, 0, bytes.length);
  const end = endOfValue(bytes, start, bytes.length);
  return end < 0 ? undefined : { name: undefined, nameStart: start, start, end };
}

/** The value that is known to begin at `start` and to end before blanks or other values, or with the text. */
export function valueFrom(bytes: Uint8Array, start = 0): JsonNode {
  return { name: undefined, nameStart: start, start, end: bytes.length };
}

/** A member that reads its name only when asked for it: mostly one of many is looked for. */
class Member implements JsonNode {
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly start: number;
  readonly end: number;
  members?: readonly JsonNode[];
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, nameStart: number, nameEnd: number, start: number, end: number) {
    this.#bytes = bytes;
    this.nameStart = nameStart;
    this.nameEnd = nameEnd;
    this.start = start;
    this.end = end;
  }

  get name(): string {
    return stringAt(this.#bytes, this.nameStart, this.nameEnd);
  }

  isNamed(name: string): boolean {
    const first = this.nameStart + 1;
    if (this.#bytes[this.nameStart] !== QUOTE) return this.name === name;
    for (let i = 0; i < name.length; i++) {
      const byte = this.#bytes[first + i]!;
      if (byte === BACKSLASH || byte >= 0x80) return this.name === name;
      if (byte !== name.charCodeAt(i)) return false;
    }
    return first + name.length === this.nameEnd - 1;
  }
}

/** The members of an object, or elements of an array, as far as they can be read; of anything else none. */
export function membersOf(bytes: Uint8Array, node: JsonNode): readonly JsonNode[] {
  return (node.members ??= readMembers(bytes, node.start, node.end));
}

function readMembers(bytes: Uint8Array, start: number, limit: number): JsonNode[] {
  const members: JsonNode[] = [];
  if (bytes[start] !== OPEN_BRACE && bytes[start] !== OPEN_BRACKET) return members;
  const named = bytes[start] === OPEN_BRACE;
  const close = named ? CLOSE_BRACE : CLOSE_BRACKET;
  let i = skipSpace(bytes, start + 1, limit);
  while (i < limit && bytes[i] !== close) {
    const nameStart = i;
    let nameEnd = i;
    if (named) {
      nameEnd = endOfValue(bytes, i, limit);
      if (nameEnd < 0) break;
      i = skipSpace(bytes, nameEnd, limit);
      if (bytes[i] !== COLON) break;
      i = skipSpace(bytes, i + 1, limit);
    }
    const end = endOfValue(bytes, i, limit);
    if (end < 0) break;
    members.push(
      named ? new Member(bytes, nameStart, nameEnd, i, end) : { name: undefined, nameStart, start: i, end },
    );
    i = skipSpace(bytes, end, limit);
    if (bytes[i] === COMMA) i = skipSpace(bytes, i + 1, limit);
    else break;
  }
  return members;
}

/** The end of the value at `start`, or -1 where none can be read. */
function endOfValue(bytes: Uint8Array, start: number, limit: number): number {
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
  if (bytes.subarray(start, end).includes(BACKSLASH)) return unescapedText(bytes, start + 1, end - 1);
  return decode(bytes, start + 1, end - 1);
}

/**
 * Where the value at `path`, from step `from` on, stands: of a string the characters between its quotes. Of a duplicate name
 * the last counts, as in JSON.parse.
 */
export function placeOf(
  bytes: Uint8Array,
  root: JsonNode | undefined,
  path: FieldPath,
  from = 0,
): Place | undefined {
  let node = root;
  for (let at = from; at < path.length; at++) {
    if (!node) return undefined;
    const step = path[at]!;
    const isIndex = typeof step === 'number';
    if (isIndex !== (bytes[node.start] === OPEN_BRACKET)) return undefined;
    const members = membersOf(bytes, node);
    node = isIndex ? members[step] : lastNamed(members, step);
  }
  if (!node || bytes[node.start] !== QUOTE) return node;
  return { start: node.start + 1, end: node.end - 1 };
}

/** No `findLast`: it is slow to ask so many short questions. */
function lastNamed(members: readonly JsonNode[], name: string): JsonNode | undefined {
  for (let at = members.length - 1; at >= 0; at--) {
    if ((members[at] as Member).isNamed(name)) return members[at];
  }
  return undefined;
}

/**
 * The text of the string at `path`, from step `from` on, of an object in whose names no letter is written as an escape; null
 * where there is no such value, undefined where it is no string, or in a list.
 */
export function plainTextAt(
  bytes: Uint8Array,
  root: JsonNode,
  path: FieldPath,
  from = 0,
): string | null | undefined {
  let node = root;
  for (let at = from; at < path.length; at++) {
    const step = path[at]!;
    if (typeof step === 'number' || bytes[node.start] === OPEN_BRACKET) return undefined;
    const member = lastNamed(membersOf(bytes, node), step);
    if (!member) return null;
    node = member;
  }
  return bytes[node.start] === QUOTE ? stringAt(bytes, node.start, node.end) : undefined;
}

/** The path of the innermost value whose text or name touches `at`. */
export function pathTo(bytes: Uint8Array, root: JsonNode | undefined, at: number): FieldPath {
  const path: (string | number)[] = [];
  let node = root;
  while (node) {
    const members = membersOf(bytes, node);
    const index = members.findIndex((member) => at <= member.end);
    const inside = members[index];
    if (!inside || inside.nameStart > at) return path;
    path.push(inside.name ?? index);
    node = at < inside.start ? undefined : inside;
  }
  return path;
}

/** The value of the JSON text at `start`: as JSON.parse reads it where it can, else as much as can be read. */
export function parseJson(bytes: Uint8Array, start = 0, end = bytes.length): JsonValue {
  try {
    return JSON.parse(decode(bytes, start, end)) as JsonValue;
  } catch {
    return parseLeniently(bytes, skipSpace(bytes, start, end), end, 0);
  }
}

/** No record is nested this deep; what is deeper is left out. */
const MAX_DEPTH = 256;

function parseLeniently(bytes: Uint8Array, start: number, limit: number, depth: number): JsonValue {
  if (depth > MAX_DEPTH) return null;
  const byte = bytes[start];
  if (byte === QUOTE) {
    const close = endOfString(bytes, start + 1, limit);
    return stringAt(bytes, start, close < 0 ? limit : close + 1);
  }
  if (byte === OPEN_BRACKET) {
    return readMembers(bytes, start, limit).map((member) =>
      parseLeniently(bytes, member.start, member.end, depth + 1),
    );
  }
  if (byte === OPEN_BRACE) {
    const object: JsonObject = {};
    for (const member of readMembers(bytes, start, limit)) {
      // A plain assignment to "__proto__" would set the prototype.
      Object.defineProperty(object, member.name!, {
        value: parseLeniently(bytes, member.start, member.end, depth + 1),
        writable: true,
        enumerable: true,
        configurable: true,
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
