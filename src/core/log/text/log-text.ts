/**
 * A text as UTF-8, by its bytes. A `Uint8Array` is one; the text of a document that is being edited is in chunks, so that
 * an edit does not copy all of it (see `chunked-text.ts`).
 */
export interface LogText {
  readonly length: number;
  /** The bytes of a stretch, not to be written to. All of an edited text in one piece is a copy of it. */
  subarray(start?: number, end?: number): Uint8Array;
}

/** `deleted` bytes at `offset` were replaced by `inserted`. */
export interface TextEdit {
  readonly offset: number;
  readonly deleted: number;
  readonly inserted: Uint8Array;
}
