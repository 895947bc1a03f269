import { DiagnosticSeverity, type CodeLens, type Command, type Diagnostic } from 'vscode-languageserver';
import { documentsIn } from '../../core/detect/authoring/recognise.ts';
import { COMMANDS, type CommandArguments } from '../../protocol.ts';
import type { DocumentMatches } from '../authoring/rule-matches.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import { shorten } from '../describe/rich-text.ts';
import { count } from '../describe/words.ts';

const MESSAGE_LENGTH = 120;

/** What a lens of a rule document needs to be counted later. */
export interface RuleLens {
  readonly ruleDocument: string;
}

export function isRuleLens(data: unknown): data is RuleLens {
  return typeof data === 'object' && data !== null && 'ruleDocument' in data;
}

/** A lens above each document of a rule file. What it says is counted once an editor shows it. */
export function ruleCodeLenses(text: RuleText): CodeLens[] {
  return starts(text).map((line) => ({
    range: lineRange(line),
    data: { ruleDocument: text.uri } satisfies RuleLens,
  }));
}

/**
 * Says what the document below matches. `all` are the matches of the file's documents that would be loaded, and
 * `problems` what keeps others from being.
 */
export function resolveRuleCodeLens(
  lens: CodeLens,
  text: RuleText,
  all: readonly DocumentMatches[],
  problems: () => readonly Diagnostic[],
  hasCase: boolean,
): CodeLens {
  const found = matchesAt(text, lens.range.start.line, all);
  if (!found) return { ...lens, command: notMatched(text, lens.range.start.line, problems()) };
  const title = titleOf(
    found,
    hasCase && found.isOfCase ? 'in the open logs and the case' : 'in the open logs',
  );
  if (found.matches.length === 0) return { ...lens, command: { title, command: '' } };
  const argument: CommandArguments['peekRuleMatches'] = { at: { uri: text.uri, position: lens.range.start } };
  return { ...lens, command: { title, command: COMMANDS.peekRuleMatches, arguments: [argument] } };
}

/** Those of the document in which a line, counted from 0, stands. */
export function matchesAt(
  text: RuleText,
  line: number,
  all: readonly DocumentMatches[],
): DocumentMatches | undefined {
  const isInside = aroundLine(text, line);
  return all.find(({ document }) => isInside(document.line - 1));
}

/** Whether a line belongs to the document in which another one stands. */
function aroundLine(text: RuleText, line: number): (other: number) => boolean {
  const lines = starts(text);
  const from = lines.findLast((start) => start <= line) ?? 0;
  const to = lines.find((start) => start > line) ?? Infinity;
  return (other) => other >= from && other < to;
}

/** Why a document is not among those that would be loaded: its first error, to which a click leads. */
function notMatched(text: RuleText, line: number, problems: readonly Diagnostic[]): Command {
  const isInside = aroundLine(text, line);
  const inside = problems.filter(({ range }) => isInside(range.start.line));
  const errors = inside.filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const [first = inside[0]] = errors;
  if (!first) return { title: 'Not matched', command: '' };
  const { range, message } = first;
  const rest = errors.length > 1 ? ` (and ${count(errors.length - 1, 'more error')})` : '';
  const why = shorten(typeof message === 'string' ? message : message.value, MESSAGE_LENGTH);
  const title = `Not matched: line ${range.start.line + 1}: ${why}${rest}`;
  const place: CommandArguments['revealLocation'] = { uri: text.uri, range };
  return { title, command: COMMANDS.revealLocation, arguments: [place] };
}

function titleOf({ document, matches, suppressed, undecided }: DocumentMatches, where: string): string {
  if (document.kind === 'filter') return `${count(matches.length, 'finding')} suppressed ${where}`;
  const found = matches.length === 1 ? '1 match' : `${matches.length.toLocaleString('en-US')} matches`;
  return [
    `${found} ${where}`,
    ...(suppressed > 0 ? [`${suppressed.toLocaleString('en-US')} suppressed`] : []),
    ...(undecided > 0 ? [`${undecided.toLocaleString('en-US')} undecided`] : []),
  ].join(', ');
}

/** The lines where the content of each Sigma document begins: past comments and empty lines. */
function starts(text: RuleText): number[] {
  return documentsIn(text.text)
    .filter(({ kind }) => kind !== undefined)
    .map(({ start, end }) => {
      const before = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*/.exec(text.text.slice(start, end))![0];
      return text.positionAt(start + before.length).line;
    });
}

function lineRange(line: number): CodeLens['range'] {
  const start = { line, character: 0 };
  return { start, end: start };
}
