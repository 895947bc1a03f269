import { parseAddress, type Address } from '../../../enrich/address.ts';
import { ModifierError, type Modifier } from './modifier.ts';

/** Addresses inside a network: `10.0.0.0/8`, `2001:db8::/32`. An address alone is a network of one. */
export const NETWORK_MODIFIERS = {
  cidr(value) {
    const network = value.kind === 'text' ? parseNetwork(value.text) : undefined;
    if (network === undefined) throw new ModifierError('needs a network such as 10.0.0.0/8');
    const matches = (found: unknown): boolean => {
      const bits = typeof found === 'string' ? bitsOfText(found) : undefined;
      return bits !== undefined && bits.startsWith(network);
    };
    return { kind: 'test', test: { matches } };
  },
} as const satisfies Readonly<Record<string, Modifier>>;

/** The text last asked about: a rule asks whether it is in any of several networks. */
let latest: { readonly text: string; readonly bits: string | undefined } | undefined;

function bitsOfText(text: string): string | undefined {
  if (latest?.text !== text) {
    const address = parseAddress(text);
    latest = { text, bits: address && bitsOf(address) };
  }
  return latest.bits;
}

/** The bits that every address of the network begins with, after the version. */
function parseNetwork(text: string): string | undefined {
  const [, base = '', written] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseAddress(base);
  if (!address) return undefined;
  const longest = address.version === 4 ? 32 : 128;
  const length = written === undefined ? longest : Number(written);
  if (length > longest) return undefined;
  const bits = bitsOf(address);
  const end = bits.indexOf(':') + 1 + length;
  // As in pySigma: with bits beyond its length it is one host of a network, and which was meant nobody knows.
  if (bits.includes('1', end)) throw new ModifierError(`needs a network, and ${text} is a host in one`);
  return bits.slice(0, end);
}

function bitsOf(address: Address): string {
  if (address.version === 4) return `4:${address.value.toString(2).padStart(32, '0')}`;
  return `6:${address.groups.map((group) => group.toString(2).padStart(16, '0')).join('')}`;
}
