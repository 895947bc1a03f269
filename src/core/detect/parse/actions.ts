import { isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { Refusal } from './refusal.ts';

/** A map of YAML as the parser of a file gives it. */
export type DocumentMap = YAMLMap<Node, Node | null>;

/**
 * Older rule files say things once for several documents, as pySigma still reads them: `action: global` gives its keys
 * to the rules after it, `repeat` is the rule before with some keys replaced, `reset` forgets the global ones.
 */
export class Actions {
  #global: DocumentMap | undefined;
  #previous: DocumentMap | undefined;

  /** The rule that the document makes, or none; an unknown action is refused. */
  apply(document: DocumentMap): DocumentMap | undefined {
    const action = valueOf(document, 'action');
    if (action === undefined) return this.#plain(document);
    const text = isScalar(action) ? action.value : undefined;
    switch (text) {
      case 'global':
        this.#global = this.#previous = without(document, 'action');
        return undefined;
      case 'reset':
        this.#global = undefined;
        return undefined;
      case 'repeat':
        this.#previous = merge(this.#previous, without(document, 'action'));
        return this.#previous;
      default:
        throw new Refusal('action must be global, reset or repeat', action?.range?.[0] ?? 0);
    }
  }

  #plain(document: DocumentMap): DocumentMap {
    const isRule =
      valueOf(document, 'correlation') === undefined && valueOf(document, 'filter') === undefined;
    if (!isRule) return document;
    this.#previous = this.#global ? merge(document, this.#global) : document;
    return this.#previous;
  }
}

/** `base` with the keys of `over`; maps are merged key by key. The parts keep their places in the file. */
function merge(base: DocumentMap | undefined, over: DocumentMap): DocumentMap {
  const items = [...(base?.items ?? [])];
  for (const pair of over.items) {
    const at = items.findIndex((item) => nameOf(item) === nameOf(pair));
    const mine = items[at]?.value;
    const isBoth = isMap<Node, Node | null>(mine) && isMap<Node, Node | null>(pair.value);
    const merged = isBoth ? pairOf(items[at]!, merge(mine, pair.value as DocumentMap)) : pair;
    if (at === -1) items.push(merged);
    else items[at] = merged;
  }
  return withItems(base ?? over, items);
}

function without(map: DocumentMap, key: string): DocumentMap {
  return withItems(
    map,
    map.items.filter((item) => nameOf(item) !== key),
  );
}

function withItems(map: DocumentMap, items: Pair<Node, Node | null>[]): DocumentMap {
  const copy = map.clone() as DocumentMap;
  copy.items = items;
  copy.range = map.range ?? null;
  return copy;
}

function pairOf(pair: Pair<Node, Node | null>, value: DocumentMap): Pair<Node, Node | null> {
  const copy = pair.clone();
  copy.key = pair.key;
  copy.value = value;
  return copy;
}

function valueOf(map: DocumentMap, key: string): Node | null | undefined {
  return map.items.find((item) => nameOf(item) === key)?.value;
}

function nameOf({ key }: Pair<Node, Node | null>): unknown {
  return isScalar(key) ? key.value : key;
}
