import { DiagnosticSeverity, DiagnosticTag, type Diagnostic, type Range } from 'vscode-languageserver';
import type { ShownFinding } from '../../core/analysis/findings/shown-findings.ts';
import type { Finding } from '../../core/detect/finding.ts';
import { compareLevels, type Level } from '../../core/detect/level.ts';
import type { Log } from '../../core/log/log.ts';
import type { Problem } from '../../core/log/problem.ts';
import { shorten } from '../describe/rich-text.ts';
import { Budget, quickPlaceOf, type Snapshot, type View } from '../snapshot.ts';
import { eventTitle } from '../describe/words.ts';
import { problemRange } from './problem-range.ts';

export const SOURCE = 'CloudTrail';

/** More than this in one file, and editors drop some at will; the findings tree holds the true count. */
const MOST_IN_A_FILE = 1000;
const MOST_RELATED = 20;
const MESSAGE_LENGTH = 300;
/** So much of other logs is read for the places of related events: some ten milliseconds' work. */
const RELATED_BYTES = 4_000_000;

const SEVERITY: Readonly<Record<Level, DiagnosticSeverity>> = {
  critical: DiagnosticSeverity.Error,
  high: DiagnosticSeverity.Error,
  medium: DiagnosticSeverity.Warning,
  low: DiagnosticSeverity.Information,
  informational: DiagnosticSeverity.Hint,
};

const PROBLEM_SEVERITY: Readonly<Record<Problem['severity'], DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

/** The findings and the reading problems of one document, the gravest first if there are too many. */
export function diagnostics(snapshot: Snapshot, view: View): Diagnostic[] {
  return withProblems(findingDiagnostics(snapshot, view), snapshot, view);
}

/** Those of the findings alone. */
export function findingDiagnostics(snapshot: Snapshot, view: View): Diagnostic[] {
  const findings = snapshot.investigation.findingsIn(view.log, snapshot.filter);
  const shown = findings.flatMap((finding) => {
    const range = view.rangeOf(finding.primary);
    return range ? [{ finding, range }] : [];
  });
  const gravest =
    shown.length <= MOST_IN_A_FILE
      ? shown
      : shown.toSorted((a, b) => compareLevels(b.finding.level, a.finding.level));
  const budget = new Budget(RELATED_BYTES);
  return gravest
    .slice(0, MOST_IN_A_FILE)
    .map(({ finding, range }) => findingDiagnostic(snapshot, view, finding, range, budget));
}

/** Those of the findings and the problems, as far as there is room for them. */
export function withProblems(
  findings: readonly Diagnostic[],
  { investigation }: Snapshot,
  view: View,
): Diagnostic[] {
  const log = investigation.log(view.log);
  if (!log) return [...findings];
  const shown = log.problems.flatMap((problem) => problemDiagnostic(view, log, problem));
  return [...findings, ...shown.slice(0, MOST_IN_A_FILE - findings.length)];
}

/** True where a finding's diagnostic is there for certain, one of so many in its log, and says its message to the end. */
export function saysAll(inLog: number, { message }: Finding): boolean {
  return inLog <= MOST_IN_A_FILE && message.length <= MESSAGE_LENGTH;
}

function findingDiagnostic(
  snapshot: Snapshot,
  view: View,
  finding: ShownFinding,
  range: Range,
  budget: Budget,
): Diagnostic {
  const href = snapshot.rule(finding.rule)?.references.find((reference) => reference.startsWith('https://'));
  const related = finding.related.slice(0, MOST_RELATED);
  return {
    range,
    // Greyed out, and none of the problems.
    ...(finding.suppressedBy
      ? { severity: DiagnosticSeverity.Hint, tags: [DiagnosticTag.Unnecessary] }
      : { severity: SEVERITY[finding.level] }),
    code: finding.id,
    ...(href && { codeDescription: { href } }),
    source: SOURCE,
    message: shorten(finding.message, MESSAGE_LENGTH),
    ...(related.length > 0 && {
      relatedInformation: related.map(({ role, event, span }) => ({
        location: quickPlaceOf(snapshot, event.log, span, view, budget),
        message: `${eventTitle(event)} (${shorten(role, 80)})`,
      })),
    }),
  };
}

function problemDiagnostic(view: View, log: Log, problem: Problem): Diagnostic[] {
  const range = problemRange(view, log, problem);
  if (!range) return [];
  const { code, severity, message } = problem;
  return [
    {
      range,
      severity: PROBLEM_SEVERITY[severity],
      code,
      source: SOURCE,
      message: shorten(message, MESSAGE_LENGTH),
    },
  ];
}
