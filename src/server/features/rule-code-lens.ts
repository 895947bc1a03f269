import type { CodeLens } from 'vscode-languageserver';
import { documentsIn } from '../../core/detect/authoring/recognise.ts';
import { COMMANDS, type CommandArguments } from '../../protocol.ts';
import type { DocumentMatches } from '../authoring/rule-matches.ts';
import type { RuleText } from '../authoring/rule-text.ts';
import { count } from '../describe/words.ts';

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

/** Says what the document below matches. `all` are the matches of the file's documents that would be loaded. */
export function resolveRuleCodeLens(
  lens: CodeLens,
  text: RuleText,
  all: readonly DocumentMatches[],
  hasCase: boolean,
): CodeLens {
  const found = matchesAt(text, lens.range.start.line, all);
  if (!found)
    return { ...lens, command: { title: 'Not matched: not a CloudTrail rule, or refused', command: '' } };
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
  const lines = starts(text);
  const from = lines.findLast((start) => start <= line) ?? 0;
  const to = lines.find((start) => start > line) ?? Infinity;
  return all.find(({ document }) => document.line - 1 >= from && document.line - 1 < to);
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
