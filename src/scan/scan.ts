import type { CaseLog } from '../core/analysis/case.ts';
import type { FilesRead } from '../core/analysis/exports/summary.ts';
import type { Places } from '../core/analysis/exports/location.ts';
import type { FileReader } from './files/file-reader.ts';
import { openExport, type OpenedExport } from './files/open-export.ts';
import { placesIn } from './places/places.ts';
import { expectedText } from './pool/schedule.ts';
import { fileStamp, type FileStamp } from './files/read-file.ts';
import type { SkippedFile } from './files/read-text.ts';
import { Texts } from './texts/texts.ts';
import { walk, type Walked } from './walk.ts';

/** What a scan met. */
export interface Scanned {
  /** To be added to an investigation: each is known by its path. */
  readonly logs: readonly CaseLog[];
  readonly files: FilesRead;
  readonly places: Places;
}

/** Whom a scan tells what it is doing, one line at a time, for each file. */
export interface ProgressReporter {
  progress(line: () => string): void;
}

/** Takes up what was read of a file when it was; `share` of the text of all exports has been read by then, as far as sizes tell. */
export type TakeUp = (read: OpenedExport, share: number) => void;

const NEVER = new AbortController().signal;

/** Reads every export at `paths`. Threads that do so have begun when this returns, so that the caller can do something meanwhile. */
export async function scan(
  paths: readonly string[],
  reporter: ProgressReporter,
  reader: FileReader,
  takeUp: TakeUp = () => {},
): Promise<Scanned> {
  const walked = walk(paths, (files) => reader.expect(files));
  const files = walked.files.map((path): FileOfScan => ({ stamp: fileStamp(path), read: undefined }));
  const byPath = new Map(files.map((file, at) => [walked.files[at]!, file]));
  const texts = new Texts({ kernel: () => reader.kernel });
  const shared = { strings: reader.newStrings(), texts, asn: reader.asn };
  const wanted = walked.files.map((path, at) => ({ path, id: path, size: files[at]!.stamp?.size ?? 0 }));
  let all = wanted.reduce((sum, file) => sum + expectedText(file), 0);
  let text = 0;
  let count = 0;
  const line = (): string => `read ${count} of ${files.length} files`;
  await reader.read(wanted, {
    signal: NEVER,
    done: (read) => {
      const { path } = read;
      const file = byPath.get(path)!;
      const expected = expectedText({ path, size: file.stamp?.size ?? 0 });
      count++;
      if (read.kind === 'read') {
        const opened = openExport(read, file.stamp, shared);
        file.read = opened;
        takeUp(opened, (text += expected) / all);
      } else {
        file.read = read;
        all -= expected;
      }
      reporter.progress(line);
    },
  });
  // Files come in any order; what is said of them is in that of their paths.
  const read: OpenedExport[] = [];
  const skipped: SkippedFile[] = [];
  for (const { read: file } of files) {
    if (file?.kind === 'read') read.push(file);
    else if (file) skipped.push(file);
  }
  return {
    logs: read.map(({ caseLog }) => caseLog),
    files: filesRead(walked, read, skipped),
    places: placesIn((path) => byPath.get(path)!.read as OpenedExport),
  };
}

/** A file and what was read of it. */
interface FileOfScan {
  readonly stamp: FileStamp | undefined;
  read: OpenedExport | SkippedFile | undefined;
}

function filesRead(
  walked: Walked,
  read: readonly OpenedExport[],
  skipped: readonly SkippedFile[],
): FilesRead {
  const problems: FilesRead['problems'][number][] = walked.problems.map((problem) => ({
    ...problem,
    offset: 0,
    severity: 'error',
  }));
  let bytes = 0;
  // Of thousands of files hardly one has a problem.
  for (const file of read) {
    bytes += file.bytes;
    for (const problem of file.problems) problems.push({ path: file.path, ...problem });
  }
  return {
    seen: walked.files.length,
    read: read.length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    problems,
    bytes,
  };
}
