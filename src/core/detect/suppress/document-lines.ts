/** Whole lines of a text, from 0; `end` is not among them. */
export interface Lines {
  readonly start: number;
  readonly end: number;
}

/** A line that begins with it always parts documents, whatever it stands in. */
const SEPARATOR = /^---(\s|$)/;

/**
 * The lines to take away from a file of several YAML documents, so that the one whose content begins at `line` is gone and
 * the others stay as they are. What stands before the first document, be it a licence, stays.
 */
export function linesOfDocument(text: string, line: number): Lines {
  const lines = text.split('\n');
  const before = lines.findLastIndex((each, at) => at <= line && SEPARATOR.test(each));
  const after = lines.findIndex((each, at) => at > line && SEPARATOR.test(each));
  return { start: before === -1 ? line : before, end: after === -1 ? lines.length : after };
}
