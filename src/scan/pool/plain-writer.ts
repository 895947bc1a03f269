import { encodedForNow } from '../../core/log/bytes.ts';
import { CodeWriter } from './spelled-code.ts';
import { CONSTANTS, MOST, MOST_OBJECTS, TAG, TAGS, type Spelled } from './spelling.ts';

/** So many texts are remembered. */
const MOST_TEXTS = 1 << 16;
/** Of longer lists hardly any two are alike. */
const LONGEST_LIST = 8;

/** Spells plain data for a `PlainReader` in another thread, which has to read every message, in their order. */
export class PlainWriter {
  readonly #mostTexts: number;
  #texts = new Map<string, number>();
  #names = newNode();
  #namesCount = 0;
  #latestNames: { readonly names: readonly string[]; readonly number: number } | undefined;
  /** By the numbers of their texts. */
  #lists = new Map<string | number, number>();
  #latestList: readonly string[] | undefined;
  #latestNumber = 0;
  #message = newMessage();
  /** Of the message. */
  readonly #code = new CodeWriter();
  #objects = new Map<object, number>();

  constructor(mostTexts = MOST_TEXTS) {
    this.#mostTexts = mostTexts;
  }

  write(value: unknown): void {
    if (typeof value === 'string') this.#put(TAG.text, this.#textOf(value));
    else if (typeof value === 'number') this.#writeNumber(value);
    else if (Array.isArray(value)) this.#writeList(value);
    else if (typeof value === 'object' && value !== null) this.#writeObject(value);
    else this.#put(TAG.constant, CONSTANTS.indexOf(value as null));
  }

  /** Writes a text that hardly recurs, so that nobody has to remember it. Halves of characters are lost. */
  writeOnce(text: string | undefined): void {
    if (text === undefined) {
      this.#code.put(0);
      return;
    }
    const bytes = encodedForNow(text);
    this.#code.put(bytes.length + 1);
    this.#code.bytes(bytes);
  }

  /** What `write` writes can be read by itself, later and as often as somebody likes. */
  apart(write: () => void): void {
    const around = this.#objects;
    this.#objects = new Map();
    const noteLength = this.#code.leaveOut();
    write();
    noteLength();
    this.#objects = around;
  }

  /** What was written since the last message. */
  message(): Spelled {
    const { isAnew, numbers, texts, names, lists } = this.#message;
    const spelled = {
      isAnew,
      code: this.#code.take(),
      numbers: new Float64Array(numbers),
      texts,
      names,
      lists,
    };
    this.#objects = new Map();
    this.#message = newMessage();
    if (this.#texts.size > this.#mostTexts) {
      this.#texts = new Map();
      this.#names = newNode();
      this.#namesCount = 0;
      this.#latestNames = undefined;
      this.#lists = new Map();
      this.#latestList = undefined;
      this.#message.isAnew = true;
    }
    return spelled;
  }

  #writeNumber(value: number): void {
    const isWhole = Number.isInteger(value) && value >= 0 && value < MOST && !Object.is(value, -0);
    if (isWhole) this.#put(TAG.whole, value);
    else this.#put(TAG.number, this.#message.numbers.push(value) - 1);
  }

  #writeList(list: readonly unknown[]): void {
    if (list.length > 0 && list.length <= LONGEST_LIST && list.every((item) => typeof item === 'string')) {
      this.#put(TAG.texts, this.#listOf(list));
      return;
    }
    this.#put(TAG.list, list.length);
    for (let at = 0; at < list.length; at++) this.write(list[at]);
  }

  #writeObject(object: object): void {
    const known = this.#objects.get(object);
    if (known !== undefined) {
      this.#put(TAG.same, known);
      return;
    }
    if (this.#objects.size < MOST_OBJECTS) this.#objects.set(object, this.#objects.size);
    const names = Object.keys(object);
    this.#put(TAG.object, this.#namesOf(names));
    for (let at = 0; at < names.length; at++)
      this.write((object as Readonly<Record<string, unknown>>)[names[at]!]);
  }

  #namesOf(names: readonly string[]): number {
    // The next object of a list mostly looks like the one before.
    if (this.#latestNames && areSame(names, this.#latestNames.names)) return this.#latestNames.number;
    let node = this.#names;
    for (let at = 0; at < names.length; at++) {
      let next = node.next.get(names[at]!);
      if (!next) node.next.set(names[at]!, (next = newNode()));
      node = next;
    }
    if (node.number === undefined) {
      node.number = this.#namesCount++;
      this.#message.names.push(names);
    }
    this.#latestNames = { names, number: node.number };
    return node.number;
  }

  #listOf(list: readonly string[]): number {
    // Paths of values are mostly the very same list again.
    if (list === this.#latestList) return this.#latestNumber;
    const texts = list.map((text) => this.#textOf(text));
    // Most lists have one element.
    const key = texts.length === 1 ? texts[0]! : texts.join();
    let number = this.#lists.get(key);
    if (number === undefined) {
      this.#lists.set(key, (number = this.#lists.size));
      this.#message.lists.push(texts);
    }
    this.#latestList = list;
    return (this.#latestNumber = number);
  }

  #textOf(text: string): number {
    let number = this.#texts.get(text);
    if (number === undefined) {
      this.#texts.set(text, (number = this.#texts.size));
      this.#message.texts.push(text);
    }
    return number;
  }

  #put(tag: number, meaning: number): void {
    this.#code.put(meaning * TAGS + tag);
  }
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at++) if (some[at] !== others[at]) return false;
  return true;
}

/** What begins with certain names: which list of names that is, if it was one, and what goes on with another. */
interface NameNode {
  readonly next: Map<string, NameNode>;
  number: number | undefined;
}

function newNode(): NameNode {
  return { next: new Map(), number: undefined };
}

function newMessage() {
  return {
    isAnew: false,
    numbers: [] as number[],
    texts: [] as string[],
    names: [] as (readonly string[])[],
    lists: [] as (readonly number[])[],
  };
}
