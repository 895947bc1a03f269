import type { AutonomousSystem } from './enrichment.ts';
import { NumberReader } from '../log/whole-numbers.ts';

/*
 * The autonomous systems, by their numbers here. So many are a group; of each a uint32 tells where it begins behind the first.
 * Then follows each system: its AS number and how many bytes its name has, as whole numbers, and its name in UTF-8.
 */
export const SYSTEMS_A_GROUP = 32;

const utf8 = new TextDecoder();

/** Finds systems that stand in bytes. */
export class Systems {
  readonly #starts: DataView;
  readonly #bytes: Uint8Array;

  /** `bytes` are all there is of them. */
  constructor(bytes: Uint8Array, groups: number) {
    this.#starts = new DataView(bytes.buffer, bytes.byteOffset, 4 * groups);
    this.#bytes = bytes.subarray(4 * groups);
  }

  /** The system with a number that there is. */
  at(number: number): AutonomousSystem {
    const group = Math.floor(number / SYSTEMS_A_GROUP);
    const reader = new NumberReader(this.#bytes, this.#starts.getUint32(4 * group, true));
    for (let before = number % SYSTEMS_A_GROUP; before > 0; before--) {
      reader.next();
      reader.bytes(reader.next());
    }
    return { number: reader.next(), organization: utf8.decode(reader.bytes(reader.next())) };
  }
}
