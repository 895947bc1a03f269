import type { Address } from '../../enrich/address.ts';

/** The network that an address usually shares with its neighbours, and the one of it alone, as a filter writes them. */
export function networksOf(address: Address): { readonly network: string; readonly itself: string } {
  if (address.version === 4) {
    const parts = [24, 16, 8, 0].map((shift) => (address.value >>> shift) & 0xff);
    return { network: `${parts.slice(0, 3).join('.')}.0/24`, itself: `${parts.join('.')}/32` };
  }
  const groups = address.groups.map((group) => group.toString(16));
  return { network: `${groups.slice(0, 4).join(':')}::/64`, itself: `${groups.join(':')}/128` };
}
