import {
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  decode,
  isDigit,
} from '../bytes.ts';
import { skipSpace } from './scan.ts';
import type { FieldPath } from './value.ts';

/** A string of a record and where it is. */
export interface PlainString {
  readonly value: string;
  readonly path: FieldPath;
}

/** Whether the string `bytes[start, end)` is wanted. `nameStart` and `nameEnd` are its member's name; in a list -1 and its index. */
export type StringTest = (
  bytes: Uint8Array,
  start: number,
  end: number,
  nameStart: number,
  nameEnd: number,
) => boolean;

/** No record is nested deeper that is worth reading this way. */
const DEEPEST = 32;
const MOST_NAMES = 512;

// Of each open object or list, by depth; one reader at a time, so one set will do.
/** The name of the member that is being read; of a list -1 and the element's index. */
const nameStarts = new Int32Array(DEEPEST);
const nameEnds = new Int32Array(DEEPEST);
/** Where its names begin among the names of all that is open. */
const firstNames = new Int32Array(DEEPEST);
/** 1 where a wanted string stands in it. */
const holdsWanted = new Uint8Array(DEEPEST);
/** Where each name begins and ends, and 1 where a wanted string stands below it. */
const names = new Int32Array(2 * MOST_NAMES);
const leads = new Uint8Array(MOST_NAMES);

/**
 * The strings that are wanted of the object that `bytes`, in which there is no escape, begin with; in the order of the
 * text, without building the others: what parsing it would give. `root` is the path of the object. Undefined where it is not
 * plainly written (a name twice, damage): then it has to be parsed. What is no object has none.
 */
export function plainStrings(
  bytes: Uint8Array,
  root: FieldPath,
  isWanted: StringTest,
): PlainString[] | undefined {
  const found: PlainString[] = [];
  if (bytes[0] !== OPEN_BRACE) return bytes[0] === OPEN_BRACKET ? undefined : found;
  const end = bytes.length;
  let i = 0;
  let depth = -1;
  let nameCount = 0;
  for (;;) {
    // A value begins here.
    let byte = bytes[i];
    if (byte === QUOTE) {
      const start = i + 1;
      const close = endOfPlain(bytes, start, end);
      if (close < 0) return undefined;
      if (isWanted(bytes, start, close, nameStarts[depth]!, nameEnds[depth]!)) {
        found.push({ value: decode(bytes, start, close), path: pathTo(bytes, root, depth) });
        noteWanted(depth, nameCount);
      }
      i = close + 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (++depth === DEEPEST) return undefined;
      holdsWanted[depth] = 0;
      firstNames[depth] = nameCount;
      nameStarts[depth] = -1;
      nameEnds[depth] = 0;
      const close = byte === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET;
      i = skipSpace(bytes, i + 1, end);
      if (bytes[i] !== close) {
        if (close === CLOSE_BRACKET) continue;
        i = readName(bytes, i, end, depth, nameCount++);
        if (i < 0) return undefined;
        continue;
      }
      i++;
      if (--depth < 0) return found;
    } else {
      const start = i;
      while (i < end && isOfWord(bytes[i]!)) i++;
      if (i === start) return undefined;
    }
    // It has ended, and with it perhaps what it stands in.
    for (;;) {
      i = skipSpace(bytes, i, end);
      byte = bytes[i];
      const isList = nameStarts[depth] === -1;
      if (byte === COMMA) {
        i = skipSpace(bytes, i + 1, end);
        if (isList) nameEnds[depth]!++;
        else i = readName(bytes, i, end, depth, nameCount++);
        if (i < 0) return undefined;
        break;
      }
      if (byte !== (isList ? CLOSE_BRACKET : CLOSE_BRACE)) return undefined;
      if (!isList) {
        if (holdsWanted[depth] === 1 && !areSingle(bytes, firstNames[depth]!, nameCount)) return undefined;
        nameCount = firstNames[depth]!;
      }
      i++;
      if (--depth < 0) return found;
    }
  }
}

/** Reads the name at `i` as number `count` of those open; returns where its value begins, or -1. */
function readName(bytes: Uint8Array, i: number, end: number, depth: number, count: number): number {
  if (bytes[i] !== QUOTE || count === MOST_NAMES) return -1;
  const close = endOfPlain(bytes, i + 1, end);
  if (close < 0) return -1;
  nameStarts[depth] = names[2 * count] = i + 1;
  nameEnds[depth] = names[2 * count + 1] = close;
  leads[count] = 0;
  const colon = skipSpace(bytes, close + 1, end);
  return bytes[colon] === COLON ? skipSpace(bytes, colon + 1, end) : -1;
}

/** Longer strings the platform goes through faster. */
const LONG = 32;

/** Where the string ends that begins at `start`, or -1. There are no escapes. */
function endOfPlain(bytes: Uint8Array, start: number, end: number): number {
  const near = Math.min(start + LONG, end);
  let i = start;
  while (i < near && bytes[i] !== QUOTE) i++;
  if (i < near) return i;
  return bytes.indexOf(QUOTE, i);
}

/** Of numbers, `true`, `false` and `null`. */
function isOfWord(byte: number): boolean {
  return (
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0x30 && byte <= 0x39) ||
    byte === 0x2d ||
    byte === 0x2b ||
    byte === 0x2e ||
    byte === 0x45
  );
}

/** Notes that a wanted string stands in whatever is open. */
function noteWanted(depth: number, nameCount: number): void {
  for (let at = depth; at >= 0; at--) {
    holdsWanted[at] = 1;
    // The latest name of an object is the last before those of what is open in it.
    const latest = (at === depth ? nameCount : firstNames[at + 1]!) - 1;
    if (nameStarts[at] !== -1) leads[latest] = 1;
  }
}

/**
 * True where the names from number `from` on that lead to wanted strings are there once, and plain: in ASCII, so that no
 * other is one in disguise, and no number, which objects list first.
 */
function areSingle(bytes: Uint8Array, from: number, to: number): boolean {
  for (let name = from; name < to; name++) {
    if (leads[name] === 0) continue;
    if (!isPlainName(bytes, name)) return false;
    for (let other = from; other < to; other++) {
      if (other !== name && isSameName(bytes, name, other)) return false;
    }
  }
  return true;
}

function isPlainName(bytes: Uint8Array, name: number): boolean {
  const start = names[2 * name]!;
  for (let i = start; i < names[2 * name + 1]!; i++) if (bytes[i]! >= 0x80) return false;
  return !isDigit(bytes[start]);
}

function isSameName(bytes: Uint8Array, one: number, other: number): boolean {
  const start = names[2 * one]!;
  const length = names[2 * one + 1]! - start;
  const otherStart = names[2 * other]!;
  if (names[2 * other + 1]! - otherStart !== length) return false;
  for (let i = 0; i < length; i++) if (bytes[start + i] !== bytes[otherStart + i]) return false;
  return true;
}

/** The path last found: the same calls have the same. */
let latest: FieldPath = [];

function pathTo(bytes: Uint8Array, root: FieldPath, depth: number): FieldPath {
  if (isPath(bytes, root, depth, latest)) return latest;
  const path = [...root];
  for (let at = 0; at <= depth; at++) {
    const start = nameStarts[at]!;
    path.push(start < 0 ? nameEnds[at]! : decode(bytes, start, nameEnds[at]));
  }
  return (latest = path);
}

/** True where the members that are open now make this path. */
function isPath(bytes: Uint8Array, root: FieldPath, depth: number, path: FieldPath): boolean {
  if (path.length !== root.length + depth + 1) return false;
  for (let at = 0; at < root.length; at++) if (path[at] !== root[at]) return false;
  for (let at = 0; at <= depth; at++) {
    const step = path[root.length + at]!;
    const start = nameStarts[at]!;
    const end = nameEnds[at]!;
    if (start < 0 ? step !== end : typeof step === 'number' || !isText(bytes, start, end, step)) return false;
  }
  return true;
}

/** True where the bytes are this text, in ASCII. */
function isText(bytes: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[start + i] !== text.charCodeAt(i)) return false;
  return true;
}
