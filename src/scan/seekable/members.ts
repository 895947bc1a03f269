import * as zlib from 'node:zlib';
import type { BlockStart, Inflate, InflatedPiece, ReadBytes } from '../../core/log/inflater.ts';
import { crc32 } from '../gunzip/crc32.ts';
import { endOfHeader, isGzip } from '../gunzip/gzip.ts';
import type { PackingDamage } from '../files/file-problem.ts';
import type { SeekPoint } from './seek-table.ts';

/** A piece of the text of a gzip file. Its bytes are a view that holds until the next piece. */
export interface TextPiece {
  /** Where in the text it begins. */
  readonly text: number;
  readonly bytes: Uint8Array;
  /** The place behind it, where the file can be unpacked from there. */
  readonly point: (() => SeekPoint) | undefined;
}

/** Longer is what no program writes before the data of a member. */
const MOST_HEADER = 1 << 12;
const TRAILER_BYTES = 8;
const NOTHING = new Uint8Array();
/** zlib's own is faster, and not in every Node 20. */
const checksumOf: (bytes: Uint8Array, before: number) => number = zlib.crc32 ?? crc32;

/**
 * Unpacks the members of a gzip file (RFC 1952), from the beginning or from a point in one of them. Returns what is wrong
 * with it: behind a wrong checksum it goes on, behind anything else not. A member that was begun within is not checked.
 */
export function* unpackMembers(
  read: ReadBytes,
  inflate: Inflate,
  from?: SeekPoint,
): Generator<TextPiece, readonly PackingDamage[]> {
  const damage: PackingDamage[] = [];
  let at = 0;
  let text = 0;
  if (from) {
    const member = new Member(from.text, false);
    const end = yield* member.unpack(read, inflate, from.block, from.history);
    if (end === undefined) return [member.damage()];
    at = end + TRAILER_BYTES;
    text = member.text;
  }
  for (;;) {
    const data = dataOfMember(read, at);
    if (data === undefined) return damage;
    if (typeof data === 'string') return [...damage, { code: data, offset: text }];
    const member = new Member(text, true);
    const end = yield* member.unpack(read, inflate, { at: data, bits: 0 }, NOTHING);
    if (end === undefined) return [...damage, member.damage()];
    const code = trailerDamage(read, end, member);
    if (code) damage.push({ code, offset: member.text });
    at = end + TRAILER_BYTES;
    text = member.text;
  }
}

/** One member while it is unpacked. */
class Member {
  readonly #began: number;
  readonly #isChecked: boolean;
  checksum = 0;
  #isAtEnd = false;
  /** Where its text ends. */
  text: number;

  constructor(began: number, isChecked: boolean) {
    this.#began = began;
    this.#isChecked = isChecked;
    this.text = began;
  }

  /** Returns where its data end, undefined where they are damaged. */
  *unpack(
    read: ReadBytes,
    inflate: Inflate,
    from: BlockStart,
    history: Uint8Array,
  ): Generator<TextPiece, number | undefined> {
    const watched: ReadBytes = (into, position) => {
      const length = read(into, position);
      this.#isAtEnd = length < into.length;
      return length;
    };
    const pieces = inflate(watched, from, history);
    try {
      for (let piece = pieces.next(); ; piece = pieces.next()) {
        if (piece.done) return piece.value;
        yield this.#take(piece.value);
      }
    } finally {
      // Whoever has read enough does not come back.
      pieces.return(undefined);
    }
  }

  get length(): number {
    return this.text - this.#began;
  }

  damage(): PackingDamage {
    return { code: this.#isAtEnd ? 'gzip-truncated' : 'gzip-corrupt', offset: this.text };
  }

  #take({ bytes, next: block, history }: InflatedPiece): TextPiece {
    if (this.#isChecked) this.checksum = checksumOf(bytes, this.checksum);
    const text = this.text;
    this.text += bytes.length;
    const point = (): SeekPoint => ({ text: this.text, block: block!, history: history!() });
    return { text, bytes, point: block && point };
  }
}

/** What is wrong with the checksum and length behind the data of a member. */
function trailerDamage(
  read: ReadBytes,
  at: number,
  { checksum, length }: Pick<Member, 'checksum' | 'length'>,
): PackingDamage['code'] | undefined {
  const trailer = Buffer.alloc(TRAILER_BYTES);
  if (read(trailer, at) < TRAILER_BYTES) return 'gzip-truncated';
  const isRight = trailer.readUInt32LE(0) === checksum && trailer.readUInt32LE(4) === length % 2 ** 32;
  return isRight ? undefined : 'gzip-checksum';
}

/** Where the data of the member at `at` begin; undefined at the file's end, padding aside. */
function dataOfMember(read: ReadBytes, at: number): number | PackingDamage['code'] | undefined {
  const room = Buffer.alloc(MOST_HEADER);
  const header = room.subarray(0, read(room, at));
  if (isGzip(header)) {
    const length = endOfHeader(header, 0);
    return length < header.length
      ? at + length
      : header.length < room.length
        ? 'gzip-truncated'
        : 'gzip-corrupt';
  }
  if (header.length === room.length || header.some((byte) => byte !== 0)) return 'gzip-trailing';
  return undefined;
}
