import { isSpecialPurpose, parseAddress, type Address } from './address.ts';
import { Ranges, TURNED } from './asn-ranges.ts';
import { Systems } from './asn-systems.ts';
import type { AsnTable, AutonomousSystem } from './enrichment.ts';

/**
 * The bundled table, laid out so that opening it copies nothing and several threads can share its bytes, of which there are half as many as
 * in arrays.
 *
 *   header     8 bytes "CTASN 2\n", then of each of three sections two uint32: how many groups it has, and how many bytes
 *   sections   ranges of IPv4, as lower numbers; of IPv6, the upper halves of addresses (asn-ranges.ts); systems (asn-systems.ts)
 *   UTF-8      description
 *
 * System 0 stands for "no AS"; the fewer ranges one has, the greater is its number. Little-endian.
 */
export const ASN_MAGIC = 'CTASN 2\n';
const HEADER_BYTES = 32;

/** So many addresses are remembered: of one event the number is asked for and then the name, and many come from one place. */
const MOST_KNOWN = 1 << 13;

/** Opens the bytes that `scripts/assets/asn.ts` builds. Throws when they are none: that is a broken build, not bad input. */
export function openAsnTable(bytes: Uint8Array): AsnTable {
  const utf8 = new TextDecoder();
  if (utf8.decode(bytes.subarray(0, 8)) !== ASN_MAGIC)
    throw new Error('The AS table is damaged: it does not begin as one.');
  const header = new DataView(bytes.buffer, bytes.byteOffset + ASN_MAGIC.length);
  let at = HEADER_BYTES;
  const [ranges4, ranges6, systems] = [0, 1, 2].map((section) => {
    const from = at;
    at += header.getUint32(8 * section + 4, true);
    return { groups: header.getUint32(8 * section, true), bytes: bytes.subarray(from, at) };
  });
  const v4 = new Ranges(ranges4!.bytes, ranges4!.groups, TURNED.v4);
  const v6 = new Ranges(ranges6!.bytes, ranges6!.groups, TURNED.v6);
  const all = new Systems(systems!.bytes, systems!.groups);
  const description = utf8.decode(bytes.subarray(at));

  function systemOf(address: Address): number {
    if (address.version === 4) return v4.systemOf(0, address.value);
    const [a, b, c, d] = address.groups as [number, number, number, number];
    return v6.systemOf(a * 0x10000 + b, c * 0x10000 + d);
  }

  function lookup(text: string): AutonomousSystem | undefined {
    const address = parseAddress(text);
    if (!address || isSpecialPurpose(address)) return undefined;
    const number = systemOf(address);
    return number === 0 ? undefined : all.at(number);
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
