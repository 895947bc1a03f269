import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import { Refusal } from './refusal.ts';

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
  readonly #document: Document;
  #aliases = 0;

  constructor(text: string, document: Document) {
    this.text = text;
    this.#document = document;
  }

  /** What `*name` stands for. A few lines of aliases of aliases may stand for more than there is memory. */
  resolve(node: Node | null, at: number): Node | null {
    if (!isAlias(node)) return node;
    if (++this.#aliases > MOST_ALIASES) throw new Refusal('too many YAML aliases', at);
    return node.resolve(this.#document) ?? null;
  }
}

const MOST_ALIASES = 1000;

/** A value of a rule file that knows where it stands. What is not as asked for is refused at its place. */
export class YamlValue {
  readonly #node: Node | null;
  readonly #source: YamlSource;
  /** Offset in the file's text, past an opening quote. */
  readonly at: number;

  /** `keyAt` is where an empty value (`key:`) is reported; an alias is reported where it stands. */
  constructor(node: Node | null, source: YamlSource, keyAt: number) {
    this.at = node?.range && !isEmpty(node) ? contentStart(node) : keyAt;
    this.#node = source.resolve(node, this.at);
    this.#source = source;
  }

  get isMap(): boolean {
    return isMap(this.#node);
  }

  get isNull(): boolean {
    return this.#node === null || (isScalar(this.#node) && this.#node.value === null);
  }

  get isText(): boolean {
    return isScalar(this.#node) && typeof this.#node.value === 'string';
  }

  get isList(): boolean {
    return isSeq(this.#node);
  }

  refusal(reason: string): Refusal {
    return new Refusal(reason, this.at);
  }

  /** A mapping's keys in their order. `what` names the value for a person. */
  entries(what: string): YamlEntry[] {
    if (!isMap<Node, Node | null>(this.#node)) throw this.refusal(`${what} must be a mapping`);
    return this.#node.items.map(({ key, value }) => {
      const at = contentStart(key);
      if (!isScalar(key)) throw new Refusal(`${what}: a key must be plain text`, at);
      return { key: textOf(key), at, value: new YamlValue(value, this.#source, at) };
    });
  }

  get(key: string): YamlValue | undefined {
    return isMap(this.#node)
      ? this.entries('a document').find((entry) => entry.key === key)?.value
      : undefined;
  }

  /** Where a mapping's key stands, if it has it. */
  keyAt(key: string): number | undefined {
    return this.entries('a document').find((entry) => entry.key === key)?.at;
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
    if (!isSeq<Node | null>(this.#node)) return [this];
    return this.#node.items.map((item) => new YamlValue(item, this.#source, this.at));
  }

  scalar(what: string): YamlScalar {
    if (this.#node === null) return { value: null, source: '' };
    if (!isScalar(this.#node)) throw this.refusal(`${what} must be a plain value`);
    const { value } = this.#node;
    if (typeof value === 'string') return { value, source: value };
    if (typeof value === 'number' || typeof value === 'boolean' || value === null) {
      return { value, source: textOf(this.#node) };
    }
    throw this.refusal(`${what} must be a plain value`);
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

function textOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

function contentStart(node: Node): number {
  const start = node.range?.[0] ?? 0;
  return isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? start + 1 : start;
}
