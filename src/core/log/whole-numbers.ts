/** Reads whole numbers below 2 ** 32, and what lies between: seven bits in each byte, the lowest first; the last is below 128. */
export class NumberReader {
  protected readonly code: Uint8Array;
  at: number;

  constructor(code: Uint8Array, at: number) {
    this.code = code;
    this.at = at;
  }

  next(): number {
    const { code } = this;
    let byte = code[this.at++]!;
    let number = byte & 127;
    for (let shift = 7; byte >= 128; shift += 7) {
      byte = code[this.at++]!;
      number |= (byte & 127) << shift;
    }
    return number >>> 0;
  }

  /** So many bytes as they are. */
  bytes(length: number): Uint8Array {
    const from = this.at;
    this.at += length;
    return this.code.subarray(from, this.at);
  }
}

/** The same number as bytes. */
export function wholeNumber(number: number): number[] {
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
  return [...bytes, rest];
}
