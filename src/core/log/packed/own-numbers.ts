import { grown } from '../grow.ts';

/**
 * By the number of a string what it was given last, in whichever column of whichever log: numbers go on through all of
 * them, so what is greater than the last one before a column was given in it, and nothing has to be cleared.
 */
export class OwnNumbers {
  latest = new Int32Array(1 << 10);
  /** The last one that was given. */
  last = 0;

  /** Makes room for strings with numbers below `strings`, and for so many numbers to be given. */
  reserve(strings: number, numbers: number): void {
    if (this.last + numbers >= 2 ** 31) {
      this.latest.fill(0);
      this.last = 0;
    }
    if (strings > this.latest.length)
      this.latest = grown(this.latest, Math.max(strings, this.latest.length * 2));
  }
}

/** For tables with more strings there are numbers apart, so that they are gone with the log. */
const MOST_SHARED = 1 << 17;
const shared = new OwnNumbers();

/** Those to be used for strings with numbers below `strings`. */
export function ownNumbersFor(strings: number): OwnNumbers {
  return strings > MOST_SHARED ? new OwnNumbers() : shared;
}
