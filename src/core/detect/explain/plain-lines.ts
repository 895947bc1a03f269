import type { Line, Word } from './lines.ts';

/** A line's answer, for a person; empty for a remark. */
function answerText({ truth }: Line): string {
  if (truth === undefined || truth === 'undecided') return truth ?? '';
  return truth === 'yes' ? 'true' : 'false';
}

/** The words of a line as plain text. What stands in the log or the rule is in quotes where it could be taken for ours. */
export function wordsText(words: readonly Word[]): string {
  return words.map((word) => (typeof word === 'string' ? word : quoted(word.code))).join('');
}

function quoted(text: string): string {
  return /^[^\s"·]+$/.test(text) ? text : `"${text}"`;
}

/** Lines in columns: the answer, then the words, parts further in than what they are part of. */
export function linesText(lines: readonly Line[]): string[] {
  return lines.map((each) => {
    const indent = '  '.repeat(each.depth);
    return `${answerText(each).padEnd(9)}  ${indent}${wordsText(each.words)}`;
  });
}
