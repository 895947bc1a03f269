import { RANGES_A_GROUP, TURNED } from '../../src/core/enrich/asn-ranges.ts';
import { SYSTEMS_A_GROUP } from '../../src/core/enrich/asn-systems.ts';
import { ASN_MAGIC } from '../../src/core/enrich/asn-table.ts';
import { wholeNumber } from '../../src/core/log/whole-numbers.ts';

/** Addresses in routing units: IPv4 single addresses, IPv6 /64 networks; `end` is the first one after the range. */
export interface Range {
  readonly start: bigint;
  readonly end: bigint;
  readonly number: number;
  readonly organization: string;
}

/** From here to the next bound addresses are a system's. */
interface Bound {
  readonly start: bigint;
  readonly system: System;
}

interface System {
  readonly number: number;
  readonly organization: string;
  /** How many bounds it has. */
  uses: number;
}

/** Encodes ranges (ascending by start) as asn-table.ts reads them. Of ranges that overlap the earlier keeps its addresses. */
export function encodeAsnTable(v4: readonly Range[], v6: readonly Range[], description: string): Uint8Array {
  const none: System = { number: 0, organization: '', uses: 0 };
  const systems = new Map<string, System>();
  const [bounds4, bounds6] = [boundsOf(v4, none, systems), boundsOf(v6, none, systems)];
  const all = [none, ...[...systems.values()].toSorted((a, b) => b.uses - a.uses)];
  const numbers = new Map(all.map((system, number) => [system, number]));
  const sections = [
    groupsOf(bounds4, RANGES_A_GROUP, (group) => rangesOf(group, numbers, TURNED.v4)),
    groupsOf(bounds6, RANGES_A_GROUP, (group) => rangesOf(group, numbers, TURNED.v6)),
    groupsOf(all, SYSTEMS_A_GROUP, systemsOf),
  ];
  return Buffer.concat([
    Buffer.from(ASN_MAGIC),
    ...sections.map(({ groups, bytes }) => Uint32Array.of(groups, bytes.length)).map(bytesOf),
    ...sections.map(({ bytes }) => bytes),
    Buffer.from(description),
  ]);
}

/** Ranges as a list of starts, gaps filled with no system. */
function boundsOf(ranges: readonly Range[], none: System, systems: Map<string, System>): Bound[] {
  const bounds: Bound[] = [];
  const add = (start: bigint, system: System): void => {
    if (bounds.at(-1)?.system === system) return;
    bounds.push({ start, system });
    system.uses++;
  };
  let reached = 0n;
  for (const { start: from, end, number, organization } of ranges) {
    const start = from > reached ? from : reached;
    if (start >= end) continue;
    if (start > reached) add(reached, none);
    const key = `${number} ${organization}`;
    const system = systems.get(key) ?? { number, organization, uses: 0 };
    systems.set(key, system);
    add(start, system);
    reached = end;
  }
  add(reached, none);
  return bounds;
}

/** What is encoded of a group: what its ranges are found by, which stands before all groups, and the rest. */
interface Group {
  readonly index: readonly number[];
  readonly bytes: readonly number[];
}

function groupsOf<T>(
  items: readonly T[],
  size: number,
  encode: (group: readonly T[]) => Group,
): { readonly groups: number; readonly bytes: Uint8Array } {
  const groups = Math.ceil(items.length / size);
  const index: number[] = [];
  const bytes: Uint8Array[] = [];
  let at = 0;
  for (let first = 0; first < items.length; first += size) {
    const group = encode(items.slice(first, first + size));
    index.push(...group.index, at);
    at += group.bytes.length;
    bytes.push(Uint8Array.from(group.bytes));
  }
  return { groups, bytes: Buffer.concat([bytesOf(Uint32Array.from(index)), ...bytes]) };
}

function rangesOf(bounds: readonly Bound[], numbers: ReadonlyMap<System, number>, turned: number): Group {
  const bytes: number[] = [];
  let [upper, lower] = halvesOf(bounds[0]!.start);
  const index = [upper, lower];
  for (const [place, { start, system }] of bounds.entries()) {
    const [itsUpper, itsLower] = halvesOf(start);
    const isFarther = itsUpper > upper;
    bytes.push(...wholeNumber(2 * numbers.get(system)! + Number(isFarther)));
    if (isFarther) bytes.push(...wholeNumber(itsUpper - upper));
    const more = isFarther ? itsLower : itsLower - lower;
    if (place > 0) bytes.push(...wholeNumber(((more >>> turned) | (more << (32 - turned))) >>> 0));
    [upper, lower] = [itsUpper, itsLower];
  }
  return { index, bytes };
}

function halvesOf(start: bigint): [upper: number, lower: number] {
  return [Number(start >> 32n), Number(start & 0xffffffffn)];
}

function systemsOf(systems: readonly System[]): Group {
  const bytes = systems.flatMap(({ number, organization }) => {
    const name = [...Buffer.from(organization)];
    return [...wholeNumber(number), ...wholeNumber(name.length), ...name];
  });
  return { index: [], bytes };
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
