import type { Columns } from '../../core/log/columns/columns.ts';
import type { Log } from '../../core/log/log.ts';
import type { Problem } from '../../core/log/problem.ts';
import { readLogInSteps } from '../../core/log/read.ts';
import type { Scanner } from '../../core/log/walk/scanner.ts';
import { inOneGo } from '../../core/log/steps.ts';
import { fileProblem, type FileProblem } from './file-problem.ts';
import type { Rooms } from './reused-rooms.ts';
import { readTextInSteps, type FileText, type SkippedFile } from './read-text.ts';

export type { SkippedFile } from './read-text.ts';

/** A file that was read, or why it was not. */
export type ExportFile = ReadExport | SkippedFile;

export interface ReadExport extends Pick<FileText, 'isPacked' | 'bytes' | 'isVerbatim' | 'problems' | 'odd'> {
  readonly kind: 'read';
  readonly path: string;
  readonly log: Log;
  /** The offset in the uncompressed file of what stands at an offset of the log's text. */
  readonly toFileOffset: (textOffset: number) => number;
}

export interface ReadFileOptions {
  /** Makes it fast. */
  readonly scanner?: Scanner | undefined;
  /** Gives what to read into. Undefined for new columns. */
  readonly columns?: (() => Columns) | undefined;
  /** What to read into, for a log that is gone before another is read. Undefined for room of its own. */
  readonly rooms?: Rooms | undefined;
  /** In bytes: what is larger, packed or unpacked, is skipped. */
  readonly limit?: number;
  /** How many bytes the file had a moment ago. */
  readonly size?: number | undefined;
}

/** Reads one file, compressed or not. What is no export, or no text at all, is skipped with its reason. */
export function readExport(path: string, scanner?: Scanner): ExportFile {
  return inOneGo(readExportInSteps(path, { scanner }));
}

/** The same in steps, for a caller that has other things to do. Unpacking is one step. */
export function* readExportInSteps(
  path: string,
  { scanner, columns, rooms, limit, size }: ReadFileOptions,
): Generator<void, ExportFile> {
  const file = yield* readTextInSteps(path, { limit, size, kernel: scanner, rooms });
  return file.kind === 'skipped' ? file : yield* exportOfTextInSteps(path, file, { scanner, columns });
}

/** Reads the text of a file. */
export function* exportOfTextInSteps(
  path: string,
  { decoded, isPacked, bytes, isVerbatim, problems, odd }: FileText,
  { scanner, columns }: Pick<ReadFileOptions, 'scanner' | 'columns'>,
): Generator<void, ExportFile> {
  const toFileOffset = (offset: number): number => decoded.toFileOffset(offset);
  const log = yield* readLogInSteps(decoded.text, { scanner, columns: columns?.() });
  if (log.format === 'unknown') {
    return { kind: 'skipped', path, reason: problems[0]?.message ?? reasonOf(log.problems) };
  }
  const inFile = (problem: Problem): FileProblem => fileProblem(problem, toFileOffset(problem.span.offset));
  return {
    kind: 'read',
    path,
    log,
    toFileOffset,
    isPacked,
    bytes,
    isVerbatim,
    odd,
    problems: [...problems, ...[...decoded.problems, ...log.problems].map(inFile)],
  };
}

function reasonOf(problems: readonly Problem[]): string {
  const codes = new Set(problems.map(({ code }) => code));
  if (codes.has('binary')) return 'not text';
  return codes.has('empty') ? 'nothing but white space' : 'no CloudTrail records in it';
}
