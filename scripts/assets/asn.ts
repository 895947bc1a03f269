import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ASN_HEADER_BYTES, ASN_MAGIC } from '../../src/core/enrich/asn-table.ts';
import { packageFile } from '../lib/paths.ts';

/** Addresses in routing units: IPv4 single addresses, IPv6 /64 networks; `end` is the first one after the range. */
interface Range {
  readonly start: bigint;
  readonly end: bigint;
  readonly number: number;
  readonly organization: string;
}

/**
 * Makes dist/asn.bin from the CSV files of @ip-location-db/asn (RouteViews, NRO and DB-IP, CC BY 4.0); the layout
 * is described in asn-table.ts. Organisation names keep their exact spelling: rules match them whole.
 */
export async function buildAsnTable(): Promise<Uint8Array> {
  const home = dirname(packageFile('@ip-location-db/asn/package.json'));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const v4 = readRanges(join(home, 'asn-ipv4-num.csv'), 0n);
  const v6 = readRanges(join(home, 'asn-ipv6-num.csv'), 64n);
  return encodeAsnTable(v4, v6, describe(version));
}

/** The package's version ends in the date and hour of its data: 2.3.2026061719. */
function describe(version: string): string {
  const [, year, month, day] = /\.(\d{4})(\d{2})(\d{2})\d*$/.exec(version) ?? [];
  const date = year ? `${year}-${month}-${day}` : version;
  return `bundled AS table of ${date} (ip-location-db: RouteViews, NRO and DB-IP, CC BY 4.0)`;
}

/** Reads `first,last,number,organisation` lines; addresses are decimal numbers, `shift` bits of which are dropped. */
function readRanges(path: string, shift: bigint): Range[] {
  const ranges: Range[] = [];
  const unit = 1n << shift;
  for (const [line, first, last, number, name] of readFileSync(path, 'utf8').matchAll(
    /^(\d+),(\d+),(\d+),(.*)$/gm,
  )) {
    if (!first || !last || !number || !name) throw new Error(`${path}: unexpected line ${line}`);
    // A range that begins or ends inside a /64 keeps the whole ones it holds.
    const start = (BigInt(first) + unit - 1n) >> shift;
    const end = (BigInt(last) + 1n) >> shift;
    const organization = name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name;
    if (start < end) ranges.push({ start, end, number: Number(number), organization });
  }
  return ranges;
}

/** Encodes ranges (ascending by start) as asn-table.ts reads them. Of ranges that overlap the earlier keeps its addresses. */
export function encodeAsnTable(v4: readonly Range[], v6: readonly Range[], description: string): Uint8Array {
  const systems = new Systems();
  const bounds4 = boundsOf(v4, systems);
  const bounds6 = boundsOf(v6, systems);
  const utf8 = new TextEncoder();
  const names = systems.organizations.map((organization) => utf8.encode(organization));
  const nameEnds = names.map(
    (
      (end) => (name) =>
        (end += name.length)
    )(0),
  );
  const text = utf8.encode(description);
  const owners = [...bounds4, ...bounds6].map(({ system }) => system);

  const parts: ArrayBufferView[] = [
    utf8.encode(ASN_MAGIC),
    Uint32Array.of(bounds4.length, bounds6.length, names.length, nameEnds.at(-1) ?? 0, text.length),
    Uint32Array.from(bounds4, ({ start }) => Number(start)),
    Uint32Array.from(bounds6, ({ start }) => Number(start >> 32n)),
    Uint32Array.from(bounds6, ({ start }) => Number(start & 0xffffffffn)),
    Uint32Array.from(systems.numbers),
    Uint32Array.from(nameEnds),
    Uint16Array.from(owners, (system) => system & 0xffff),
    Uint8Array.from(owners, (system) => system >>> 16),
    ...names,
    text,
  ];
  const bytes = new Uint8Array(
    Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))),
  );
  if (parts[0]!.byteLength + parts[1]!.byteLength !== ASN_HEADER_BYTES)
    throw new Error('The header has grown.');
  return bytes;
}

/** Numbers the autonomous systems in order of appearance; 0 is none. */
class Systems {
  readonly numbers: number[] = [0];
  readonly organizations: string[] = [''];
  readonly #indexes = new Map<string, number>();

  indexOf({ number, organization }: Range): number {
    const key = `${number} ${organization}`;
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    this.#indexes.set(key, this.numbers.length);
    this.organizations.push(organization);
    return this.numbers.push(number) - 1;
  }
}

/** Ranges as a list of starts, gaps filled with system 0. */
function boundsOf(ranges: readonly Range[], systems: Systems): { start: bigint; system: number }[] {
  const bounds: { start: bigint; system: number }[] = [];
  let reached = 0n;
  for (const range of ranges) {
    const start = range.start > reached ? range.start : reached;
    if (start >= range.end) continue;
    if (start > reached) bounds.push({ start: reached, system: 0 });
    const system = systems.indexOf(range);
    if (bounds.at(-1)?.system !== system) bounds.push({ start, system });
    reached = range.end;
  }
  bounds.push({ start: reached, system: 0 });
  return bounds;
}
