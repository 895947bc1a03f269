import { anyWordInAnyCase } from '../../log/byte-search.ts';
import { encode, isAscii } from '../../log/bytes.ts';

/** Shorter ones stand in almost any record. */
const SHORTEST = 3;

/**
 * A word that stands in the bytes of every record (unless escaped) in which a value has `text`, in lower case, in it.
 * A number or an object is text here, too, so a word has a letter that no number has, and nothing that may stand around
 * values or be written as a short escape. A `k` or an `i` may be written as a letter beyond ASCII: see `searchFor`.
 */
export function wordIn(text: string): string | undefined {
  const words = (text.match(/[a-z\d_.-]+/g) ?? []).filter(
    (word) => word.length >= SHORTEST && /[a-dghjmo-suvwxz_]/.test(word),
  );
  return words.toSorted((a, b) => b.length - a.length)[0];
}

/**
 * Gives the function that tells whether of each of these lists a word may stand in a record's bytes. The signs for kelvin
 * and the Turkish İ are a `k` and an `i` in lower case, so words with these are in any text that is not all ASCII.
 */
export function searchFor(lists: readonly (readonly string[])[]): (bytes: Uint8Array) => boolean {
  const searches = lists.map((words) => {
    const isIn = anyWordInAnyCase(words.map(encode));
    const isPlain = !words.some((word) => /[ki]/.test(word));
    return isPlain ? isIn : (bytes: Uint8Array) => isIn(bytes) || !isAscii(bytes);
  });
  return (bytes) => searches.every((isIn) => isIn(bytes));
}
