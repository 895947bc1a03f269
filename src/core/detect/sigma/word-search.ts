import { anyWordInAnyCase, type Search } from '../../log/text/byte-search.ts';
import { encode, isAscii } from '../../log/bytes.ts';
import { RECORD_PARTS, type RecordPart } from '../../log/column-event.ts';
import { mayHold } from '../../log/event.ts';
import type { LogEvent } from '../../log/log.ts';

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

/** Words one of which must stand in a record's bytes, in capitals or not. */
export interface Words {
  readonly any: readonly string[];
  /** The part of the record where it must stand; undefined: anywhere. */
  readonly within: RecordPart | undefined;
}

/** The part of a record that holds every value of a field; undefined: it may stand anywhere. */
export function partOf(field: string): RecordPart | undefined {
  return RECORD_PARTS.find((part) => field.startsWith(`${part}.`));
}

/** One of all these words; undefined where one of the lists is missing. */
export function anyOfWords(lists: readonly (Words | undefined)[]): Words | undefined {
  const [first] = lists;
  if (!first || lists.includes(undefined)) return undefined;
  const isWithin = lists.every((list) => list!.within === first.within);
  return {
    any: [...new Set(lists.flatMap((list) => list!.any))],
    within: isWithin ? first.within : undefined,
  };
}

/**
 * Gives the function that tells whether of each of these lists a word may stand in an event's record. The signs for kelvin
 * and the Turkish İ are a `k` and an `i` in lower case, so words with these are in any text that is not all ASCII.
 */
export function searchFor(lists: readonly Words[]): (event: LogEvent) => boolean {
  const searches = lists.map(({ any, within }) => {
    const isIn = anyWordInAnyCase(any.map(encode));
    const isPlain = !any.some((word) => /[ki]/.test(word));
    const search: Search = isPlain
      ? isIn
      : (text, start, end) => isIn(text, start, end) || !isAscii(text, start, end);
    return (event: LogEvent) => mayHold(event, search, within);
  });
  return (event) => {
    for (let at = 0; at < searches.length; at++) if (!searches[at]!(event)) return false;
    return true;
  };
}
