import { anyWordInAnyCase } from '../../log/byte-search.ts';
import { encode } from '../../log/bytes.ts';

/** Shorter ones stand in almost any record. */
const SHORTEST = 3;

/**
 * A word that stands in the bytes of every record (unless escaped) in which a value has `text`, in lower case, in it.
 * A number or an object is text here, too, so a word has a letter that no number has, and nothing that may stand around
 * values or be written as a short escape. Nor has it a `k` or an `i`: those are lower case of letters beyond ASCII as well.
 */
export function wordIn(text: string): string | undefined {
  const words = (text.match(/[a-hjl-z\d_.-]+/g) ?? []).filter(
    (word) => word.length >= SHORTEST && /[a-dghjmo-suvwxz_]/.test(word),
  );
  return words.toSorted((a, b) => b.length - a.length)[0];
}

/** Gives the function that tells whether of each of these lists a word stands in a record's bytes. */
export function searchFor(lists: readonly (readonly string[])[]): (bytes: Uint8Array) => boolean {
  const searches = lists.map((words) => anyWordInAnyCase(words.map(encode)));
  return (bytes) => searches.every((isIn) => isIn(bytes));
}
