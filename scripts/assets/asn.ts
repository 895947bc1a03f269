import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFile } from '../lib/paths.ts';
import { encodeAsnTable, type Range } from './encode-asn.ts';

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
