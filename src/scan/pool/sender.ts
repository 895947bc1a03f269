import type { PackedBatch } from '../batches/packed-batch.ts';
import { isWholeFile, type FileAlone, type ReadAlone } from '../files/packed-export.ts';
import { ParcelWriter } from './parcel.ts';
import { pieceParcel } from './piece-parcel.ts';
import type { Message } from './receiver.ts';
import { newWriters } from './wire.ts';

/** Much more than this is not held back to be sent together, in bytes of text. */
const MOST_TEXT = 1 << 18;
/** So long, in milliseconds, may somebody wait for what was read. */
const LONGEST_WAIT = 50;

type Send = (message: Message, transferred: ArrayBuffer[]) => void;

/** Hands over what was read, in its order: files in parcels, small ones together. */
export class Sender {
  readonly #send: Send;
  readonly #writers = newWriters();
  #parcel = new ParcelWriter(this.#writers);
  #bytes = 0;
  #sent = Date.now();

  constructor(send: Send) {
    this.#send = send;
  }

  /** Copies what it is given of a file, but for its text. */
  send(read: ReadAlone | PackedBatch): void {
    if (read.kind === 'batch') this.#addBatch(read);
    else if (isWholeFile(read)) this.#add(read);
    else {
      this.flush();
      if (read.kind === 'piece') {
        const { parcel, transferred } = pieceParcel(read, this.#writers);
        this.#send(parcel, transferred);
      } else this.#send(read, []);
    }
    if (this.#bytes > MOST_TEXT || Date.now() - this.#sent > LONGEST_WAIT) this.flush();
  }

  /** Hands over what is held back. */
  flush(): void {
    this.#sent = Date.now();
    this.#bytes = 0;
    if (this.#parcel.count === 0) return;
    const { parcel, transferred } = this.#parcel.parcel();
    this.#parcel = new ParcelWriter(this.#writers);
    this.#send(parcel, transferred);
  }

  #addBatch(batch: PackedBatch): void {
    this.#parcel.addBatch(batch);
    this.#bytes += batch.log.textLength;
  }

  #add(file: FileAlone): void {
    this.#parcel.add(file);
    if (file.kind === 'read') this.#bytes += file.log.textLength;
  }
}
