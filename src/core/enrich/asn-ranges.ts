import { NumberReader } from '../log/whole-numbers.ts';

/*
 * Which system has which addresses, in a few bytes a range. A range reaches to the next one's start, which is an upper and a
 * lower number of 32 bits. So many ranges are a group; of each group twelve bytes tell by which it is found:
 *
 *   uint32   the start of its first range, upper and lower; where its ranges begin behind those of the first group
 *
 * Then follow the ranges of all groups, as whole numbers (see `NumberReader`):
 *
 *   the number of the system, times two, plus one where the upper number is another than before (of a group's first range it is not);
 *   then, of all but the first, by how much the upper number is greater, if it is; then how much greater the lower one is, or which
 *   it is now: turned to the right by some bits, for mostly the last bits are zeros
 */
export const RANGES_A_GROUP = 32;
const GROUP_BYTES = 12;

/** By so many bits lower numbers are turned: routes mostly have no more than 24 bits, or 48. */
export const TURNED = { v4: 8, v6: 16 } as const;

/** Finds the system of an address in ranges that stand in bytes. */
export class Ranges {
  readonly #view: DataView;
  readonly #bytes: Uint8Array;
  readonly #groups: number;
  readonly #turned: number;

  /** `bytes` are all there is of them. */
  constructor(bytes: Uint8Array, groups: number, turned: number) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#bytes = bytes.subarray(groups * GROUP_BYTES);
    this.#groups = groups;
    this.#turned = turned;
  }

  /** The number of the system that has an address; 0 where none has. */
  systemOf(upper: number, lower: number): number {
    const group = this.#groupOf(upper, lower);
    if (group < 0) return 0;
    const reader = new NumberReader(this.#bytes, this.#at(group, 8));
    const end = group + 1 < this.#groups ? this.#at(group + 1, 8) : this.#bytes.length;
    let [itsUpper, itsLower] = [this.#at(group, 0), this.#at(group, 4)];
    let system = reader.next() >>> 1;
    while (reader.at < end) {
      const token = reader.next();
      if ((token & 1) !== 0) {
        itsUpper += reader.next();
        itsLower = 0;
      }
      const turned = reader.next();
      itsLower += ((turned << this.#turned) | (turned >>> (32 - this.#turned))) >>> 0;
      if (itsUpper > upper || (itsUpper === upper && itsLower > lower)) break;
      system = token >>> 1;
    }
    return system;
  }

  /** The last group that begins no later; -1 where none does. */
  #groupOf(upper: number, lower: number): number {
    let low = 0;
    let high = this.#groups;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const itsUpper = this.#at(middle, 0);
      const isLater = itsUpper > upper || (itsUpper === upper && this.#at(middle, 4) > lower);
      if (isLater) high = middle;
      else low = middle + 1;
    }
    return low - 1;
  }

  #at(group: number, byte: number): number {
    return this.#view.getUint32(group * GROUP_BYTES + byte, true);
  }
}
