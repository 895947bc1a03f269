import { constants, gunzipSync, inflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.ts';
import { packingProblem, type FileProblem, type PackingDamage } from '../files/file-problem.ts';

/** What a gzip file holds, as far as it can be read. Offsets of the problems count in `bytes`. */
export interface Gunzipped {
  readonly bytes: Uint8Array;
  readonly problems: readonly FileProblem[];
}

/** True if gzip data begins at `start`; a file's name may say anything. */
export function isGzip(bytes: Uint8Array, start = 0): boolean {
  return bytes[start] === 0x1f && bytes[start + 1] === 0x8b;
}

/** Works out the checksum of gzip. */
export type Crc32 = (bytes: Uint8Array) => number;

/**
 * Unpacks gzip, all members of it. Damage costs only what it hides: what came before it is kept, and so is what fails
 * its checksum. Undefined where it would be more than `limit` bytes. `fastCrc32` is what is faster than zlib's own
 * for long texts.
 */
export function gunzip(packed: Uint8Array, limit: number, fastCrc32?: Crc32): Gunzipped | undefined {
  const one = fastCrc32 && notedLength(packed) >= LONG_TEXT && oneMember(packed, limit, fastCrc32);
  return one ? { bytes: one, problems: [] } : gunzipAll(packed, limit);
}

/** For less text the checksum is no matter. */
const LONG_TEXT = 1 << 16;
/** A checksum of the header, and flags that are not used. */
const ODD_FLAGS = 0xe2;

/** What a file holds that is one member without fault, as almost any is; undefined for any other. */
function oneMember(packed: Uint8Array, limit: number, crc: Crc32): Uint8Array | undefined {
  const body = beginOfMember(packed);
  if (body === undefined) return undefined;
  try {
    const options = { info: true, maxOutputLength: limit, chunkSize: chunkSize(packed, limit) };
    const { buffer, engine } = inflateRawSync(packed.subarray(body), options) as unknown as WithEngine;
    const trailer = body + engine.bytesWritten;
    const isOne = trailer + TRAILER_BYTES === packed.length && isTrailer(packed, trailer, buffer, crc);
    return isOne ? buffer : undefined;
  } catch {
    return undefined;
  }
}

/** Where the packed data of the first member begins; undefined where its header is anything but the usual. */
export function beginOfMember(packed: Uint8Array): number | undefined {
  if (!isGzip(packed) || packed[2] !== DEFLATE || (packed[3]! & ODD_FLAGS) !== 0) return undefined;
  return endOfHeader(packed, 0);
}

function gunzipAll(packed: Uint8Array, limit: number): Gunzipped | undefined {
  try {
    const options = { info: true, maxOutputLength: limit, chunkSize: chunkSize(packed, limit) };
    const { buffer, engine } = gunzipSync(packed, options) as unknown as WithEngine;
    // A zero where a member should begin ends it for zlib, whatever stands behind.
    const isAll = packed.subarray(engine.bytesWritten).every((byte) => byte === 0);
    return isAll ? { bytes: buffer, problems: [] } : readMembers(packed, limit);
  } catch (error) {
    return isTooLarge(error) ? undefined : readMembers(packed, limit);
  }
}

/** What zlib gives back where `info` is asked for, which its types do not say. */
interface WithEngine {
  readonly buffer: Uint8Array;
  /** How much of its input was read. */
  readonly engine: { readonly bytesWritten: number };
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}

export const TRAILER_BYTES = 8;

/** Room for all of it in one piece, by the length that gzip notes at its end; which may lie, so there is a bound. */
function chunkSize(packed: Uint8Array, limit: number): number {
  if (packed.length < TRAILER_BYTES) return constants.Z_DEFAULT_CHUNK;
  const noted = notedLength(packed);
  const least = Math.min(constants.Z_DEFAULT_CHUNK, 4 * packed.length);
  return Math.max(constants.Z_MIN_CHUNK, least, Math.min(noted + 64, limit, 64 * packed.length));
}

/** How long the text is, by what stands at the file's end. */
export function notedLength(packed: Uint8Array): number {
  const { length } = packed;
  return length < TRAILER_BYTES ? 0 : numberAt(packed, length - 4);
}

/** The number in the four bytes at `at`, the lowest first. */
function numberAt(packed: Uint8Array, at: number): number {
  const low = packed[at]! | (packed[at + 1]! << 8);
  const high = packed[at + 2]! | (packed[at + 3]! << 8);
  return high * 2 ** 16 + low;
}

/** Reads member by member (RFC 1952) and says what is wrong with each. */
function readMembers(packed: Uint8Array, limit: number): Gunzipped | undefined {
  const parts: Uint8Array[] = [];
  const problems: FileProblem[] = [];
  let offset = 0;
  let start = 0;
  while (start < packed.length) {
    const member = readMember(packed, start, limit - offset);
    if (!member) return undefined;
    parts.push(member.bytes);
    offset += member.bytes.length;
    if (member.problem) problems.push(packingProblem({ code: member.problem, offset }, member.message));
    start = member.end;
  }
  return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), problems };
}

interface Member {
  readonly bytes: Uint8Array;
  readonly problem?: PackingDamage['code'];
  /** Of a problem, where there is more to say than of any such. */
  readonly message?: string;
  /** Where the next member begins; after a damaged one, the next that is whole. */
  readonly end: number;
}

/** Undefined where it is more than `limit` bytes. */
function readMember(packed: Uint8Array, start: number, limit: number): Member | undefined {
  const next = (): number => wholeMember(packed, start + 1, limit);
  if (!isGzip(packed, start)) return noMember(packed, start, next());
  const body = Math.min(endOfHeader(packed, start), packed.length);
  const { bytes, state, end: trailer } = inflate(packed, body, limit);
  if (state === 'full') return undefined;
  if (state === 'corrupt') return { bytes, problem: 'gzip-corrupt', end: next() };
  const trailerEnd = Math.min(trailer + TRAILER_BYTES, packed.length);
  if (isTrailer(packed, trailer, bytes)) return { bytes, end: trailerEnd };
  // Damage may have hidden where it ends, and then the next one seems to be part of it.
  const after = next();
  if (after < trailerEnd) return { bytes, problem: 'gzip-corrupt', end: after };
  return {
    bytes,
    problem: trailer + TRAILER_BYTES > packed.length ? 'gzip-truncated' : 'gzip-checksum',
    end: trailerEnd,
  };
}

/** Bytes that look like the beginning of a member are rare, unless somebody has made the file so. */
const MOST_TRIED = 20;
const DEFLATE = 8;

/** Where the next member begins that has nothing wrong with it; the end of the file where there is none. */
function wholeMember(packed: Uint8Array, from: number, limit: number): number {
  let tried = 0;
  for (let at = packed.indexOf(0x1f, from); at >= 0; at = packed.indexOf(0x1f, at + 1)) {
    if (!isGzip(packed, at) || packed[at + 2] !== DEFLATE) continue;
    if (isWhole(packed, at, limit)) return at;
    if (++tried === MOST_TRIED) break;
  }
  return packed.length;
}

function isWhole(packed: Uint8Array, start: number, limit: number): boolean {
  try {
    const body = Math.min(endOfHeader(packed, start), packed.length);
    const { bytes, end } = inflateToTheEnd(packed.subarray(body), body, limit);
    return isTrailer(packed, end, bytes);
  } catch {
    return false;
  }
}

/** True where the checksum and length of `bytes` stand. */
export function isTrailer(packed: Uint8Array, at: number, bytes: Uint8Array, crc: Crc32 = crc32): boolean {
  if (at + TRAILER_BYTES > packed.length) return false;
  return numberAt(packed, at + 4) === bytes.length % 2 ** 32 && numberAt(packed, at) === crc(bytes);
}

/** Bytes between the members or after the last one; zeros are padding. */
function noMember(packed: Uint8Array, start: number, end: number): Member {
  const bytes = new Uint8Array();
  const skipped = packed.subarray(start, end);
  if (skipped.every((byte) => byte === 0)) return { bytes, end };
  const where = end === packed.length ? 'at the end of the file' : 'inside the file';
  const message = `${skipped.length} bytes ${where} are no compressed data.`;
  return { bytes, problem: 'gzip-trailing', message, end };
}

/** Where the compressed data of the member at `start` begins, past the optional fields that its flags announce. */
export function endOfHeader(packed: Uint8Array, start: number): number {
  const flags = packed[start + 3] ?? 0;
  let at = start + 10;
  if (flags & 4) at += 2 + (packed[at] ?? 0) + 256 * (packed[at + 1] ?? 0); // extra field
  if (flags & 8) at = packed.indexOf(0, at) + 1 || packed.length; // name
  if (flags & 16) at = packed.indexOf(0, at) + 1 || packed.length; // comment
  if (flags & 2) at += 2; // checksum of the header
  return at;
}

/** What a DEFLATE stream holds, as far as it can be read. */
interface Inflated {
  readonly bytes: Uint8Array;
  /** Where the stream ends in its input. */
  readonly end: number;
  /** `full` when it holds more than was asked for. */
  readonly state: 'done' | 'full' | 'corrupt';
}

const FULL: Inflated = { bytes: new Uint8Array(), end: 0, state: 'full' };

/** Inflates what stands at `start`. zlib throws away what came before damage, so that has to be found. */
function inflate(packed: Uint8Array, start: number, limit: number): Inflated {
  const body = packed.subarray(start);
  try {
    return inflateToTheEnd(body, start, limit);
  } catch (error) {
    if (isTooLarge(error)) return FULL;
  }
  // Some byte makes it fail, and every stretch that ends before it is fine: the longest such holds all there is.
  let fine = 0;
  let failing = body.length;
  while (failing - fine > 1) {
    const middle = (fine + failing) >>> 1;
    try {
      inflateToTheEnd(body.subarray(0, middle), start, limit);
      fine = middle;
    } catch (error) {
      if (isTooLarge(error)) return FULL;
      failing = middle;
    }
  }
  return { ...inflateToTheEnd(body.subarray(0, fine), start, limit), state: 'corrupt' };
}

/** Inflates what there is; a stream that is cut off is no error. */
function inflateToTheEnd(body: Uint8Array, start: number, limit: number): Inflated {
  const options = { info: true, finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(limit, 1) };
  const { buffer, engine } = inflateRawSync(body, options) as unknown as WithEngine;
  return { bytes: buffer, end: start + engine.bytesWritten, state: 'done' };
}
