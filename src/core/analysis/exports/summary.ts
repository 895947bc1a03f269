import type { Finding, SuppressedFinding, Undecided } from '../../detect/finding.ts';
import { LEVELS } from '../../detect/level.ts';
import type { RefusedRule, RuleSet, SwitchedOff } from '../../detect/rule.ts';
import type { RegionCoverage } from '../coverage/coverage.ts';
import type { DigestCoverage } from '../coverage/digest-coverage.ts';
import type { Counts } from '../investigation.ts';
import {
  coverageSummary,
  digestsSummary,
  type DigestsSummary,
  type RegionSummary,
} from './coverage-summary.ts';
import { countBy } from './count-by.ts';
import type { Places } from './location.ts';
import { summarizeShortHistories, type ShortHistorySummary } from './short-history-summary.ts';
import { summarizeSuppressed, type SuppressedSummary } from './suppressed-summary.ts';
import { summarizeUndecided, type UndecidedSummary } from './undecided-summary.ts';

/** Something that was wrong with an export, at its place; `offset` in bytes of the uncompressed file. */
export interface ProblemSummary {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly offset: number;
}

export interface FileProblem extends ProblemSummary {
  readonly severity: 'error' | 'warning' | 'information';
}

/** What a shell knows of the files it read. */
export interface FilesRead {
  /** Every regular file met: read or skipped. */
  readonly seen: number;
  readonly read: number;
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly problems: readonly FileProblem[];
  /** Uncompressed. */
  readonly bytes: number;
}

/** The public JSON form of what a scan read and found. Every record is an event, a duplicate, no event, or unreadable. */
export interface Summary {
  readonly files: Pick<FilesRead, 'seen' | 'read' | 'skipped'>;
  readonly records: number;
  readonly events: number;
  readonly duplicates: number;
  /** Those of the duplicates that are no further deliveries: an update stands in their place. */
  readonly superseded: number;
  readonly notEvents: number;
  readonly unreadable: number;
  readonly coverage: readonly RegionSummary[];
  readonly digests: DigestsSummary;
  readonly problems: readonly ProblemSummary[];
  readonly undecided: readonly UndecidedSummary[];
  readonly rules: {
    readonly seen: number;
    readonly loaded: number;
    /** Filters that loaded; they are not among those seen. */
    readonly filters: number;
    readonly notApplicable: number;
    readonly refused: readonly Pick<RefusedRule, 'path' | 'line' | 'reason'>[];
    /** What is switched off: seen = loaded + notApplicable + refused + the rules of these. */
    readonly switchedOff: readonly SwitchedOff[];
    /** Those about what is new whose findings rest on less history than they look back on. */
    readonly shortHistory: readonly ShortHistorySummary[];
  };
  readonly findings: {
    readonly byLevel: Readonly<Record<string, number>>;
    readonly byRule: Readonly<Record<string, number>>;
  };
  readonly suppressed: SuppressedSummary;
  readonly seconds: number;
  readonly bytes: number;
}

export interface SummaryInput {
  readonly files: FilesRead;
  readonly seconds: number;
  readonly counts: Counts;
  readonly coverage: readonly RegionCoverage[];
  readonly digests: readonly DigestCoverage[];
  readonly rules: RuleSet;
  /** Those that are reported. */
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  /** What filters took away of those that would be reported. */
  readonly suppressed: readonly SuppressedFinding[];
}

export function summaryOf(
  { files, seconds, counts, coverage, digests, rules, findings, undecided, suppressed }: SummaryInput,
  places: Places,
): Summary {
  const { events, duplicates, superseded, notEvents, unreadable } = counts;
  const { seen, read, skipped, problems, bytes } = files;
  return {
    files: { seen, read, skipped },
    records: events + duplicates + notEvents + unreadable,
    events,
    duplicates,
    superseded,
    notEvents,
    unreadable,
    coverage: coverageSummary(coverage),
    digests: digestsSummary(digests),
    problems: problems.map(({ path, code, message, offset }) => ({ path, code, message, offset })),
    undecided: summarizeUndecided(undecided, places),
    rules: {
      seen: rules.seen,
      loaded: rules.rules.length,
      filters: rules.filters?.length ?? 0,
      notApplicable: rules.notApplicable,
      refused: rules.refused.map(({ path, line, reason }) => ({ path, line, reason })),
      switchedOff: rules.switchedOff ?? [],
      shortHistory: summarizeShortHistories(findings, rules, coverage),
    },
    findings: {
      byLevel: countBy(
        findings.map(({ level }) => level),
        LEVELS.toReversed(),
      ),
      byRule: countBy(findings.map(({ id }) => id)),
    },
    suppressed: summarizeSuppressed(suppressed, rules.filters ?? []),
    seconds,
    bytes,
  };
}
