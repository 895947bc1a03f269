import { isUtf8 } from 'node:buffer';
import { giveBack } from '../../core/log/packed/give-back.ts';
import { inOneGo } from '../../core/log/steps.ts';
import { decodeFile, type DecodedFile } from '../../core/log/encoding.ts';
import type { FileProblem } from './file-problem.ts';
import type { Scanner } from '../../core/log/walk/scanner.ts';
import { gunzipInto } from '../gunzip/gunzip-into.ts';
import { gunzip, isGzip } from '../gunzip/gzip.ts';
import type { Rooms } from './reused-rooms.ts';
import { readFileInSteps, readSmallFile, type FileBytes } from './read-file.ts';
import { systemMessage } from './system-message.ts';

/** A file's text. */
export interface FileText {
  readonly kind: 'text';
  readonly decoded: DecodedFile;
  /** It is compressed, so that an editor cannot show it as it is. */
  readonly isPacked: boolean;
  /** How many bytes it has uncompressed. */
  readonly bytes: number;
  /** These are its text: it is UTF-8 without a byte order mark. */
  readonly isVerbatim: boolean;
  /** Of its packing. */
  readonly problems: readonly FileProblem[];
  /** Where bytes stand among them that are no printable ASCII, ascending; undefined where nobody has looked, or they are many. */
  readonly odd: Uint32Array | undefined;
}

export interface SkippedFile {
  readonly kind: 'skipped';
  readonly path: string;
  readonly reason: string;
  /** It is larger than it was allowed to be. */
  readonly isTooLarge?: boolean;
  /** The system gave nothing of it, which may change without the file: rights, a lost network share. */
  readonly isUnreadable?: boolean;
}

/** Text of less bytes is unpacked and decoded within a fraction of a millisecond. */
const STEP = 1 << 18;

/** Neither larger files nor larger contents are read: Node reads no larger file in one piece. */
const LIMIT = 2 ** 31 - 1;

/** Logs shrink to a tenth or so. What grows so much more when unpacked, and is not small then, was made to harm. */
const HIGHEST_RATIO = 250;
const MODEST_BYTES = 2 ** 28;

/** To how much a file of so many bytes may unpack, at most to `limit`. */
export function mostUnpacked(bytes: number, limit: number): number {
  return Math.min(limit, Math.max(MODEST_BYTES, bytes * HIGHEST_RATIO));
}

export interface ReadTextOptions {
  /** How many bytes the file had a moment ago. */
  readonly size?: number | undefined;
  /** In bytes: what is larger, packed or unpacked, is skipped. */
  readonly limit?: number | undefined;
  /** Makes unpacking fast. */
  readonly kernel?: Pick<Scanner, 'crc32' | 'unpack'> | undefined;
  /** What to read into, for a text that is gone before another is read. Undefined for room of its own. */
  readonly rooms?: Rooms | undefined;
}

/** The text of a file, compressed or not, in steps; unpacking is one step. */
export function* readTextInSteps(
  path: string,
  options: ReadTextOptions = {},
): Generator<void, FileText | SkippedFile> {
  const { limit = LIMIT, rooms, size } = options;
  const most = Math.min(limit, LIMIT);
  let file: FileBytes | undefined;
  try {
    file = yield* readFileInSteps(path, most, rooms?.file, size);
  } catch (error) {
    return { ...skipped(path, systemMessage(error)), isUnreadable: true };
  }
  return file ? yield* textOfInSteps(path, file, options) : tooLarge(path, most, '');
}

/** The text of a file of at most some hundred kilobytes, at once. */
export function readSmallText(
  path: string,
  options: ReadTextOptions & { readonly size: number; readonly rooms: Rooms },
): FileText | SkippedFile {
  const file = readSmallFile(path, options.size, options.rooms.file);
  return inOneGo(file ? textOfInSteps(path, file, options) : readTextInSteps(path, options));
}

function* textOfInSteps(
  path: string,
  { bytes, hasChanged }: FileBytes,
  { limit = LIMIT, kernel, rooms }: ReadTextOptions,
): Generator<void, FileText | SkippedFile> {
  if (bytes.length === 0) return skipped(path, 'empty file');
  const most = Math.min(limit, LIMIT);
  const isPacked = isGzip(bytes);
  const mostText = mostUnpacked(bytes.length, most);
  const inRoom = isPacked && kernel && rooms && gunzipInto(bytes, mostText, kernel, rooms.text);
  const text = inRoom ? inRoom.text : isPacked ? undefined : bytes;
  const unpacked = text ? { bytes: text, problems: NONE } : gunzip(bytes, mostText, kernel?.crc32);
  if (isPacked && !rooms?.keeps(bytes.buffer)) giveBack(bytes.buffer as ArrayBuffer);
  if (!unpacked && mostText < most)
    return skipped(path, `unpacks to more than ${HIGHEST_RATIO} times its size`);
  if (!unpacked) return tooLarge(path, most, ' when unpacked');
  const isLong = unpacked.bytes.length > STEP;
  if (isLong) yield;
  const odd = inRoom ? inRoom.odd : undefined;
  const archive = odd?.length === 0 ? undefined : archiveName(unpacked.bytes);
  if (archive) return skipped(path, `${archive} archive: unpack it first`);
  const decoded = decodeFile(unpacked.bytes, { isUtf8, odd });
  if (isLong) yield;
  const problems = hasChanged ? [CHANGED, ...unpacked.problems] : unpacked.problems;
  const isVerbatim = decoded.text === unpacked.bytes;
  return { kind: 'text', decoded, isPacked, bytes: unpacked.bytes.length, isVerbatim, problems, odd };
}

const NONE: readonly never[] = [];

function skipped(path: string, reason: string): SkippedFile {
  return { kind: 'skipped', path, reason };
}

function tooLarge(path: string, most: number, when: string): SkippedFile {
  return { ...skipped(path, `larger than ${sizeInWords(most)}${when}`), isTooLarge: true };
}

const CHANGED: FileProblem = {
  code: 'file-changed',
  message: 'the file was written to while it was read; load it again',
  offset: 0,
  severity: 'warning',
};

/** "2 GiB", "512 MiB" */
function sizeInWords(bytes: number): string {
  const mebibytes = Math.max(1, Math.round(bytes / 2 ** 20));
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024} GiB` : `${mebibytes.toLocaleString('en-US')} MiB`;
}

/** What kind of archive begins so; undefined for a file that is none. */
function archiveName(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0, 'PK\u0003\u0004') || startsWith(bytes, 0, 'PK\u0005\u0006')) return '.zip';
  return startsWith(bytes, 257, 'ustar') ? '.tar' : undefined;
}

function startsWith(bytes: Uint8Array, offset: number, signature: string): boolean {
  for (let i = 0; i < signature.length; i++) if (bytes[offset + i] !== signature.charCodeAt(i)) return false;
  return true;
}
