import { isSpecialPurpose, parseAddress, type Address } from './address.ts';
import type { AsnTable, AutonomousSystem } from './enrichment.ts';

/**
 * The bundled table, laid out so that opening it copies nothing and several threads can share its bytes.
 *
 *   header   8 bytes "CTASN 1\n", then five uint32: IPv4 ranges, IPv6 ranges, systems, bytes of names, bytes of description
 *   uint32   IPv4 range starts, ascending
 *   uint32   IPv6 range starts: bits 127-96, then as another array bits 95-64
 *   uint32   AS number of each system; then the end of its name within the names
 *   uint16   system of each IPv4 range, of each IPv6 range (lower 16 bits); then uint8: the upper 8 bits
 *   UTF-8    names, description
 *
 * A range reaches to the next one's start; system 0 stands for "no AS". Little-endian, like every host of VS Code.
 */
export const ASN_MAGIC = 'CTASN 1\n';
export const ASN_HEADER_BYTES = 28;

/** So many addresses are remembered: of one event the number is asked for and then the name, and many come from one place. */
const MOST_KNOWN = 1 << 13;

/** Opens the bytes that `scripts/assets/asn.ts` builds. Throws when they are none: that is a broken build, not bad input. */
export function openAsnTable(bytes: Uint8Array): AsnTable {
  const utf8 = new TextDecoder();
  if (utf8.decode(bytes.subarray(0, 8)) !== ASN_MAGIC)
    throw new Error('The AS table is damaged: it does not begin as one.');
  // Typed-array views need an aligned start.
  const { buffer, byteOffset } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const [v4 = 0, v6 = 0, systems = 0, nameBytes = 0, descriptionBytes = 0] = new Uint32Array(
    buffer,
    byteOffset + 8,
    5,
  );

  let at = byteOffset + ASN_HEADER_BYTES;
  const take = <View>(
    View: new (buffer: ArrayBufferLike, offset: number, length: number) => View,
    length: number,
    width: number,
  ) => {
    const view = new View(buffer, at, length);
    at += length * width;
    return view;
  };
  const starts4 = take(Uint32Array, v4, 4);
  const upper6 = take(Uint32Array, v6, 4);
  const lower6 = take(Uint32Array, v6, 4);
  const numbers = take(Uint32Array, systems, 4);
  const nameEnds = take(Uint32Array, systems, 4);
  const systemLow = take(Uint16Array, v4 + v6, 2);
  const systemHigh = take(Uint8Array, v4 + v6, 1);
  const names = take(Uint8Array, nameBytes, 1);
  const description = utf8.decode(take(Uint8Array, descriptionBytes, 1));

  /** The index of the range that holds `address`, IPv6 ranges after the IPv4 ones; -1 before the first. */
  function rangeOf(address: Address): number {
    if (address.version === 4) return lastWhere(v4, (range) => starts4[range]! <= address.value);
    const [a, b, c, d] = address.groups as [number, number, number, number];
    const upper = a * 0x10000 + b;
    const lower = c * 0x10000 + d;
    const range = lastWhere(v6, (i) => upper6[i]! < upper || (upper6[i] === upper && lower6[i]! <= lower));
    return range < 0 ? -1 : v4 + range;
  }

  function lookup(text: string): AutonomousSystem | undefined {
    const address = parseAddress(text);
    if (!address || isSpecialPurpose(address)) return undefined;
    const range = rangeOf(address);
    if (range < 0) return undefined;
    const system = systemHigh[range]! * 0x10000 + systemLow[range]!;
    if (system === 0) return undefined;
    const name = names.subarray(nameEnds[system - 1], nameEnds[system]);
    return { number: numbers[system]!, organization: utf8.decode(name) };
  }
  const known = new Map<string, AutonomousSystem | undefined>();
  return {
    description,
    lookup(text) {
      const before = known.get(text);
      if (before || known.has(text)) return before;
      if (known.size >= MOST_KNOWN) known.clear();
      const found = lookup(text);
      known.set(text, found);
      return found;
    },
  };
}

/** The last index below `length` for which `holds` is true, given that it is true up to some point and false after it. */
function lastWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
