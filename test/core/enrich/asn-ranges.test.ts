import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import { encodeAsnTable } from '../../../scripts/assets/encode-asn.ts';
import { openAsnTable } from '../../../src/core/enrich/asn-table.ts';

interface Network {
  readonly first: number;
  readonly last: number;
  readonly as: { readonly number: number; readonly organization: string };
}

/** So many networks of all lengths, one system that has many of them, and a gap before each third. */
function networks(count: number): Network[] {
  let next = 0;
  return Array.from({ length: count }, (_, place) => {
    const first = next + (place % 3 === 0 ? 300 : 0);
    next = first + [1, 256, 1 << 14, 77][place % 4]! + (place % 7);
    const number = place % 5 === 0 ? 7 : 1000 + place;
    return { first, last: next - 1, as: { number, organization: `of ${place % 9}` } };
  });
}

const v4 = (address: number): bigint => 0x0b000000n + BigInt(address);
/** Each range reaches into the lower half of what is looked at. */
const v6 = (address: number): bigint => (0x20020000n << 32n) + BigInt(address) * 0x6400c000n;

function textOfV4(address: bigint): string {
  return [24n, 16n, 8n, 0n].map((bits) => (address >> bits) & 0xffn).join('.');
}

function textOfV6(network: bigint): string {
  const groups = [48n, 32n, 16n, 0n].map((bits) => ((network >> bits) & 0xffffn).toString(16));
  return `${groups.join(':')}::1`;
}

for (const [name, place, text] of [
  ['IPv4', v4, textOfV4],
  ['IPv6', v6, textOfV6],
] as const) {
  test(`each of many ranges of ${name} is found from its first address to its last`, () => {
    const all = networks(500);
    const ranges = all.map(({ first, last, as }) => ({ start: place(first), end: place(last + 1), ...as }));
    const table = openAsnTable(
      name === 'IPv4' ? encodeAsnTable(ranges, [], '') : encodeAsnTable([], ranges, ''),
    );
    for (const [index, { number, organization, start, end }] of ranges.entries()) {
      const as = { number, organization };
      for (const address of [start, end - 1n]) deepEqual(table.lookup(text(address)), as, text(address));
      if (index % 3 === 0) equal(table.lookup(text(start - 1n)), undefined);
    }
    equal(table.lookup(text(ranges.at(-1)!.end)), undefined);
  });
}
