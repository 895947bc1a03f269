import { LONGEST_WORD, type Words } from './words.ts';

/** A stretch of letters that is no part of any known word. */
export interface Uncovered {
  readonly text: string;
  readonly at: number;
}

/**
 * Words of three letters fit into almost any run of random ones, so they do not count as a sign of sense.
 */
const SHORTEST_TELLING_WORD = 4;

/** The longest stretch of a name's letters that stays outside every known word, however the words are laid over them. */
export function longestUncovered(name: string, words: Words): Uncovered {
  let longest: Uncovered = { text: '', at: 0 };
  for (const { 0: run, index } of name.matchAll(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[A-Z]/g)) {
    const found = longestUncoveredOfRun(run, words);
    if (found.text.length > longest.text.length) longest = { text: found.text, at: index + found.at };
  }
  return longest;
}

/** Lays words over the run so that as few letters as possible stay out; dynamic programming over the run's ends. */
function longestUncoveredOfRun(run: string, words: Words): Uncovered {
  const letters = run.toLowerCase();
  const left: number[] = [0]; // letters left out before each end
  const wordStart: number[] = [-1]; // where the word begins that stops at each end; -1 for a letter left out
  for (let end = 1; end <= letters.length; end++) {
    left[end] = left[end - 1]! + 1;
    wordStart[end] = -1;
    for (let start = Math.max(0, end - LONGEST_WORD); start <= end - SHORTEST_TELLING_WORD; start++) {
      if (left[start]! < left[end]! && words.has(letters.slice(start, end))) {
        left[end] = left[start]!;
        wordStart[end] = start;
      }
    }
  }
  let longest: Uncovered = { text: '', at: 0 };
  let length = 0;
  for (let end = letters.length; end > 0;) {
    const start = wordStart[end]!;
    if (start >= 0) length = 0;
    else if (++length > longest.text.length)
      longest = { text: run.slice(end - 1, end - 1 + length), at: end - 1 };
    end = start >= 0 ? start : end - 1;
  }
  return longest;
}

/** How far known words and separators reach into `name` from its beginning without a gap: 10 for "web-server7x". */
export function longestReach(name: string, isToken: (token: string) => boolean): number {
  const text = name.toLowerCase();
  const reachable = new Set([0]);
  for (let start = 0; start < text.length; start++) {
    if (!reachable.has(start)) continue;
    if (/[-_. ]/.test(text[start]!)) reachable.add(start + 1);
    for (let end = start + 2; end <= Math.min(text.length, start + LONGEST_WORD); end++) {
      if (isToken(text.slice(start, end))) reachable.add(end);
    }
  }
  return Math.max(...reachable);
}
