import { createInvestigation } from '../../src/core/analysis/investigation.ts';
import { loadEngine } from '../../src/cli/engine.ts';
import { readerOf } from '../../src/cli/reader.ts';
import type { EntityKind } from '../../src/core/analysis/entities/entity.ts';
import { scan } from '../../src/scan/scan.ts';
import { DIST } from '../../scripts/lib/paths.ts';
import { quantile } from '../process/median.ts';

/** How long the timeline of one kind takes, in milliseconds. */
export interface TimelineTimes {
  readonly lanes: EntityKind;
  /** The first question, which sorts the events and finds the lanes. */
  readonly first: number;
  /** A person zooms: the middle and the slowest of the questions that follow. */
  readonly median: number;
  readonly slowest: number;
  /** So long the editor has to wait for its turn meanwhile. */
  readonly longestStep: number;
}

const ZOOMS = 50;
const BINS = 240;

/** Loads a folder and asks for timelines of all of it and of parts, with lanes of several kinds. */
export async function run(folder: string): Promise<readonly TimelineTimes[]> {
  const loaded = loadEngine(DIST, { rules: [], builtinRules: true, asn: undefined, placeholders: undefined });
  const investigation = createInvestigation(loaded.engine);
  const { logs } = await scan([folder], { progress() {} }, readerOf({ assets: DIST }, loaded));
  investigation.add(logs);
  investigation.conclusion();
  return (['access-key', 'principal', 'address'] as const).map((lanes) => {
    const all = timed(investigation.timelineInSteps({ from: undefined, to: undefined, bins: BINS, lanes }));
    const { from, to } = all.value!;
    const zooms = Array.from({ length: ZOOMS }, (_, zoom) => {
      const part = {
        from: from + ((to - from) * zoom) / (2 * ZOOMS),
        to: to - ((to - from) * zoom) / (2 * ZOOMS),
      };
      return timed(investigation.timelineInSteps({ ...part, bins: BINS, lanes }));
    });
    const times = zooms.map(({ milliseconds }) => milliseconds);
    return {
      lanes,
      first: all.milliseconds,
      median: quantile(times, 0.5),
      slowest: Math.max(...times),
      longestStep: Math.max(...[all, ...zooms].map(({ longestStep }) => longestStep)),
    };
  });
}

/** What steps give, how long they take together, and the longest of them. */
function timed<T>(steps: Generator<void, T>): { value: T; milliseconds: number; longestStep: number } {
  const began = performance.now();
  let longestStep = 0;
  for (let before = began; ;) {
    const step = steps.next();
    const now = performance.now();
    longestStep = Math.max(longestStep, now - before);
    if (step.done) return { value: step.value, milliseconds: now - began, longestStep };
    before = now;
  }
}
