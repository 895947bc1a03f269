import type { Log } from '../../core/log/log.ts';
import { packInPlace, packLog } from '../../core/log/packed/pack.ts';
import type { PackedLog } from '../../core/log/packed/packed-log.ts';
import type { PackedExport, ReadResult } from '../packed-export.ts';
import { transferable } from '../read-packed.ts';
import { ParcelWriter, type Parcel } from './parcel.ts';

/** What has a larger text is sent alone. */
const SMALL_TEXT = 1 << 17;
/** So long, in milliseconds, may somebody wait for what was read. */
const LONGEST_WAIT = 50;

type Send = (message: ReadResult | Parcel, transferred: ArrayBuffer[]) => void;

/** What is small is copied into a parcel. */
export function packToSend(log: Log): PackedLog {
  return log.textLength < SMALL_TEXT ? packInPlace(log) : packLog(log);
}

/** Hands over what was read in its order: small files together, a large one as it is. */
export class Sender {
  readonly #send: Send;
  #parcel = new ParcelWriter();
  #sent = Date.now();

  constructor(send: Send) {
    this.#send = send;
  }

  send(file: ReadResult): void {
    if (file.kind === 'read' && isSmall(file)) this.#parcel.add(file);
    else {
      this.flush();
      this.#send(file, file.kind === 'read' || file.kind === 'piece' ? transferable(file) : []);
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

function isSmall({ log, text }: PackedExport): boolean {
  return log.textLength < SMALL_TEXT && text === undefined;
}
