import { COMMA, SPACE, encode, equals } from '../../core/log/bytes.ts';

/** How a log begins and ends that CloudTrail delivers. */
const HEAD = encode('{"Records":[');
const TAIL = encode(']}');
/** What stands between the records of two logs once they are one: as much as was there before. */
const BETWEEN = new Uint8Array(TAIL.length + HEAD.length).fill(SPACE);
BETWEEN[0] = COMMA;

/** Where a text stands among those that are joined. */
export interface JoinedText {
  readonly start: number;
  readonly end: number;
}

/**
 * Texts of logs, one behind the other in the same memory, that are turned into the text of one log: the end of each and
 * the beginning of the next become a comma and blanks. So every record stays where it is, and can be read again alone.
 */
export class JoinedTexts {
  readonly #bytes: Buffer;
  #texts: JoinedText[] = [];
  #end = 0;

  /** In `room`. */
  constructor(room: Buffer) {
    this.#bytes = room;
  }

  get texts(): readonly JoinedText[] {
    return this.#texts;
  }

  /** Room behind the texts, where the next one may be written before it is added. Undefined where there is not so much. */
  room(bytes: number): Buffer | undefined {
    return this.hasRoom(bytes) ? this.#bytes.subarray(this.#end, this.#end + bytes) : undefined;
  }

  hasRoom(bytes: number): boolean {
    return this.#end + bytes <= this.#bytes.length;
  }

  /** Puts a text behind the others, for which there has to be room. */
  add(text: Uint8Array): void {
    const { buffer, byteOffset } = this.#bytes;
    // Mostly it is there already.
    if (text.byteOffset !== byteOffset + this.#end || text.buffer !== buffer)
      this.#bytes.set(text, this.#end);
    this.#texts.push({ start: this.#end, end: this.#end + text.length });
    this.#end += text.length;
  }

  /** Number `at` as it stands there. */
  text(at: number): Buffer {
    const { start, end } = this.#texts[at]!;
    return this.#bytes.subarray(start, end);
  }

  /** All of them as one log. */
  join(): Buffer {
    for (let at = 1; at < this.#texts.length; at++) this.#bytes.set(BETWEEN, this.#seam(at));
    return this.#bytes.subarray(0, this.#end);
  }

  /** Each is again what it was. */
  part(): void {
    for (let at = 1; at < this.#texts.length; at++) {
      this.#bytes.set(TAIL, this.#seam(at));
      this.#bytes.set(HEAD, this.#texts[at]!.start);
    }
  }

  clear(): void {
    this.#texts = [];
    this.#end = 0;
  }

  #seam(at: number): number {
    return this.#texts[at]!.start - TAIL.length;
  }
}

/** True for a text that may be joined with others, if only because of how it begins and ends. */
export function isJoinable(text: Uint8Array): boolean {
  return (
    text.length > HEAD.length + TAIL.length &&
    equals(text, 0, HEAD.length, HEAD) &&
    equals(text, text.length - TAIL.length, text.length, TAIL)
  );
}

/** Where records begin and how long they are. */
interface Records {
  readonly count: number;
  readonly offset: Uint32Array;
  readonly length: Uint32Array;
}

/**
 * How many records of joined texts are in each; undefined where anything but records, each a comma behind the one before,
 * stands in any of them: then it may mean something else alone.
 */
export function recordsInEach(
  texts: readonly JoinedText[],
  { count, offset, length }: Records,
): number[] | undefined {
  const counts: number[] = [];
  let record = 0;
  for (const { start, end } of texts) {
    const first = record;
    const tail = end - TAIL.length;
    let at = start + HEAD.length;
    while (at < tail && record < count && offset[record] === at) at += length[record++]! + 1;
    if (at !== tail + 1) return undefined;
    counts.push(record - first);
  }
  return record === count ? counts : undefined;
}
