import type { Inflate } from '../../core/log/inflater.ts';
import { readFully } from '../files/read-file.ts';
import { unpackMembers, type TextPiece } from './members.ts';
import { pointBefore, type SeekTable } from './seek-table.ts';
import type { TextInFile } from '../texts/text-in-file.ts';

/** Rather than begin at a point again, so much text is passed over. */
const NEAR = 1 << 22;

/** The text of a gzip file that was surveyed. Who reads on from where he stopped has nothing unpacked twice. */
export class PackedText implements TextInFile {
  readonly length: number;
  readonly #table: SeekTable;
  readonly #inflate: Inflate;
  /** The file that is being unpacked, how far, and what came last. */
  #pieces: Generator<TextPiece> | undefined;
  #piece: TextPiece | undefined;
  #file = -1;

  constructor(table: SeekTable, inflate: Inflate) {
    this.length = table.length;
    this.#table = table;
    this.#inflate = inflate;
  }

  read(file: number, into: Uint8Array, position: number): number {
    this.#file = file;
    const end = Math.min(position + into.length, this.length);
    let at = position;
    this.#moveTo(at);
    while (at < end && this.#piece) {
      const { text, bytes } = this.#piece;
      const part = bytes.subarray(Math.max(0, at - text), Math.max(0, end - text));
      if (at >= text) {
        into.set(part, at - position);
        at += part.length;
      }
      if (at < end) this.#next();
    }
    return at - position;
  }

  /** Has the piece be one that is not behind `position`. */
  #moveTo(position: number): void {
    const { text = Infinity } = this.#piece ?? {};
    if (text <= position && position - text <= NEAR) return;
    this.#pieces?.return(undefined);
    const from = pointBefore(this.#table, position);
    this.#pieces = unpackMembers((into, at) => readFully(this.#file, into, at), this.#inflate, from);
    this.#next();
  }

  #next(): void {
    const { done, value } = this.#pieces!.next();
    this.#piece = done ? undefined : value;
  }
}
