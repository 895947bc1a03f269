import { flowAt } from './flow.ts';
import { parseLine, type Line } from './line.ts';

/**
 * The line in which the outermost bracket begins that is still open at the end of these lines of a document, if it is not
 * the last one. A line that is no deeper than the bracket's own ends it, closed or not: it is being written.
 */
export function openedIn(
  lines: readonly string[],
  isText: (number: number, line: Line) => boolean,
): number | undefined {
  for (const [number, text] of lines.slice(0, -1).entries()) {
    const line = parseLine(text);
    if (!line || !/^[{[]/.test(line.value) || isText(number, line)) continue;
    const column = line.dashes[0] ?? line.column;
    const isOver = lines.slice(number + 1).some((below) => endsAt(below, column));
    if (!isOver && flowAt(asOneLine(lines.slice(number)).slice(line.valueColumn))) return number;
  }
  return undefined;
}

function endsAt(text: string, column: number): boolean {
  const indent = /^\s*(?=[^\s#\]}])/.exec(text)?.[0].length;
  return indent !== undefined && indent <= column;
}

/** Lines as one of the same length, without their comments. */
export function asOneLine(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/(?:^|\s)#.*$/, (comment) => ' '.repeat(comment.length)))
    .join(' ')
    .replaceAll('\r', ' ');
}
