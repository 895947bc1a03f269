import { median } from './median.ts';
import type { Cost } from './run.ts';

/** A way to do some work, to be compared with others. */
export interface Contestant {
  readonly name: string;
  /** Where one time has to be enough, because it takes so long. */
  readonly once?: boolean;
  readonly run: () => Promise<Cost>;
}

/** The costs of each, in the order of the rounds. */
export type Costs = ReadonlyMap<string, readonly Cost[]>;

/** Lets each take its turn in every round, so that what else the machine does hits all alike. */
export async function interleave(contestants: readonly Contestant[], rounds: number): Promise<Costs> {
  const costs = new Map(contestants.map(({ name }) => [name, [] as Cost[]]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, once, run } of contestants) {
      if (once && round > 0) continue;
      costs.get(name)!.push(await run());
    }
  }
  return costs;
}

/** The time that `name` takes, by the clock, as a multiple of what `other` takes. */
export function timeRatio(costs: Costs, name: string, other: string): number | undefined {
  return ratio(costs, name, other, ({ milliseconds }) => milliseconds);
}

/** The same by the processor's time, which says more where the machine is busy with other things. */
export function cpuRatio(costs: Costs, name: string, other: string): number | undefined {
  return ratio(costs, name, other, ({ cpuMs }) => cpuMs ?? NaN);
}

/** The middle one of the ratios of all rounds in which both ran. */
function ratio(costs: Costs, name: string, other: string, of: (cost: Cost) => number): number | undefined {
  const [ours, theirs] = [costs.get(name) ?? [], costs.get(other) ?? []];
  const rounds = Math.min(ours.length, theirs.length);
  if (rounds === 0) return undefined;
  return median(Array.from({ length: rounds }, (_, round) => of(ours[round]!) / of(theirs[round]!)));
}

/** The middle one of the times. */
export function timeOf(costs: Costs, name: string): number {
  return median(costs.get(name)!.map(({ milliseconds }) => milliseconds));
}

/** The middle one of the peaks, in MiB. */
export function peakOf(costs: Costs, name: string): number | undefined {
  const peaks = costs.get(name)!.flatMap(({ peakBytes }) => peakBytes ?? []);
  return peaks.length === 0 ? undefined : median(peaks) / 2 ** 20;
}
