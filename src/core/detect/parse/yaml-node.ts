import { isAlias, isMap, isScalar, isSeq, type Document, type Node, type Scalar } from 'yaml';
import { Refusal } from './refusal.ts';

/**
 * A value of a YAML document as plain data, to keep or to hand to another thread. `at` is where its content begins in
 * the file's text, past an opening quote; undefined for an empty value (`key:`).
 */
export type YamlNode = { readonly at?: number | undefined } & (
  | {
      readonly value: string | number | boolean | null;
      /** As it was written, where that is not the value itself: a number keeps its leading zeros. */
      readonly source?: string;
    }
  | { readonly entries: readonly YamlPair[] }
  | { readonly items: readonly (YamlNode | null)[] }
  | { readonly alias: YamlNode | null }
  /** A plain value that JSON does not know. */
  | { readonly isOdd: true }
);

/** An entry of a mapping. `key` is null where it is no plain text. */
export interface YamlPair {
  readonly at: number;
  readonly key: string | null;
  readonly value: YamlNode | null;
}

/** To find what one stands for takes as long as the document is large. */
export const MOST_ALIASES = 1000;

/** What the parser made of a value of `document`, as plain data. */
export function toYamlNode(root: Node | null, document: Document): YamlNode | null {
  // An alias may stand inside what it stands for.
  const known = new Map<Node, object>();
  let aliases = 0;
  const convert = (node: Node | null): YamlNode | null => {
    if (!node) return null;
    let plain = known.get(node);
    if (!plain) {
      known.set(node, (plain = {}));
      Object.assign(
        plain,
        { at: node.range && !isEmpty(node) ? contentStart(node) : undefined },
        content(node),
      );
    }
    return plain as YamlNode;
  };
  const content = (node: Node): object => {
    if (isAlias(node)) {
      if (++aliases > MOST_ALIASES) throw new Refusal('too many YAML aliases', contentStart(node));
      return { alias: convert(node.resolve(document) ?? null) };
    }
    if (isScalar(node)) return scalar(node);
    if (isSeq<Node | null>(node)) return { items: node.items.map(convert) };
    if (!isMap<Node, Node | null>(node)) return { isOdd: true };
    const entries = node.items.map(({ key, value }): YamlPair => {
      return { at: contentStart(key), key: isScalar(key) ? textOf(key) : null, value: convert(value) };
    });
    return { entries };
  };
  return convert(root);
}

function scalar(node: Scalar): object {
  const { value } = node;
  if (typeof value === 'string') return { value };
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null;
  return isPlain ? { value, source: textOf(node) } : { isOdd: true };
}

function textOf(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function isEmpty(node: Node): boolean {
  return isScalar(node) && node.value === null && node.source === '';
}

function contentStart(node: Node): number {
  const start = node.range?.[0] ?? 0;
  return isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE') ? start + 1 : start;
}
