import type { JsonValue } from '../../../../src/core/log/json/value.ts';

/** A network as bits ("00001000" for 8.0.0.0/8 in a tree of 32 bits) and its record. */
export type Network = readonly [bits: string, record: JsonValue];

type Node = [child0: Node | number | undefined, child1: Node | number | undefined];

/** Writes a small database in MaxMind's format, after its specification, as the vendors' are laid out. */
export function writeMmdb(
  networks: readonly Network[],
  metadata: { readonly [key: string]: JsonValue },
): Uint8Array {
  const root: Node = [undefined, undefined];
  const data: number[] = [];
  for (const [bits, record] of networks) {
    insert(root, bits, data.length);
    data.push(...encode(record));
  }
  const nodes = numbered(root);
  const recordBits = Number(metadata.record_size);
  const reference = (child: Node[0]) =>
    child === undefined
      ? nodes.length
      : typeof child === 'number'
        ? nodes.length + 16 + child
        : nodes.indexOf(child);
  const tree = nodes.flatMap(([zero, one]) => nodeBytes(reference(zero), reference(one), recordBits));
  const marker = [0xab, 0xcd, 0xef, ...new TextEncoder().encode('MaxMind.com')];
  const described = encode({ node_count: nodes.length, ...metadata });
  return Uint8Array.from([...tree, ...Array<number>(16).fill(0), ...data, ...marker, ...described]);
}

function insert(root: Node, bits: string, offset: number): void {
  let node = root;
  for (const bit of bits.slice(0, -1)) {
    const known = node[Number(bit)];
    const next: Node = Array.isArray(known) ? known : [undefined, undefined];
    node[Number(bit)] = next;
    node = next;
  }
  node[Number(bits.at(-1))] = offset;
}

function numbered(node: Node): Node[] {
  return [node, ...node.flatMap((child) => (Array.isArray(child) ? numbered(child) : []))];
}

function nodeBytes(zero: number, one: number, recordBits: number): number[] {
  if (recordBits === 28)
    return [
      ...unsigned(zero & 0xffffff, 3),
      ((zero >>> 24) << 4) | (one >>> 24),
      ...unsigned(one & 0xffffff, 3),
    ];
  return [...unsigned(zero, recordBits / 8), ...unsigned(one, recordBits / 8)];
}

function encode(value: JsonValue): number[] {
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...control(2, bytes.length), ...bytes];
  }
  if (typeof value === 'number') return [...control(6, 4), ...unsigned(value, 4)];
  if (typeof value === 'boolean') return control(14, Number(value));
  if (Array.isArray(value)) return [...control(11, value.length), ...value.flatMap(encode)];
  const entries = Object.entries(value ?? {});
  return [
    ...control(7, entries.length),
    ...entries.flatMap(([key, inner]) => [...encode(key), ...encode(inner)]),
  ];
}

function control(type: number, size: number): number[] {
  const extended = size < 29 ? [] : [size - 29];
  const low = Math.min(size, 29);
  return type < 8 ? [(type << 5) | low, ...extended] : [low, type - 7, ...extended];
}

function unsigned(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, i) => Math.floor(value / 256 ** (width - 1 - i)) % 256);
}
