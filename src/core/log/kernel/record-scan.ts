import { NUMBERS, TEXT_PLACES, reserve } from '../columns/columns.ts';
import type { Columns } from '../columns/columns.ts';
import type { RecordScan } from '../walk/scanner.ts';
import { parseTime } from '../time.ts';
import { bytesAt, memoryOf } from './instance.ts';
import type { KernelExports } from './instance.ts';
import { KernelPool } from './pool.ts';
import { Signing } from './signing.ts';

/** Guessed: how many bytes of text bring one new string. */
const BYTES_A_STRING = 512;
const LONGEST_PAUSE = 256;
/** So many are scanned at once, or one of as many bytes; that takes a millisecond. */
const MOST_WINDOWS = 4;
const NOWHERE = 0xffffffff;

/** Scans a text where it stands, if that is in the kernel's memory; else through a window there, which so stays small, and in the processor's cache. */
export class KernelScan implements RecordScan {
  readonly #kernel: KernelExports;
  readonly #text: Uint8Array;
  readonly #columns: Columns;
  /** Told when the kernel is free for others. Undefined where it keeps the columns' strings anyway. */
  readonly #lent: (() => void) | undefined;
  /** Undefined where nobody asks for references. */
  readonly #signing: Signing | undefined;
  readonly #isInPlace: boolean;
  /** What of the text is looked at, and where it stands in the kernel's memory. */
  #from = 0;
  #to = 0;
  #window = 0;
  /** A record that the kernel is known to leave to the walker. */
  #leftAt = -1;
  /** A record that the window does not hold to its end, -1 where there is none. */
  #cutAt = -1;
  /** Of a text whose records are all odd only some are tried: how many are to be passed over, now and next time. */
  #pause = 0;
  #nextPause = 0;

  constructor(
    kernel: KernelExports,
    text: Uint8Array,
    columns: Columns,
    { forReferences, lent }: { readonly forReferences: boolean; readonly lent?: () => void },
  ) {
    this.#kernel = kernel;
    this.#text = text;
    this.#columns = columns;
    this.#lent = lent;
    this.#isInPlace = text.buffer === kernel.memory.buffer;
    this.#signing = forReferences ? new Signing(kernel, text) : undefined;
    kernel.clearRows();
    if (!lent) return;
    kernel.beginStrings(Math.min(text.length / BYTES_A_STRING, 1 << 22));
    columns.strings.lend(new KernelPool(kernel));
  }

  read(start: number, isList: boolean): number {
    if (start === this.#leftAt) return start;
    if (this.#pause > 0) {
      this.#pause--;
      return start;
    }
    if (start < this.#from || start >= this.#to || start === this.#cutAt) this.#moveTo(start);
    let end = this.#scan(start, isList);
    const most = this.#isInPlace ? 1 : MOST_WINDOWS;
    // Rows are taken over once for several windows: for few of them that is most of the work outside the kernel.
    for (let windows = 1; windows < most && this.#cutAt > this.#from; windows++) {
      this.#moveTo(this.#cutAt);
      const further = this.#scan(this.#cutAt, isList);
      if (further > this.#from) end = further;
    }
    this.#takeRows();
    if (end > start) this.#nextPause = 0;
    else {
      this.#pause = this.#nextPause;
      this.#nextPause = Math.min(this.#nextPause * 2 || 1, LONGEST_PAUSE);
    }
    return end;
  }

  end(): void {
    if (!this.#lent) return;
    this.#columns.strings.takeBack();
    this.#lent();
  }

  #moveTo(start: number): void {
    const kernel = this.#kernel;
    const bytes = kernel.WINDOW.value * (this.#isInPlace ? MOST_WINDOWS : 1);
    const window = this.#text.subarray(start, start + bytes);
    this.#from = start;
    this.#to = start + window.length;
    this.#window = this.#isInPlace ? window.byteOffset : kernel.windowStart();
    if (!this.#isInPlace) memoryOf(kernel).bytes.set(window, this.#window);
  }

  #scan(start: number, isList: boolean): number {
    const { leftAt, ranOut } = this.#kernel;
    const from = this.#from;
    const end = this.#kernel.scan(this.#window, start - from, this.#to - from, Number(isList), from);
    this.#signing?.noteWindow(from, this.#window);
    const isCut = ranOut.value !== 0 && this.#to < this.#text.length;
    const left = leftAt.value >>> 0;
    this.#leftAt = isCut || left === NOWHERE ? -1 : from + left;
    this.#cutAt = isCut ? from + left : -1;
    return from + end;
  }

  #takeRows(): void {
    const columns = this.#columns;
    const kernel = this.#kernel;
    const count = kernel.rowCount();
    if (count === 0) return;
    kernel.clearRows();
    const at = columns.count;
    reserve(columns, count);
    const rows = kernel.ROWS.value;
    let start = kernel.columnTable() / 4;
    const times = kernel.timeTable() / 8;
    const { words, shorts, doubles } = memoryOf(kernel);
    for (const name of NUMBERS) {
      copy(words, start, columns[name], at, count);
      start += rows;
    }
    let place = kernel.placeTable() / 2;
    for (const name of TEXT_PLACES) {
      copy(shorts, place, columns[name], at, count);
      place += rows;
    }
    copy(doubles, times, columns.time, at, count);
    columns.note.set(bytesAt(kernel, kernel.noteTable(), count), at);
    columns.layers.fill(0, at, at + count);
    columns.shape.fill(0, at, at + count);
    columns.count += count;
    const signature = this.#signing?.signature(at, columns.count);
    if (signature) columns.signatures.push(signature);
    // The kernel knows CloudTrail's own way of writing times only.
    for (let i = at; i < columns.count; i++) {
      const written = columns.eventTime[i]!;
      if (written !== 0) columns.time[i] = parseTime(columns.strings.text(written)!, 'UTC') ?? NaN;
    }
  }
}

/** Fewer numbers are copied sooner than there is a view of them. */
const FEW = 32;

function copy<T extends Uint16Array | Uint32Array | Float64Array>(
  from: T,
  start: number,
  into: T,
  at: number,
  count: number,
): void {
  if (count > FEW) into.set(from.subarray(start, start + count), at);
  else for (let i = 0; i < count; i++) into[at + i] = from[start + i]!;
}
