import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Hexadecimal digits that look random and are the same in every run. */
export function hex(seed: string, length: number): string {
  return createHash('sha256').update(seed).digest('hex').slice(0, length);
}

export function uuid(seed: string): string {
  const h = hex(seed, 32);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-a${h.slice(17, 20)}-${h.slice(20)}`;
}

/**
 * An access key id that decodes to the account, as real ones do, and that ends in six letters of our own: nobody can
 * take it for a real one.
 */
export function accessKey(prefix: 'AKIA' | 'ASIA', accountId: string, ending: string): string {
  // The account stands in 40 bits below the topmost of 48; two more bits fill the tenth character.
  let bits = ((1n << 47n) | (BigInt(accountId) << 7n)) << 2n;
  let letters = '';
  for (let i = 0; i < 10; i++) {
    letters = BASE32[Number(bits & 31n)] + letters;
    bits >>= 5n;
  }
  return `${prefix}${letters}${ending}`;
}
