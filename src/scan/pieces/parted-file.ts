import type { StringTable } from '../../core/log/columns/strings.ts';
import type { FileToRead, PackedExport } from '../files/packed-export.ts';
import { tableFrom } from '../seekable/seek-table.ts';
import { PieceJoiner } from './join-pieces.ts';
import type { Parting } from './parting.ts';
import type { PackedPiece, PieceToRead, ReadPiece } from './piece.ts';

type Range = Pick<PieceToRead, 'from' | 'to' | 'isExact'>;

/**
 * A file that is read in pieces. Where these begin is guessed; that it was guessed right is known when the one before
 * has ended there, else the piece is read again from where that ended. What turns out odd is read again together with
 * the piece behind it, then with all that is left.
 */
export class PartedFile {
  readonly #parting: Parting;
  readonly #joiner: PieceJoiner;
  /** What is not joined yet, in the order of the file. */
  #left: readonly Range[];
  /** What was read of that, by where it was to begin. */
  readonly #read = new Map<number, ReadPiece>();
  /** Where the pieces that are joined end. */
  #at = 0;
  /** What is left begins with what was odd with less behind it. */
  #isWidened = false;
  #isOdd = false;
  #isTimed = false;
  /** Something has to be read now that had not before. */
  #hasMore = false;

  constructor(file: FileToRead, parting: Parting, newStrings: () => StringTable) {
    const { bytes, pieceBytes } = parting;
    this.#parting = parting;
    this.#joiner = new PieceJoiner(file, newStrings, parting.packing);
    // The last one is no small rest: that may be just a cut record, of which nothing can be told on its own.
    const count = Math.max(1, Math.round(bytes / pieceBytes));
    this.#left = Array.from({ length: count }, (_, number) => ({
      from: number * pieceBytes,
      to: number === count - 1 ? bytes : (number + 1) * pieceBytes,
      isExact: number === 0,
    }));
  }

  /** It cannot be read in pieces. */
  get isOdd(): boolean {
    return this.#isOdd;
  }

  /** Its beginning has turned out odd, so that nobody knows yet whether any piece of it is good. */
  get isDoubtful(): boolean {
    return this.#at === 0 && this.#isWidened;
  }

  /** What has to be read, in the order of the file; of a doubtful one only the beginning. */
  missing(): readonly PieceToRead[] {
    const { form, stamp, bytes, packing } = this.#parting;
    const next = this.isDoubtful ? this.#left.slice(0, 1) : this.#left;
    return next
      .filter(({ from }) => !this.#read.has(from))
      .map((range) => ({
        ...range,
        ...{ form, stamp, bytes },
        ...(packing && { seek: tableFrom(packing.seek, range.from) }),
      }));
  }

  /** A piece was read; they may come in any order. True where more is missing now than was before. */
  take(piece: ReadPiece): boolean {
    if (!this.#left.some(({ from }) => from === piece.from)) return false;
    this.#hasMore = false;
    this.#read.set(piece.from, piece);
    while (this.#takeFirst());
    return this.#hasMore;
  }

  /** All that was read, when nothing is missing any more and nothing was odd. */
  join(): Generator<void, PackedExport> {
    return this.#joiner.join();
  }

  /** False where the first piece that is left has to be read. */
  #takeFirst(): boolean {
    const [first, ...rest] = this.#left;
    if (!first) return false;
    const piece = this.#read.get(first.from);
    if (first.to <= this.#at) {
      // The one before reached beyond it.
      this.#left = rest;
    } else if (!piece) return false;
    else if (!first.isExact && piece.start !== this.#at) this.#readAgain(first, rest);
    else if (piece.kind === 'piece' && this.#fits(piece)) {
      this.#add(piece);
      this.#left = rest;
      this.#hasMore ||= this.#isWidened;
      this.#isWidened = false;
    } else this.#widen(first, rest);
    this.#read.delete(first.from);
    return true;
  }

  #add(piece: PackedPiece): void {
    if (this.#at === 0) this.#isTimed = isTimed(piece);
    this.#joiner.add(piece);
    this.#at = piece.next;
  }

  /** True for a piece that means in the file what it means on its own. */
  #fits(piece: PackedPiece): boolean {
    const { form, bytes } = this.#parting;
    if (form.opening !== '' || piece.next - piece.start === bytes) return true;
    // The first two records tell what they are a list of; times between records, what all of it is.
    return this.#at === 0 ? piece.log.format !== 'record' : isTimed(piece) === this.#isTimed;
  }

  #widen(first: Range, [next, ...rest]: readonly Range[]): void {
    const { bytes, mostBytes } = this.#parting;
    const to = next && !this.#isWidened ? next.to : bytes;
    this.#isWidened = true;
    // There is nothing left to read it together with, or too much, or nothing was good so far.
    this.#isOdd = !next || to - this.#at > mostBytes || to - this.#at === bytes;
    if (this.#isOdd) this.#left = [];
    else this.#readAgain({ ...first, to }, to === bytes ? [] : rest);
  }

  #readAgain({ to }: Range, rest: readonly Range[]): void {
    this.#left = [{ from: this.#at, to, isExact: true }, ...rest];
    this.#hasMore = true;
  }
}

function isTimed({ log }: PackedPiece): boolean {
  return log.format === 'cloudwatch-logs';
}
