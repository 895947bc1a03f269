import { isUtf8 } from 'node:buffer';
import { basename } from 'node:path';
import { decodeFile } from '../core/log/encoding.ts';
import type { Log } from '../core/log/log.ts';
import type { Problem } from '../core/log/problem.ts';
import { readLogInSteps } from '../core/log/read.ts';
import type { Scanner } from '../core/log/scanner.ts';
import type { FileProblem } from './file-problem.ts';
import { inOneGo } from '../core/log/steps.ts';
import { gunzip, isGzip, type Gunzipped } from './gzip.ts';
import { readFileInSteps, type FileBytes } from './read-file.ts';
import { systemMessage } from './system-message.ts';

/** A file that was read, or why it was not. */
export type ExportFile = ReadExport | SkippedFile;

export interface ReadExport {
  readonly kind: 'read';
  readonly path: string;
  readonly log: Log;
  /** It is compressed, so that an editor cannot show it as it is. */
  readonly isPacked: boolean;
  /** The offset in the uncompressed file of what stands at an offset of the log's text. */
  readonly toFileOffset: (textOffset: number) => number;
  /** How many bytes it has uncompressed. */
  readonly bytes: number;
  readonly problems: readonly FileProblem[];
}

export interface SkippedFile {
  readonly kind: 'skipped';
  readonly path: string;
  readonly reason: string;
  /** It is larger than it was allowed to be. */
  readonly isTooLarge?: boolean;
}

/** Neither larger files nor larger contents are read: Node reads no larger file in one piece. */
const LIMIT = 2 ** 31 - 1;

/** Logs shrink to a tenth or so. What grows so much more when unpacked, and is not small then, was made to harm. */
const HIGHEST_RATIO = 250;
const MODEST_BYTES = 2 ** 28;

export interface ReadFileOptions {
  /** Makes it fast. */
  readonly scanner?: Scanner | undefined;
  /** In bytes: what is larger, packed or unpacked, is skipped. */
  readonly limit?: number;
}

/** Reads one file, compressed or not. What is no export, or no text at all, is skipped with its reason. */
export function readExport(path: string, scanner?: Scanner): ExportFile {
  return inOneGo(readExportInSteps(path, { scanner }));
}

/** The same in steps, for a caller that has other things to do. Unpacking is one step. */
export function* readExportInSteps(
  path: string,
  { scanner, limit = LIMIT }: ReadFileOptions,
): Generator<void, ExportFile> {
  const skipped = (reason: string): SkippedFile => ({ kind: 'skipped', path, reason });
  const most = Math.min(limit, LIMIT);
  const tooLarge = (when: string): SkippedFile => ({
    ...skipped(`larger than ${sizeInWords(most)}${when}`),
    isTooLarge: true,
  });
  let file: FileBytes | undefined;
  try {
    file = yield* readFileInSteps(path, most);
  } catch (error) {
    return skipped(systemMessage(error));
  }
  if (!file) return tooLarge('');
  const { bytes, hasChanged } = file;
  if (bytes.length === 0) return skipped('empty file');
  const isPacked = isGzip(bytes);
  const mostUnpacked = Math.min(most, Math.max(MODEST_BYTES, bytes.length * HIGHEST_RATIO));
  const unpacked = isPacked ? gunzip(bytes, mostUnpacked) : { bytes, problems: [] };
  if (!unpacked && mostUnpacked < most)
    return skipped(`unpacks to more than ${HIGHEST_RATIO} times its size`);
  if (!unpacked) return tooLarge(' when unpacked');
  yield;
  const archive = archiveName(unpacked.bytes);
  if (archive) return skipped(`${archive} archive: unpack it first`);
  const problems = hasChanged ? [CHANGED, ...unpacked.problems] : unpacked.problems;
  const read = yield* readUnpacked(path, { ...unpacked, problems }, scanner);
  return read.kind === 'read' ? { ...read, isPacked } : read;
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

function* readUnpacked(
  path: string,
  { bytes, problems }: Gunzipped,
  scanner: Scanner | undefined,
): Generator<void, Omit<ReadExport, 'isPacked'> | SkippedFile> {
  const decoded = decodeFile(bytes, isUtf8);
  yield;
  const toFileOffset = (offset: number): number => decoded.toFileOffset(offset);
  const log = yield* readLogInSteps(decoded.text, {
    name: basename(path),
    ...(scanner && { scanner }),
  });
  if (log.format === 'unknown') {
    return { kind: 'skipped', path, reason: problems[0]?.message ?? reasonOf(log.problems) };
  }
  const inFile = ({ code, message, span, severity }: Problem): FileProblem => ({
    code,
    message,
    offset: toFileOffset(span.offset),
    severity,
  });
  return {
    kind: 'read',
    path,
    log,
    toFileOffset,
    bytes: bytes.length,
    problems: [...problems, ...[...decoded.problems, ...log.problems].map(inFile)],
  };
}

function reasonOf(problems: readonly Problem[]): string {
  const codes = new Set(problems.map(({ code }) => code));
  if (codes.has('binary')) return 'not text';
  return codes.has('empty') ? 'nothing but white space' : 'no CloudTrail records in it';
}

/** What kind of archive begins so; undefined for a file that is none. */
function archiveName(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, 0, 'PK\u0003\u0004') || startsWith(bytes, 0, 'PK\u0005\u0006')) return '.zip';
  return startsWith(bytes, 257, 'ustar') ? '.tar' : undefined;
}

function startsWith(bytes: Uint8Array, offset: number, signature: string): boolean {
  return Buffer.from(bytes.subarray(offset, offset + signature.length)).equals(
    Buffer.from(signature, 'latin1'),
  );
}
