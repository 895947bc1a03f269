import type { PackedExport, PackedFile } from '../packed-export.ts';
import { transferable } from '../read-packed.ts';
import { ParcelWriter, type Parcel } from './parcel.ts';

/** What has a larger text is sent alone. */
const SMALL_TEXT = 1 << 17;
/** So long, in milliseconds, may somebody wait for what was read. */
const LONGEST_WAIT = 50;

type Send = (message: PackedFile | Parcel, transferred: ArrayBuffer[]) => void;

/** Hands over what was read in its order: small files together, a large one as it is. */
export class Sender {
  readonly #send: Send;
  #parcel = new ParcelWriter();
  #sent = Date.now();

  constructor(send: Send) {
    this.#send = send;
  }

  send(file: PackedFile): void {
    if (file.kind === 'read' && isSmall(file)) this.#parcel.add(file);
    else {
      this.flush();
      this.#send(file, file.kind === 'read' ? transferable(file) : []);
    }
    if (Date.now() - this.#sent > LONGEST_WAIT) this.flush();
  }

  /** Hands over what is held back. */
  flush(): void {
    this.#sent = Date.now();
    if (this.#parcel.isEmpty) return;
    const { parcel, transferred } = this.#parcel.parcel();
    this.#parcel = new ParcelWriter();
    this.#send(parcel, transferred);
  }
}

function isSmall({ bytes, text }: PackedExport): boolean {
  return bytes < SMALL_TEXT && text === undefined;
}
