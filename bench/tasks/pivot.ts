import { join } from 'node:path';
import { createInvestigation, type Investigation } from '../../src/core/analysis/investigation.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { readerOf } from '../../src/cli/reader.ts';
import { scan } from '../../src/scan/scan.ts';
import { garbageCollector } from '../../src/server/collect-garbage.ts';
import { DIST, ROOT } from '../../scripts/lib/paths.ts';
import { quantile } from '../process/median.ts';

/** Times of pivots, in milliseconds. */
export interface PivotTimes {
  readonly pivots: number;
  /** The first one, which may build an index. */
  readonly first: number;
  readonly median: number;
  readonly p99: number;
  readonly longest: number;
  /** What the loaded case takes, beyond the engine that has read another one. */
  readonly heldBytes: number;
}

const PIVOTS = 1000;
const COLLECTIONS = 5;

/** Loads a folder into an investigation and follows access keys through it, one after the other. */
export async function run(folder: string): Promise<PivotTimes> {
  const loaded = loadEngine(DIST, { rules: [], builtinRules: true, asn: undefined, placeholders: undefined });
  const load = async (path: string): Promise<Investigation> => {
    const loading = createInvestigation(loaded.engine);
    const { logs } = await scan([path], { progress() {} }, readerOf({ assets: DIST }, loaded));
    loading.add(logs);
    loading.conclusion();
    return loading;
  };
  // What is compiled when a rule is first needed is no part of a case.
  await load(join(ROOT, 'media', 'sample-case'));
  const without = heldBytes();
  const investigation = await load(folder);
  const heldByCase = heldBytes() - without;
  const keys = investigation.entities(['access-key']).map(({ entity }) => entity);
  const times = Array.from({ length: PIVOTS }, (_, index) => {
    const entity = keys[Math.floor((index * keys.length) / PIVOTS)]!;
    const started = performance.now();
    investigation.related(entity);
    return performance.now() - started;
  });
  const later = times.slice(1);
  return {
    pivots: later.length,
    first: times[0]!,
    median: quantile(later, 0.5),
    p99: quantile(later, 0.99),
    longest: Math.max(...later),
    heldBytes: heldByCase,
  };
}

function heldBytes(): number {
  // What one collection finds unused only a later one may give back. Only the last resort forgets code that ran once.
  const all = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;
  const gc = garbageCollector();
  for (let times = 0; times < COLLECTIONS; times++) gc(all);
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
