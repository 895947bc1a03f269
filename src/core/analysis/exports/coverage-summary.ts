import type { Gap, RegionCoverage } from '../coverage/coverage.ts';
import type { DigestCoverage } from '../coverage/digest-coverage.ts';

/** A stretch of time, its end exclusive. */
export interface GapSummary {
  readonly from: string;
  readonly to: string;
}

/** Which time the events of one account's region cover, and the whole hours between without any. Times in UTC. */
export interface RegionSummary {
  readonly accountId: string | null;
  readonly region: string | null;
  /** Records with a time, further deliveries included. */
  readonly events: number;
  readonly firstTime: string;
  readonly lastTime: string;
  readonly gaps: readonly GapSummary[];
}

/** What the digest files that were read say: which log files there should be. */
export interface DigestsSummary {
  readonly files: number;
  /** Log files that they list. */
  readonly listed: number;
  /** Those that were not loaded: the key in the bucket, and the path of the digest that lists it. */
  readonly missing: readonly { readonly key: string; readonly digest: string }[];
  readonly regions: readonly {
    readonly accountId: string | null;
    readonly region: string | null;
    readonly files: number;
    readonly firstTime: string | null;
    readonly lastTime: string | null;
    /** Times between digests for which there is none. */
    readonly gaps: readonly GapSummary[];
  }[];
}

export function coverageSummary(regions: readonly RegionCoverage[]): RegionSummary[] {
  return regions.map(({ accountId, region, events, firstTime, lastTime, gaps }) => ({
    accountId: accountId ?? null,
    region: region ?? null,
    events,
    firstTime: timeText(firstTime),
    lastTime: timeText(lastTime),
    gaps: gaps.map(gapSummary),
  }));
}

export function digestsSummary(regions: readonly DigestCoverage[]): DigestsSummary {
  return {
    files: regions.reduce((sum, { digests }) => sum + digests, 0),
    listed: regions.reduce((sum, { listed }) => sum + listed, 0),
    missing: regions.flatMap(({ missing }) => missing),
    regions: regions.map(({ accountId, region, digests, firstTime, lastTime, gaps }) => ({
      accountId: accountId ?? null,
      region: region ?? null,
      files: digests,
      firstTime: firstTime === undefined ? null : timeText(firstTime),
      lastTime: lastTime === undefined ? null : timeText(lastTime),
      gaps: gaps.map(gapSummary),
    })),
  };
}

function gapSummary({ from, to }: Gap): GapSummary {
  return { from: timeText(from), to: timeText(to) };
}

/** "2026-11-04T02:00:00Z", as CloudTrail writes times. */
function timeText(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
