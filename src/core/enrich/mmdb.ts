import { stringAt, type JsonObject, type JsonValue } from '../log/json/value.ts';
import { isSpecialPurpose, parseAddress, type Address } from './address.ts';
import type { AsnTable, AutonomousSystem } from './enrichment.ts';
import { MmdbData } from './mmdb-data.ts';

const METADATA_MARKER = [0xab, 0xcd, 0xef, ...new TextEncoder().encode('MaxMind.com')];
/** The metadata stand in the last 128 KiB of the file. */
const METADATA_WINDOW = 128 * 1024;
/** Between the search tree and the data section. */
const SEPARATOR_BYTES = 16;
/** So many networks of a database are looked at for an AS before it is judged to have none. */
const NETWORKS_LOOKED_AT = 1000;

/**
 * Opens a database in MaxMind's format that maps addresses to autonomous systems: GeoLite2-ASN, DB-IP ASN Lite, IPinfo.
 * Throws an Error that says what is wrong when the file is no such database or knows no autonomous systems.
 */
export function openMmdb(bytes: Uint8Array): AsnTable {
  const tree = openTree(bytes);
  const { metadata, data } = tree;
  const asAt = (record: number) => autonomousSystem(data.mapAt(record - tree.nodes - SEPARATOR_BYTES));
  const type = stringAt(metadata, 'database_type') ?? 'MaxMind database';
  if (!someRecord(tree, (record) => asAt(record) !== undefined)) {
    throw new Error(`The database (${type}) holds no autonomous systems: choose an ASN database.`);
  }

  const built = metadata.build_epoch;
  const date = typeof built === 'number' ? ` of ${new Date(built * 1000).toISOString().slice(0, 10)}` : '';
  return {
    description: `${type}${date}`,
    lookup(text) {
      const address = parseAddress(text);
      if (!address || isSpecialPurpose(address)) return undefined;
      const record = findRecord(tree, address);
      return record === undefined ? undefined : asAt(record);
    },
  };
}

/** The binary search tree: node numbers below `nodes`; `nodes` itself is "not found"; above it are records of the data. */
interface Tree {
  readonly metadata: JsonObject;
  readonly data: MmdbData;
  readonly nodes: number;
  readonly addressBits: 32 | 128;
  child(node: number, bit: number): number;
}

function openTree(bytes: Uint8Array): Tree {
  const at = metadataStart(bytes);
  if (at === undefined) throw new Error('This is no database in MaxMind format (.mmdb).');
  const metadata = new MmdbData(bytes, at).mapAt(0);
  const { node_count: nodes, record_size: recordBits, ip_version: version } = metadata;
  const known = typeof nodes === 'number' && (recordBits === 24 || recordBits === 28 || recordBits === 32);
  const treeBytes = known ? (nodes * recordBits) / 4 : Infinity;
  if (!known || treeBytes > at) throw new Error('The MaxMind database is damaged or of an unknown kind.');

  const child = (node: number, bit: number): number => {
    const start = (node * recordBits) / 4;
    if (recordBits === 24) return uint24(bytes, start + 3 * bit);
    if (recordBits === 32) return bytes[start + 4 * bit]! * 2 ** 24 + uint24(bytes, start + 4 * bit + 1);
    // Of 28 bits, the upper four of both children share the byte in the middle.
    const upper = bit === 0 ? bytes[start + 3]! >> 4 : bytes[start + 3]! & 0xf;
    return upper * 2 ** 24 + uint24(bytes, start + 4 * bit);
  };
  return {
    metadata,
    data: new MmdbData(bytes, treeBytes + SEPARATOR_BYTES),
    nodes,
    addressBits: version === 4 ? 32 : 128,
    child,
  };
}

/** Where the metadata begin: after the last marker. */
function metadataStart(bytes: Uint8Array): number | undefined {
  for (
    let at = bytes.length - METADATA_MARKER.length;
    at >= Math.max(0, bytes.length - METADATA_WINDOW);
    at--
  ) {
    if (METADATA_MARKER.every((byte, i) => bytes[at + i] === byte)) {
      return at + METADATA_MARKER.length;
    }
  }
  return undefined;
}

function uint24(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!;
}

function findRecord(tree: Tree, address: Address): number | undefined {
  if (address.version === 6 && tree.addressBits === 32) return undefined;
  let node = 0;
  for (const bit of bitsOf(address, tree.addressBits)) {
    if (node >= tree.nodes) break;
    node = tree.child(node, bit);
  }
  return node > tree.nodes ? node : undefined;
}

/** In a tree of 128 bits an IPv4 address is the last 32, after zeros. */
function bitsOf(address: Address, treeBits: number): number[] {
  const groups = address.version === 6 ? address.groups : [address.value >>> 16, address.value & 0xffff];
  const bits = groups.flatMap((group) => Array.from({ length: 16 }, (_, i) => (group >> (15 - i)) & 1));
  return [...Array<number>(treeBits - bits.length).fill(0), ...bits];
}

/** True when `holds` is for one of the first records of the tree. */
function someRecord(tree: Tree, holds: (record: number) => boolean): boolean {
  const waiting = [0];
  for (let looked = 0; waiting.length > 0 && looked < NETWORKS_LOOKED_AT;) {
    const node = waiting.pop()!;
    if (node < tree.nodes && waiting.length < 2 * tree.addressBits)
      waiting.push(tree.child(node, 1), tree.child(node, 0));
    else if (node > tree.nodes) {
      if (holds(node)) return true;
      looked++;
    }
  }
  return false;
}

/** The vendors' spellings: MaxMind and DB-IP say autonomous_system_…, IPinfo asn ("AS15169") with name or as_name. */
function autonomousSystem(record: JsonObject): AutonomousSystem | undefined {
  const [organization] = ['autonomous_system_organization', 'as_name', 'name'].flatMap(
    (field) => stringAt(record, field) ?? [],
  );
  const number = asNumber(record.autonomous_system_number) ?? asNumber(record.asn);
  return number === undefined || organization === undefined ? undefined : { number, organization };
}

function asNumber(value: JsonValue | undefined): number | undefined {
  if (typeof value === 'number') return value;
  const digits = typeof value === 'string' ? /^(?:AS)?(\d+)$/i.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}
