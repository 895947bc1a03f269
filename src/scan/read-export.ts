import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { decodeFile } from '../core/log/encoding.ts';
import type { Log } from '../core/log/log.ts';
import type { Problem } from '../core/log/problem.ts';
import { readLog } from '../core/log/read.ts';
import type { Scanner } from '../core/log/scanner.ts';
import type { FileProblem } from './file-problem.ts';
import { gunzip, isGzip, type Gunzipped } from './gzip.ts';
import { systemMessage } from './system-message.ts';

/** A file that was read, or why it was not. */
export type ExportFile = ReadExport | SkippedFile;

export interface ReadExport {
  readonly kind: 'read';
  readonly path: string;
  readonly log: Log;
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
}

/** Neither larger files nor larger contents are read: Node reads no larger file in one piece. */
const LIMIT = 2 ** 31 - 1;

/** Reads one file, compressed or not. What is no export, or no text at all, is skipped with its reason. `scanner` makes it fast. */
export function readExport(path: string, scanner?: Scanner): ExportFile {
  const skipped = (reason: string): SkippedFile => ({ kind: 'skipped', path, reason });
  let bytes: Uint8Array;
  try {
    if (statSync(path).size > LIMIT) return skipped('larger than 2 GiB');
    bytes = readFileSync(path);
  } catch (error) {
    return skipped(systemMessage(error));
  }
  if (bytes.length === 0) return skipped('empty file');
  const unpacked = isGzip(bytes) ? gunzip(bytes, LIMIT) : { bytes, problems: [] };
  if (!unpacked) return skipped('larger than 2 GiB when unpacked');
  const archive = archiveName(unpacked.bytes);
  if (archive) return skipped(`${archive} archive: unpack it first`);
  return readUnpacked(path, unpacked, scanner);
}

function readUnpacked(
  path: string,
  { bytes, problems }: Gunzipped,
  scanner: Scanner | undefined,
): ExportFile {
  const decoded = decodeFile(bytes, isUtf8);
  const toFileOffset = (offset: number): number => decoded.toFileOffset(offset);
  const log = readLog(decoded.text, { name: basename(path), ...(scanner && { scanner }) });
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
