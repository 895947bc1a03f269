/** One line of YAML in block style, as far as it shows without the lines around it. */
export interface Line {
  /** Columns of the dashes it begins with. */
  readonly dashes: readonly number[];
  /** Where its content begins, past the dashes. */
  readonly column: number;
  readonly content: string;
  /** The key it begins with, without quotes. */
  readonly key: string | undefined;
  /** What follows the key's colon, without space before it; all of it where there is no key. */
  readonly value: string;
  readonly valueColumn: number;
}

const KEY =
  /^(?:"([^"]*)"|'([^']*)'|([^\s"'#{[&*!|>%@-][^:#]*?|[^\s"'#{[&*!|>%@][^\s:][^:#]*?))[ \t]*:(?:[ \t]+|$)/;

/** Undefined for a line without content: empty, or a comment. */
export function parseLine(text: string): Line | undefined {
  const line = text.replace(/\r$/, '');
  const indent = /^[ \t]*/.exec(line)![0].length;
  const dashes: number[] = [];
  let column = indent;
  for (let dash; (dash = /^-(?:[ \t]+|$)/.exec(line.slice(column)));) {
    dashes.push(column);
    column += dash[0].length;
  }
  const content = line.slice(column);
  if (content.startsWith('#') || (content === '' && dashes.length === 0)) return undefined;
  const found = KEY.exec(content);
  const key = found ? (found[1] ?? found[2] ?? found[3]) : undefined;
  const valueColumn = column + (found ? found[0].length : 0);
  return { dashes, column, content, key, value: line.slice(valueColumn), valueColumn };
}
