import { CONSTANTS, MOST, TAG, TAGS, type Spelled } from './spelling.ts';

/** So many texts are remembered. */
const MOST_TEXTS = 1 << 16;
/** Of longer lists hardly any two are alike. */
const LONGEST_LIST = 8;

/** Spells plain data for a `PlainReader` in another thread, which has to read every message, in their order. */
export class PlainWriter {
  readonly #mostTexts: number;
  #texts = new Map<string, number>();
  #names = new Map<string, number>();
  #lists = new Map<string, number>();
  #message = newMessage();
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

  /** What was written since the last message. */
  message(): Spelled {
    const { isAnew, code, numbers, texts, names, lists } = this.#message;
    const spelled = {
      isAnew,
      code: Int32Array.from(code),
      numbers: Float64Array.from(numbers),
      texts,
      names,
      lists,
    };
    this.#objects = new Map();
    this.#message = newMessage();
    if (this.#texts.size > this.#mostTexts) {
      this.#texts = new Map();
      this.#names = new Map();
      this.#lists = new Map();
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
      const numbers = list.map((text) => this.#textOf(text));
      this.#put(
        TAG.texts,
        numberIn(this.#lists, numbers.join(), () => this.#message.lists.push(numbers)),
      );
      return;
    }
    this.#put(TAG.list, list.length);
    for (const item of list) this.write(item);
  }

  #writeObject(object: object): void {
    const known = this.#objects.get(object);
    if (known !== undefined) {
      this.#put(TAG.same, known);
      return;
    }
    this.#objects.set(object, this.#objects.size);
    const names = Object.keys(object);
    // No name can be mistaken for two: it is preceded by its length.
    const key = names.map((name) => `${name.length}:${name}`).join('');
    this.#put(
      TAG.object,
      numberIn(this.#names, key, () => this.#message.names.push(names)),
    );
    for (const name of names) this.write((object as Readonly<Record<string, unknown>>)[name]);
  }

  #textOf(text: string): number {
    return numberIn(this.#texts, text, () => this.#message.texts.push(text));
  }

  #put(tag: number, meaning: number): void {
    this.#message.code.push(meaning * TAGS + tag);
  }
}

function newMessage() {
  return {
    isAnew: false,
    code: [] as number[],
    numbers: [] as number[],
    texts: [] as string[],
    names: [] as (readonly string[])[],
    lists: [] as (readonly number[])[],
  };
}

/** The number of what has this key; `add` is called for what has none yet. */
function numberIn(known: Map<string, number>, key: string, add: () => void): number {
  let number = known.get(key);
  if (number === undefined) {
    known.set(key, (number = known.size));
    add();
  }
  return number;
}
