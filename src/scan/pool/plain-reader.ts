import { decode } from '../../core/log/bytes.ts';
import { Slabs } from '../../core/log/packed/slabs.ts';
import type { PartWhenAsked } from '../files/found.ts';
import { CodeReader } from './spelled-code.ts';
import { CONSTANTS, MOST_OBJECTS, TAG, TAGS, type Spelled } from './spelling.ts';

/** Reads the values of a message, in the order in which they were written. */
export interface SpelledValues {
  next(): unknown;
  /** What `writeOnce` wrote. */
  nextOnce(): string | undefined;
  /** Passes over what was written apart, and returns what reads it by `read`, which is told what it is `about`. */
  apart<T, About>(read: (values: SpelledValues, about: About) => T, about: About): PartWhenAsked<T>;
}

/** Reads what a `PlainWriter` spelled. Nobody may change it: what recurs is one string or list. */
export class PlainReader {
  /** Where what is to stay of the messages is kept. */
  readonly slabs: Slabs;
  #texts: string[] = [];
  #shapes: Shape[] = [];
  #lists: (readonly string[])[] = [];

  constructor(slabs = new Slabs()) {
    this.slabs = slabs;
  }

  /** Takes up the next message. */
  open(message: Spelled): SpelledValues {
    if (message.isAnew) {
      this.#texts = [];
      this.#shapes = [];
      this.#lists = [];
    }
    for (const text of message.texts) this.#texts.push(text);
    for (const names of message.names) this.#shapes.push(shapeOf(names));
    for (const list of message.lists) this.#lists.push(list.map((number) => this.#texts[number]!));
    const numbers = this.#kept(message.numbers);
    const code = this.slabs.keep(message.code);
    return valuesOf({ code, numbers, texts: this.#texts, shapes: this.#shapes, lists: this.#lists }, 0);
  }

  #kept({ buffer, length }: Float64Array<ArrayBuffer>): Float64Array {
    if (length === 0) return NO_NUMBERS;
    const { buffer: kept, byteOffset } = this.slabs.keep(new Uint8Array(buffer));
    return new Float64Array(kept, byteOffset, length);
  }
}

/** What an object looks like, and one that has such members: its copies take half the memory of one that gets them one by one. */
interface Shape {
  readonly names: readonly string[];
  readonly template: Readonly<Record<string, unknown>>;
}

/** What is found may have a member called `__proto__`: it is one like any other here. */
function shapeOf(names: readonly string[]): Shape {
  return { names, template: Object.fromEntries(names.map((name) => [name, undefined])) };
}

/** What is to be known to read values. */
interface Known {
  readonly code: Uint8Array;
  readonly numbers: Float64Array;
  readonly texts: readonly string[];
  readonly shapes: readonly Shape[];
  readonly lists: readonly (readonly string[])[];
}

function valuesOf(known: Known, start: number): SpelledValues {
  const { code, numbers, texts, shapes, lists } = known;
  const objects: object[] = [];
  const tokens = new CodeReader(code, start);
  const read = (): unknown => {
    const token = tokens.next();
    const meaning = token >>> TAG_BITS;
    switch (token & (TAGS - 1)) {
      case TAG.constant:
        return CONSTANTS[meaning];
      case TAG.whole:
        return meaning;
      case TAG.number:
        return numbers[meaning];
      case TAG.text:
        return texts[meaning];
      case TAG.texts:
        return lists[meaning];
      case TAG.same:
        return objects[meaning];
      case TAG.list: {
        if (meaning === 0) return NONE;
        const list: unknown[] = [];
        for (let index = 0; index < meaning; index++) list.push(read());
        // As it grew it has room for more, mostly many times what is in it.
        return list.slice();
      }
      default: {
        const { names, template } = shapes[meaning]!;
        const object = { ...template };
        if (objects.length < MOST_OBJECTS) objects.push(object);
        for (let at = 0; at < names.length; at++) object[names[at]!] = read();
        return object;
      }
    }
  };
  return {
    next: read,
    nextOnce() {
      const length = tokens.next();
      return length === 0 ? undefined : decode(tokens.bytes(length - 1));
    },
    apart(readApart, about) {
      return new KnownPart(known, tokens.passOver(), readApart, about);
    },
  };
}

/** Of each log there are some: as functions they would take twice the memory. */
class KnownPart<T, About> implements PartWhenAsked<T> {
  readonly #known: Known;
  readonly #start: number;
  readonly #read: (values: SpelledValues, about: About) => T;
  readonly #about: About;

  constructor(known: Known, start: number, read: (values: SpelledValues, about: About) => T, about: About) {
    this.#known = known;
    this.#start = start;
    this.#read = read;
    this.#about = about;
  }

  read(): T {
    return this.#read(valuesOf(this.#known, this.#start), this.#about);
  }
}

/** A list of nothing: of each log there are some. */
const NONE: readonly never[] = [];
/** Of nearly all messages. */
const NO_NUMBERS = new Float64Array();

const TAG_BITS = Math.log2(TAGS);
