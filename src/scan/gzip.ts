import { constants, gunzipSync, inflateRawSync } from 'node:zlib';
import { crc32 } from './crc32.ts';
import type { FileProblem } from './file-problem.ts';

/** What a gzip file holds, as far as it can be read. Offsets of the problems count in `bytes`. */
export interface Gunzipped {
  readonly bytes: Uint8Array;
  readonly problems: readonly FileProblem[];
}

/** True if gzip data begins at `start`; a file's name may say anything. */
export function isGzip(bytes: Uint8Array, start = 0): boolean {
  return bytes[start] === 0x1f && bytes[start + 1] === 0x8b;
}

/**
 * Unpacks gzip, all members of it. Damage costs only what it hides: what came before it is kept, and so is what fails
 * its checksum. Undefined where it would be more than `limit` bytes.
 */
export function gunzip(packed: Uint8Array, limit: number): Gunzipped | undefined {
  try {
    const bytes = gunzipSync(packed, { maxOutputLength: limit, chunkSize: chunkSize(packed, limit) });
    return { bytes, problems: [] };
  } catch (error) {
    return isTooLarge(error) ? undefined : readMembers(packed, limit);
  }
}

function isTooLarge(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
}

const TRAILER_BYTES = 8;

/** Room for all of it in one piece, by the length that gzip notes at its end; which may lie, so there is a bound. */
function chunkSize(packed: Uint8Array, limit: number): number {
  if (packed.length < TRAILER_BYTES) return constants.Z_DEFAULT_CHUNK;
  const noted = new DataView(packed.buffer, packed.byteOffset, packed.length).getUint32(
    packed.length - 4,
    true,
  );
  return Math.max(constants.Z_DEFAULT_CHUNK, Math.min(noted + 64, limit, 64 * packed.length));
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
    if (member.problem) problems.push({ ...member.problem, offset, severity: 'warning' });
    start = member.end;
  }
  return { bytes: parts.length === 1 ? parts[0]! : Buffer.concat(parts), problems };
}

interface Member {
  readonly bytes: Uint8Array;
  readonly problem?: Pick<FileProblem, 'code' | 'message'>;
  /** Where the next member begins; the end of the file where no further one can be found. */
  readonly end: number;
}

const TRUNCATED = {
  code: 'gzip-truncated',
  message: 'the compressed data is cut off; what came before was read',
} as const;
const CORRUPT = {
  code: 'gzip-corrupt',
  message: 'the compressed data is damaged; only what came before was read',
} as const;
const CHECKSUM = {
  code: 'gzip-checksum',
  message: 'the checksum of the compressed data is wrong: it was damaged or changed',
} as const;

/** Undefined where it is more than `limit` bytes. */
function readMember(packed: Uint8Array, start: number, limit: number): Member | undefined {
  const end = packed.length;
  if (!isGzip(packed, start)) return { ...trailing(packed.subarray(start)), end };
  const body = Math.min(endOfHeader(packed, start), end);
  const { bytes, state, end: trailer } = inflate(packed, body, limit);
  if (state === 'full') return undefined;
  if (state === 'corrupt') return { bytes, problem: CORRUPT, end };
  if (trailer + TRAILER_BYTES > end) return { bytes, problem: TRUNCATED, end };
  const view = new DataView(packed.buffer, packed.byteOffset + trailer, TRAILER_BYTES);
  const isSound =
    view.getUint32(0, true) === crc32(bytes) && view.getUint32(4, true) === bytes.length % 2 ** 32;
  return { bytes, ...(!isSound && { problem: CHECKSUM }), end: trailer + TRAILER_BYTES };
}

/** Bytes after the last member; zeros are padding. */
function trailing(bytes: Uint8Array): Omit<Member, 'end'> {
  const nothing = new Uint8Array();
  if (bytes.every((byte) => byte === 0)) return { bytes: nothing };
  const message = `${bytes.length} bytes at the end of the file are no compressed data`;
  return { bytes: nothing, problem: { code: 'gzip-trailing', message } };
}

/** Where the compressed data of the member at `start` begins, past the optional fields that its flags announce. */
function endOfHeader(packed: Uint8Array, start: number): number {
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
  // With `info` it gives both, which its types do not say.
  const { buffer, engine } = inflateRawSync(body, options) as unknown as {
    readonly buffer: Uint8Array;
    readonly engine: { readonly bytesWritten: number };
  };
  return { bytes: buffer, end: start + engine.bytesWritten, state: 'done' };
}
