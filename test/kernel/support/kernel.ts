import assert from 'node:assert/strict';
import { compileKernel } from '../../../scripts/build/kernel.ts';
import { ColumnRows } from '../../../src/core/log/columns/column-rows.ts';
import { factsOf } from '../../../src/core/analysis/facts/log-facts.ts';
import { NUMBERS, TEXT_COLUMNS } from '../../../src/core/log/columns/columns.ts';
import { tableOf } from '../../../src/core/log/finish.ts';
import { loadKernel } from '../../../src/core/log/kernel/load.ts';
import type { Log } from '../../../src/core/log/log.ts';
import { reusedColumns } from '../../../src/core/log/columns/reused-columns.ts';
import { readLog } from '../../../src/core/log/read.ts';
import type { Scanner } from '../../../src/core/log/walk/scanner.ts';
import { checkOutlines, checkSignatures } from './foreknown.ts';
import { checkTextPlaces } from './text-places.ts';

const wasm = await compileKernel();
const loaded = loadKernel(wasm);
const loadedForNobody = loadKernel(wasm, { forReferences: false });
assert.ok(loaded && loadedForNobody, 'this machine runs WebAssembly with SIMD');

/** The kernel of this checkout's source. */
export const kernel = loaded;
/** The same where nobody asks for references. */
export const kernelForNobody = loadedForNobody;

/** All that was read, as plain data. */
interface Contents extends Pick<Log, 'format' | 'notEvents' | 'unreadable' | 'problems'> {
  readonly layerLists: unknown;
  readonly rows: object;
  readonly count: number;
}

/** Everything that reading found, but for what only the kernel looks for. */
export function contentsOf(log: Log): Contents {
  const { format, notEvents, unreadable, problems } = log;
  const { rows: table, layerLists } = tableOf(log);
  assert.ok(table instanceof ColumnRows);
  const { columns } = table;
  const texts: readonly string[] = TEXT_COLUMNS;
  const rows = Object.fromEntries(
    [...NUMBERS.filter((name) => !name.endsWith('At') && name !== 'outline'), 'layers', 'shape', 'time'].map(
      (name) => {
        const numbers = [...columns[name as (typeof NUMBERS)[number]].subarray(0, columns.count)];
        return [name, texts.includes(name) ? numbers.map((id) => columns.strings.text(id)) : numbers];
      },
    ),
  );
  return { format, notEvents, unreadable, problems, layerLists, rows, count: columns.count };
}

/** Reads with the kernel and without. Returns the log, and how many of its events the kernel read. */
export function readBothWays(text: Uint8Array): { log: Log; byKernel: number } {
  let byKernel = 0;
  const counting: Scanner = {
    ...kernel,
    begin(taken, columns) {
      const records = kernel.begin(taken, columns);
      return {
        read(start, isList) {
          const before = columns.count;
          const end = records.read(start, isList);
          byKernel += columns.count - before;
          return end;
        },
        end: () => records.end(),
      };
    },
  };
  const log = readLog(text, { scanner: counting });
  const walked = readLog(text);
  assert.deepEqual(contentsOf(log), contentsOf(walked));
  // Where the kernel knows something of a record some of them are not looked for, or found another way.
  assert.deepEqual(factsOf(log), factsOf(walked));
  checkUnasked(readLog(text, { scanner: kernelForNobody }), log);
  for (const scanner of [kernel, kernelForNobody]) checkInPlace(text, scanner, log);
  checkOutlines(log);
  checkTextPlaces(log, walked);
  assert.ok(checkSignatures(log) <= byKernel);
  return { log, byKernel };
}

/** For texts that are read where they stand in the kernel's memory. Their tables are begun anew like those of any case. */
const columnsInPlace = new Map(
  [kernel, kernelForNobody].map((scanner) => [
    scanner,
    reusedColumns((before) => scanner.newStrings({ before, withRooms: true })),
  ]),
);

/** Where it stands in the kernel's memory a text is read alike, and neither it nor what is behind it becomes another. */
function checkInPlace(text: Uint8Array, scanner: Scanner, log: Log): void {
  const columns = columnsInPlace.get(scanner)!();
  const room = scanner.roomBeside(columns.strings, 'text')!.subarray(0, text.length + BEHIND.length);
  room.set(text);
  room.set(BEHIND, text.length);
  const read = readLog(room.subarray(0, text.length), { scanner, columns });
  assert.deepEqual(withoutIssuers(read), withoutIssuers(log));
  assert.ok(Buffer.from(text).equals(room.subarray(0, text.length)));
  assert.ok(BEHIND.equals(room.subarray(text.length)));
  if (scanner === kernel) checkOutlines(read);
  if (scanner === kernel) checkSignatures(read);
}

/** One more record, as there is in memory where a longer text was read before. */
const BEHIND = Buffer.from(`,{"eventName":"Other","eventSource":"s3.amazonaws.com"}]}${' '.repeat(500)}`);

/** Without what references need, nothing else differs. */
function checkUnasked(unasked: Log, log: Log): void {
  assert.deepEqual(withoutIssuers(unasked), withoutIssuers(log));
  assert.deepEqual(factsOf(unasked), factsOf(log));
  const { rows } = tableOf(unasked);
  assert.deepEqual(rows.signatures, []);
  for (const { index } of unasked.events) assert.equal(rows.at('outline', index), 0);
}

function withoutIssuers(log: Log): object {
  const { rows, ...rest } = contentsOf(log);
  return { ...rest, rows: { ...rows, issuerArn: undefined } };
}
