import type { Random } from '../../kernel/support/random.ts';
import { JSON_NOISE } from '../../core/log/noise.ts';

/** A stretch of the damaged bytes that stands there as it stood in the whole ones. */
interface Kept {
  readonly from: number;
  readonly length: number;
  /** Where it stands now. */
  readonly at: number;
}

/** Bytes after damage, and what of them is as it was. */
export interface Damaged {
  readonly bytes: Uint8Array;
  /** Where `[start, end)` of the whole bytes stands now; undefined where any byte of it was touched. */
  newPlaceOf(start: number, end: number): number | undefined;
  /** In how many places it is damaged, at most. */
  readonly places: number;
  /** How many of the first bytes are as they were. */
  readonly intactUpTo: number;
  /** The damage, for messages. */
  readonly told: string;
}

type Piece = { readonly from: number; readonly to: number } | { readonly bytes: Uint8Array };

const NOISE = [...JSON_NOISE, '\0', ';', 'x', '""', '\\"', '{"', '"}', 'é', '\r\n'];

/** Flips bits, cuts, takes out, puts in, moves and doubles stretches. */
export function damage(whole: Uint8Array, random: Random): Damaged {
  let pieces: Piece[] = [{ from: 0, to: whole.length }];
  const told: string[] = [];
  for (let times = 1 + random.below(3); times > 0; times--) {
    const length = lengthOf(pieces);
    const at = random.below(length + 1);
    const size = Math.min(length - at, random.below(random.pick([2, 16, 300, 3000])));
    const kind = random.below(8);
    const [before, rest] = cut(pieces, at);
    const [middle, after] = cut(rest, size);
    told.push(`${'flip cut-end cut-start remove insert splice double zero'.split(' ')[kind]} ${at}+${size}`);
    if (kind === 0) {
      const [byte, behind] = cut(rest, 1);
      pieces = [...before, ...flipped(byte, whole, random), ...behind];
    } else if (kind === 1) pieces = random.below(3) === 0 ? before : pieces;
    else if (kind === 2) pieces = random.below(3) === 0 ? rest : pieces;
    else if (kind === 3) pieces = [...before, ...after];
    else if (kind === 4) pieces = [...before, { bytes: Buffer.from(random.pick(NOISE)) }, ...rest];
    else if (kind === 5) {
      const from = random.below(whole.length);
      const copy = whole.slice(from, from + random.below(400));
      pieces = [...before, { bytes: copy }, ...after];
    } else if (kind === 6) {
      pieces = [...before, ...middle, { bytes: joined(middle, whole) }, ...after];
    } else pieces = [...before, { bytes: new Uint8Array(size) }, ...after];
  }
  const bytes = joined(pieces, whole);
  const kept: Kept[] = [];
  let at = 0;
  for (const piece of pieces) {
    if ('from' in piece) kept.push({ from: piece.from, length: piece.to - piece.from, at });
    at += sizeOf(piece);
  }
  return {
    bytes,
    told: told.join(', '),
    places: told.length,
    intactUpTo: kept[0]?.from === 0 && kept[0].at === 0 ? kept[0].length : 0,
    newPlaceOf(start, end) {
      const stretch = kept.find(({ from, length }) => from <= start && end <= from + length);
      return stretch && stretch.at + start - stretch.from;
    },
  };
}

function flipped(byte: readonly Piece[], whole: Uint8Array, random: Random): Piece[] {
  const bytes = joined(byte, whole);
  return bytes.length === 0 ? [] : [{ bytes: Uint8Array.of(bytes[0]! ^ (1 << random.below(8))) }];
}

function sizeOf(piece: Piece): number {
  return 'from' in piece ? piece.to - piece.from : piece.bytes.length;
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + sizeOf(piece), 0);
}

function cut(pieces: readonly Piece[], at: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let left = at;
  for (const piece of pieces) {
    const size = sizeOf(piece);
    const taken = Math.max(0, Math.min(size, left));
    if (taken > 0) before.push(part(piece, 0, taken));
    if (taken < size) after.push(part(piece, taken, size));
    left -= taken;
  }
  return [before, after];
}

function part(piece: Piece, from: number, to: number): Piece {
  return 'from' in piece
    ? { from: piece.from + from, to: piece.from + to }
    : { bytes: piece.bytes.subarray(from, to) };
}

function joined(pieces: readonly Piece[], whole: Uint8Array): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) => ('from' in piece ? whole.subarray(piece.from, piece.to) : piece.bytes)),
  );
}
