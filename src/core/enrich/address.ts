/** An IP address as a number: IPv4 whole, of IPv6 the upper half, which is all that routing looks at. */
export type Address =
  | { readonly version: 4; readonly value: number }
  | { readonly version: 6; readonly groups: readonly number[] };

/**
 * Reads an address as CloudTrail writes it; undefined for anything else (a service name, a CIDR block, a zone).
 * An IPv4-mapped IPv6 address (`::ffff:192.0.2.1`) is the IPv4 address.
 */
export function parseAddress(text: string): Address | undefined {
  const value = parseIPv4(text);
  if (value !== undefined) return { version: 4, value };
  const groups = parseIPv6(text);
  if (!groups) return undefined;
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return mapped ? { version: 4, value: ((groups[6]! << 16) | groups[7]!) >>> 0 } : { version: 6, groups };
}

/** Four decimal numbers without leading zeros: `010.0.0.1` means different hosts to different readers. */
function parseIPv4(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1);
  if (!parts || parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0'))))
    return undefined;
  return parts.reduce((value, part) => value * 256 + Number(part), 0);
}

/** The eight 16-bit groups of an IPv6 address, `::` filled in. */
function parseIPv6(text: string): number[] | undefined {
  const halves = withoutDottedTail(text)?.split('::');
  if (!halves || halves.length > 2) return undefined;
  const [head, tail] = halves.map(parseGroups);
  if (!head || (halves.length === 2 && !tail)) return undefined;
  if (!tail) return head.length === 8 ? head : undefined;
  const missing = 8 - head.length - tail.length;
  return missing >= 1 ? [...head, ...Array<number>(missing).fill(0), ...tail] : undefined;
}

/** `::ffff:192.0.2.1` as `::ffff:c000:201`. */
function withoutDottedTail(text: string): string | undefined {
  const at = text.lastIndexOf(':') + 1;
  if (at === 0) return undefined;
  if (!text.includes('.')) return text;
  const value = parseIPv4(text.slice(at));
  if (value === undefined) return undefined;
  return `${text.slice(0, at)}${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;
}

function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map((group) => parseInt(group, 16))
    : undefined;
}

/**
 * [first address, prefix length]: networks of the IANA special-purpose registries, which belong to no AS. Those for
 * documentation are left to the database: none of the internet lists them, one made for an exercise may.
 */
const SPECIAL_IPV4: readonly (readonly [number, number])[] = [
  [0x00000000, 8], // this network
  [0x0a000000, 8], // private
  [0x64400000, 10], // shared (carrier-grade NAT)
  [0x7f000000, 8], // loopback
  [0xa9fe0000, 16], // link-local
  [0xac100000, 12], // private
  [0xc0000000, 24], // protocol assignments
  [0xc0a80000, 16], // private
  [0xc6120000, 15], // benchmarking
  [0xe0000000, 3], // multicast, reserved, broadcast
];

/** True for addresses that are nobody's on the internet: private, loopback, link-local, multicast … */
export function isSpecialPurpose(address: Address): boolean {
  if (address.version === 4) {
    return SPECIAL_IPV4.some(([network, length]) => (address.value ^ network) >>> (32 - length) === 0);
  }
  const [first] = address.groups as [number];
  return first < 0x2000 || first > 0x3fff; // only 2000::/3 is global unicast
}
