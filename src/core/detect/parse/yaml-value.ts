import { Refusal } from './refusal.ts';
import { MOST_ALIASES, type YamlNode, type YamlPair } from './yaml-node.ts';

/** One key of a mapping. `at` is the key's offset, past an opening quote. */
export interface YamlEntry {
  readonly key: string;
  readonly at: number;
  readonly value: YamlValue;
}

/** A plain value with the text it was written as: a number keeps its leading zeros. */
export interface YamlScalar {
  readonly value: string | number | boolean | null;
  readonly source: string;
}

/** A document that is read, and what reading it has cost so far. */
export class YamlSource {
  readonly text: string;
  #aliases = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** What `*name` stands for. A few lines of aliases of aliases may stand for more than there is memory. */
  resolve(node: YamlNode | null, at: number): YamlNode | null {
    if (!node || !('alias' in node)) return node;
    if (++this.#aliases > MOST_ALIASES) throw new Refusal('too many YAML aliases', at);
    return node.alias;
  }
}

/** A value of a rule file that knows where it stands. What is not as asked for is refused at its place. */
export class YamlValue {
  readonly #node: YamlNode | null;
  readonly #source: YamlSource;
  /** Offset in the file's text, past an opening quote. */
  readonly at: number;

  /** `keyAt` is where an empty value (`key:`) is reported; an alias is reported where it stands. */
  constructor(node: YamlNode | null, source: YamlSource, keyAt: number) {
    this.at = node?.at ?? keyAt;
    this.#node = source.resolve(node, this.at);
    this.#source = source;
  }

  /** The same value for somebody else: what reading it costs begins anew. */
  afresh(): YamlValue {
    return new YamlValue(this.#node, new YamlSource(this.#source.text), this.at);
  }

  get isMap(): boolean {
    return this.#node !== null && 'entries' in this.#node;
  }

  get isNull(): boolean {
    return this.#node === null || ('value' in this.#node && this.#node.value === null);
  }

  get isText(): boolean {
    return this.#node !== null && 'value' in this.#node && typeof this.#node.value === 'string';
  }

  get isList(): boolean {
    return this.#node !== null && 'items' in this.#node;
  }

  refusal(reason: string): Refusal {
    return new Refusal(reason, this.at);
  }

  /** A mapping's keys in their order. `what` names the value for a person. */
  entries(what: string): YamlEntry[] {
    return this.#entries(what).map(({ key, at, value }) => ({
      key: key!,
      at,
      value: new YamlValue(value, this.#source, at),
    }));
  }

  get(key: string): YamlValue | undefined {
    const entry = this.isMap ? this.#entry(key) : undefined;
    return entry && new YamlValue(entry.value, this.#source, entry.at);
  }

  /** Where a mapping's key stands, if it has it. */
  keyAt(key: string): number | undefined {
    return this.#entry(key)?.at;
  }

  /** One of the `entries`, without making values of the others. */
  #entry(key: string): YamlPair | undefined {
    return this.#entries('a document').find((entry) => entry.key === key);
  }

  #entries(what: string): readonly YamlPair[] {
    if (!this.#node || !('entries' in this.#node)) throw this.refusal(`${what} must be a mapping`);
    const odd = this.#node.entries.find(({ key }) => key === null);
    if (odd) throw new Refusal(`${what}: a key must be plain text`, odd.at);
    return this.#node.entries;
  }

  /** The values of a mapping that may have no other keys than `known`: a misspelt one must not go unnoticed. */
  fields<Key extends string>(what: string, known: readonly Key[]): Partial<Record<Key, YamlValue>> {
    const found: Partial<Record<string, YamlValue>> = {};
    for (const { key, at, value } of this.entries(what)) {
      if (!known.some((name) => name === key)) throw new Refusal(`${what} has no key "${key}"`, at);
      found[key] = value;
    }
    return found;
  }

  /** The items of a list; a single value stands for a list of one. */
  items(): YamlValue[] {
    if (!this.#node || !('items' in this.#node)) return [this];
    return this.#node.items.map((item) => new YamlValue(item, this.#source, this.at));
  }

  scalar(what: string): YamlScalar {
    if (this.#node === null) return { value: null, source: '' };
    if (!('value' in this.#node)) throw this.refusal(`${what} must be a plain value`);
    const { value, source = String(value) } = this.#node;
    return { value, source };
  }

  /** Text that is not empty. Numbers and booleans are taken as they are written. */
  text(what: string): string {
    const { value, source } = this.scalar(what);
    if (value === null || source.trim() === '') throw this.refusal(`${what} is empty`);
    return source;
  }

  texts(what: string): string[] {
    return this.items().map((item) => item.text(what));
  }

  /**
   * The places in the file of the words of this scalar, which may be folded over several lines: words stand in
   * the file in the same order, so each is found from the end of the one before.
   */
  placesOf(words: readonly string[]): number[] {
    let from = this.at;
    return words.map((word) => {
      const found = this.#source.text.indexOf(word, from);
      if (found === -1) return this.at;
      from = found + word.length;
      return found;
    });
  }
}
