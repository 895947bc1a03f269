/**
 * How plain data (what JSON holds, and `undefined`) is spelled for another thread: for each value a token, a whole number
 * of 31 bits that is what it means times TAGS, plus one of these. The members of an object and the elements of a list
 * follow. Texts and what objects and short lists look like are sent once, and from then on have numbers: nearly all
 * that findings are made of recurs, and what is one string or list for all of them takes hardly any memory.
 */
export const TAG = {
  /** Which of the CONSTANTS it is. */
  constant: 0,
  /** The number itself, from 0 on. */
  whole: 1,
  /** Which of the other numbers of the message it is. */
  number: 2,
  /** Which text. */
  text: 3,
  /** How many elements the list has. */
  list: 4,
  /** Which names its members have. */
  object: 5,
  /** Which of the lists of texts. */
  texts: 6,
  /** Which of the first objects of the message, in the order in which they begin: it is the very same. */
  same: 7,
} as const;
export const TAGS = 8;
/** What a token can mean at most. */
export const MOST = 2 ** 28;

/** So many objects of a message are remembered. */
export const MOST_OBJECTS = 2 ** 20;

export const CONSTANTS = [null, true, false, undefined] as const;

/** What a message spells, and what is to be known for it besides what was sent before. */
export interface Spelled {
  /** Forget what was sent before: otherwise both sides would keep it for ever. */
  readonly isAnew: boolean;
  readonly code: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** New texts, one behind the other in numbers. */
  readonly texts: readonly string[];
  /** New lists of names. */
  readonly names: readonly (readonly string[])[];
  /** New lists of texts, by the numbers of these. */
  readonly lists: readonly (readonly number[])[];
}
