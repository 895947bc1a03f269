import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from 'vscode-languageserver';
import { problemsOf, type RuleProblem } from '../../core/detect/authoring/problems.ts';
import { isSigma } from '../../core/detect/authoring/recognise.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import type { Surroundings } from '../authoring/surroundings.ts';
import { shorten } from '../describe/rich-text.ts';
import { SOURCE } from './diagnostics.ts';

const MESSAGE_LENGTH = 300;

const SEVERITY: Readonly<Record<RuleProblem['code'], DiagnosticSeverity>> = {
  refused: DiagnosticSeverity.Error,
  'other-logs': DiagnosticSeverity.Hint,
  'unused-search': DiagnosticSeverity.Hint,
};

/** What keeps a rule document from being loaded, at the word at fault. */
export function ruleDiagnostics(text: RuleText, surroundings: Surroundings): Diagnostic[] {
  if (!isSigma(text.text)) return [];
  const problems = problemsOf(text.file, surroundings.othersOf(text), surroundings.placeholders);
  return problems.map((problem) => ({
    range: text.rangeOf(problem),
    severity: SEVERITY[problem.code],
    ...(problem.code === 'unused-search' && { tags: [DiagnosticTag.Unnecessary] }),
    code: problem.code,
    source: SOURCE,
    message: shorten(problem.message, MESSAGE_LENGTH),
  }));
}
