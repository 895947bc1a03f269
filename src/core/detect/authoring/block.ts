import type { Sibling } from './cursor.ts';
import { parseLine, type Line } from './line.ts';

/** The keys that something stands below. */
interface Above {
  readonly path: readonly string[];
  /** It goes on with the text of the last of them. */
  readonly isText: boolean;
  /** What stands beside the last of them. */
  readonly siblings: readonly Sibling[];
}

/** The lines of a document in block style, where what belongs together shows by the columns. */
export class Block {
  readonly #lines: readonly (Line | undefined)[];

  constructor(text: string) {
    this.#lines = text.split('\n').map(parseLine);
  }

  /** What stands above what begins in a line. */
  above(number: number, here: Line): Above {
    const path: string[] = [];
    let isText = false;
    let siblings: readonly Sibling[] = [];
    let isItem = here.dashes.length > 0;
    let column = here.dashes[0] ?? here.column;
    for (let at = number - 1; at >= 0 && (column > 0 || isItem); at--) {
      const line = this.#lines[at];
      if (!line) continue;
      const first = line.dashes[0] ?? line.column;
      const isFirstKeyOfItem = !isItem && line.dashes.length > 0 && line.column === column;
      if (isFirstKeyOfItem) [isItem, column] = [true, first];
      const isBeside = isItem ? first > column || (first === column && line.dashes.length > 0) : false;
      if (isBeside || line.key === undefined) continue;
      if (isItem ? line.column > column : line.column >= column) continue;
      if (path.length === 0) {
        isText = /^[^#&!{[]/.test(line.value);
        siblings = this.beside(at, line);
      }
      path.unshift(line.key);
      isItem = line.dashes.length > 0;
      column = first;
    }
    return { path, isText, siblings };
  }

  /** The entries of the mapping that the key of a line stands in, but its own. */
  beside(number: number, here: Line): Sibling[] {
    const found: Sibling[] = [];
    if (here.dashes.length === 0) {
      for (let at = number - 1; at >= 0; at--) {
        const line = this.#lines[at];
        if (!line || line.column > here.column) continue;
        if (line.column < here.column) break;
        found.push(...siblingOf(line));
        if (line.dashes.length > 0) break;
      }
    }
    for (let at = number + 1; at < this.#lines.length; at++) {
      const line = this.#lines[at];
      if (!line || (line.dashes[0] ?? line.column) > here.column) continue;
      if (line.column !== here.column || line.dashes.length > 0) break;
      found.push(...siblingOf(line));
    }
    return found;
  }

  /** The keys directly below a key at the left edge, but for one in flow style. */
  below(key: string): string[] {
    const start = this.#lines.findIndex((line) => line?.column === 0 && line.key === key);
    const keys: string[] = [];
    let column: number | undefined;
    for (const line of start === -1 ? [] : this.#lines.slice(start + 1)) {
      if (!line) continue;
      if (line.column === 0) break;
      column ??= line.column;
      if (line.column === column && line.key !== undefined && line.dashes.length === 0) keys.push(line.key);
    }
    return keys;
  }
}

function siblingOf({ key, value }: Line): Sibling[] {
  return key === undefined ? [] : [{ key, value: value.replace(/\s+#.*$/, '').trim() }];
}
