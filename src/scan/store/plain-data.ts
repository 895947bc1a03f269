/**
 * Plain data (what JSON holds, `undefined`, and typed arrays) as the columns of a block: first its code, then the
 * numbers that do not fit in there, then the typed arrays as they are. The code is, from the outside inwards, for each
 * value a token: a whole number in groups of seven bits, the lowest first, that is what it means times TAGS, plus a TAG
 * which says what that is. The members of an object and the elements of a list follow it.
 */
export const TAG = {
  /** Which of the CONSTANTS it is. */
  constant: 0,
  /** The number itself. */
  whole: 1,
  /** Which of the numbers it is. */
  number: 2,
  /** Which text of the dictionary. */
  text: 3,
  /** How many elements it has. */
  list: 4,
  /** Which names of the dictionary its members have. */
  object: 5,
  /** Which of the typed arrays it is. */
  column: 6,
  /** Which of the lists and objects of the dictionary it is. */
  shared: 7,
  /** Which of the lists and objects in this code, in the order in which they end: it is the very same. */
  same: 8,
} as const;
export const TAGS = 16;

export const CONSTANTS = [null, true, false, undefined] as const;

/**
 * Lists and objects of a few texts, constants and each other, so deep at most, stand in the dictionary: most of what
 * findings are made of recurs, and what is one object when it was read is read sooner and takes less memory.
 */
export const SHARED_DEPTH = 2;
export const SHARED_MEMBERS = 32;

/** With all that recurs written out, data has at most so many values for a byte of its code: nobody drowns in it. */
export const MOST_VALUES_A_BYTE = 1000;

/** Lists and objects are written and read in steps down to this depth; what is deeper is little. */
export const STEPPED_DEPTH = 3;
/** So many elements of a list are a step: about a millisecond's work. */
export const PIECE = 200;
