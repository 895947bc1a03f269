/** Up to 32 values or nodes. */
type Node<Value> = readonly (Node<Value> | Value | undefined)[];

const BITS = 5;
const WIDTH = 2 ** BITS;

/**
 * Values by the index of an event, as they are after one of many edits: it never changes. One more value takes the same
 * time and room however many there are, because all but a few nodes are shared with what was before.
 */
export class ByIndex<Value extends object> {
  /** Nodes above the lowest ones; `WIDTH ** (#height + 1)` indexes have room. */
  readonly #height: number;
  readonly #root: Node<Value>;

  constructor(root: Node<Value> = [], height = 0) {
    this.#root = root;
    this.#height = height;
  }

  get(index: number): Value | undefined {
    if (index >= WIDTH ** (this.#height + 1)) return undefined;
    let node: Node<Value> | undefined = this.#root;
    for (let height = this.#height; height > 0; height--) {
      node = node?.[digitOf(index, height)] as Node<Value> | undefined;
    }
    return node?.[digitOf(index, 0)] as Value | undefined;
  }

  /** The same with another value at an index. */
  with(index: number, value: Value): ByIndex<Value> {
    let root = this.#root;
    let height = this.#height;
    for (; index >= WIDTH ** (height + 1); height++) root = [root];
    return new ByIndex(put(root, height, index, value), height);
  }

  /** Ascending. */
  *entries(): Generator<[index: number, value: Value], void> {
    yield* entriesIn(this.#root, this.#height, 0);
  }
}

function digitOf(index: number, height: number): number {
  return (index >>> (height * BITS)) & (WIDTH - 1);
}

function put<Value>(node: Node<Value>, height: number, index: number, value: Value): Node<Value> {
  const digit = digitOf(index, height);
  const below = (node[digit] ?? []) as Node<Value>;
  const copy = [...node];
  copy[digit] = height === 0 ? value : put(below, height - 1, index, value);
  return copy;
}

function* entriesIn<Value>(
  node: Node<Value>,
  height: number,
  first: number,
): Generator<[index: number, value: Value], void> {
  for (const [digit, item] of node.entries()) {
    if (item === undefined) continue;
    const index = first + digit * WIDTH ** height;
    if (height === 0) yield [index, item as Value];
    else yield* entriesIn(item as Node<Value>, height - 1, index);
  }
}
