import type { MadeFile } from '../data/case.ts';
import { goal, type Part } from '../part.ts';
import { interleave, peakOf, timeRatio } from '../process/interleave.ts';
import { missingPeers, peersOn } from '../process/peers.ts';
import { costsTable } from './costs-table.ts';
import { OURS, ours, work } from './ours.ts';

const FLOOR = 'read';

/** One large export that is a single line. */
export async function measureLine(file: MadeFile, rounds: number): Promise<Part> {
  const costs = await costsOf(file, rounds, true);
  const title = `one line of ${megabytes(file)}`;
  return {
    goals: [
      goal(`${title}: time against only reading it`, 'at most', 2.5, timeRatio(costs, OURS, FLOOR)),
      goal(`${title}: peak memory`, 'at most', 120, peakOf(costs, OURS), ' MiB'),
    ],
    tables: [costsTable(title, costs, file, missingPeers())],
    data: Object.fromEntries(costs),
  };
}

/** An export that somebody formatted, one property a line. */
export async function measurePretty(file: MadeFile, rounds: number): Promise<Part> {
  const costs = await costsOf(file, rounds, false);
  const table = costsTable(`a formatted document of ${megabytes(file)}`, costs, file, []);
  return { goals: [], tables: [table], data: Object.fromEntries(costs) };
}

function costsOf({ path, events }: MadeFile, rounds: number, hasPeers: boolean) {
  const contestants = [
    work(FLOOR, 'read-file', path),
    ours(path, { events, duplicates: 0 }),
    { ...work('`JSON.parse`', 'json-parse-file', path), once: true },
    ...(hasPeers ? peersOn(path).map((peer) => ({ ...peer, once: true })) : []),
  ];
  return interleave(contestants, rounds);
}

function megabytes({ bytes }: MadeFile): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}
