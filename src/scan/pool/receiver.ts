import type { Slabs } from '../../core/log/packed/slabs.ts';
import type { FileToRead, ReadResult } from '../files/packed-export.ts';
import type { OddPiece } from '../pieces/piece.ts';
import { unpacked, type Parcel } from './parcel.ts';
import { pieceIn, type PieceParcel } from './piece-parcel.ts';
import { newReaders } from './wire.ts';

/** What was read: files in the order they were to be read in. */
export type Message = OddPiece | PieceParcel | Parcel;

/** Takes up what a `Sender` has sent. */
export class Receiver {
  readonly #readers;
  readonly #done: (read: ReadResult) => void;
  /** What has not been handed back. */
  readonly #given: FileToRead[] = [];
  /** How many files were. */
  handedBack = 0;

  constructor(slabs: Slabs, done: (read: ReadResult) => void) {
    this.#readers = newReaders(slabs);
    this.#done = done;
  }

  /** These are to come behind the others. */
  expect(files: readonly FileToRead[]): void {
    this.#given.push(...files);
  }

  receive(message: Message): void {
    if (message.kind !== 'parcel') {
      this.#given.shift();
      this.#handBack(message.kind === 'piece parcel' ? pieceIn(message, this.#readers) : message);
      return;
    }
    const files = this.#given.splice(0, message.count);
    for (const file of unpacked(message, files, this.#readers)) this.#handBack(file);
  }

  #handBack(read: ReadResult): void {
    this.handedBack++;
    this.#done(read);
  }
}
