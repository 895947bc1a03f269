import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decodeFile } from '../src/core/log/encoding.ts';
import { loadKernel } from '../src/core/log/kernel/load.ts';
import { readLog } from '../src/core/log/read.ts';
import type { Scanner } from '../src/core/log/walk/scanner.ts';
import { gunzip } from '../src/scan/gunzip/gzip.ts';
import { DIST } from '../scripts/lib/paths.ts';
import { generateLog } from './data/log.ts';
import type { Part } from './part.ts';
import { median } from './process/median.ts';

/** Exports as CloudTrail delivers them: some hundred events in one line, gzipped. */
const FILES = 16;
const FILE_BYTES = 650_000;
const RUNS = 15;
/** Until everything is compiled. */
const WARM_UP = 3;

interface Row {
  readonly what: string;
  readonly megabytesPerSecond: number;
  /** Of the speed of unpacking alone. */
  readonly share: number;
}

/**
 * How fast exports are read. Each way of reading takes its turn in each run, and what counts is the time the
 * processor worked for us: so ratios hold though the machine does other things.
 */
export function measureReading(): Part {
  const data = rowsOfReading();
  const rows = data.map(({ what, megabytesPerSecond, share }) => [
    what,
    `${megabytesPerSecond.toFixed(0)} MB/s`,
    share.toFixed(2),
  ]);
  const head = ['', 'of JSON', 'share of zlib alone'];
  return { goals: [], tables: [{ title: 'reading in one thread, by processor time', head, rows }], data };
}

function rowsOfReading(): Row[] {
  const texts = Array.from({ length: FILES }, (_, index) =>
    Buffer.from(generateLog(FILE_BYTES, 'one-line', index + 1)),
  );
  const megabytes = texts.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const ways = waysToRead(texts);
  const times = ways.map((): number[] => []);
  for (let run = -WARM_UP; run < RUNS; run++) {
    for (const [index, { read }] of ways.entries()) {
      const started = process.cpuUsage();
      read();
      const { user, system } = process.cpuUsage(started);
      if (run >= 0) times[index]!.push((user + system) / 1000);
    }
  }
  const [floor, ...others] = times.map(median);
  return [floor!, ...others].map((milliseconds, index) => ({
    what: ways[index]!.what,
    megabytesPerSecond: (megabytes / milliseconds) * 1000,
    share: floor! / milliseconds,
  }));
}

interface Way {
  readonly what: string;
  readonly read: () => void;
}

/** The first is what all are compared with. */
function waysToRead(texts: readonly Buffer[]): Way[] {
  const scanner = loadKernel(readFileSync(join(DIST, 'kernel.wasm')));
  if (!scanner) throw new Error('WebAssembly does not run here');
  const packed = texts.map((text) => gzipSync(text, { level: 6 }));
  return [
    each('zlib', packed, (bytes) =>
      gunzipSync(bytes, { chunkSize: bytes.readUInt32LE(bytes.length - 4) + 64 }),
    ),
    each('kernel', texts, (text) => readLog(text, { scanner })),
    each('zlib and kernel', packed, (bytes) => readLog(unpacked(bytes, scanner), { scanner })),
    each('TypeScript reader', texts, (text) => readLog(text)),
    each('`JSON.parse`', texts, (text) => JSON.parse(text.toString())),
  ];
}

function each(what: string, items: readonly Buffer[], read: (item: Buffer) => unknown): Way {
  return {
    what,
    read: () => {
      for (const item of items) read(item);
    },
  };
}

function unpacked(bytes: Buffer, { crc32 }: Scanner): Uint8Array {
  return decodeFile(gunzip(bytes, 2 ** 31 - 1, crc32)!.bytes, { isUtf8 }).text;
}
