/**
 * Why a document is refused, and the offset of the key or token at fault. Thrown while one document is parsed
 * and caught where the next begins, so that it never leaves `loadRules`.
 */
export class Refusal extends Error {
  readonly offset: number;

  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}
