import type { Finding } from '../../detect/finding.ts';
import type { RuleSet } from '../../detect/rule.ts';
import type { RegionCoverage } from '../coverage/coverage.ts';
import { shortHistories } from '../explanations/short-history.ts';

/** A rule about what is new, and how many of its findings more history could take away. */
export interface ShortHistorySummary {
  readonly rule: string;
  readonly findings: number;
  /** How far back it looks. */
  readonly days: number;
  /** With logs from here on they would rest on all of it: ISO 8601, UTC. */
  readonly loadFrom: string;
}

const DAY = 86_400_000;

export function summarizeShortHistories(
  findings: readonly Finding[],
  rules: RuleSet,
  coverage: readonly RegionCoverage[],
): ShortHistorySummary[] {
  const firstTime = coverage.reduce((time, region) => Math.min(time, region.firstTime), Infinity);
  return shortHistories(findings, rules, firstTime).map(({ id, history, from, events }) => ({
    rule: id,
    findings: events.length,
    days: history / DAY,
    loadFrom: new Date(from).toISOString(),
  }));
}
