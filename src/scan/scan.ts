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
  const stamps = new Map<string, FileStamp | undefined>();
  for (const path of walked.files) stamps.set(path, fileStamp(path));
  const texts = new Texts({ kernel: () => reader.kernel });
  const shared = { strings: reader.newStrings(), texts, asn: reader.asn };
  const found = new Map<string, OpenedExport | SkippedFile>();
  const wanted = walked.files.map((path) => ({ path, id: path, size: stamps.get(path)?.size ?? 0 }));
  let all = wanted.reduce((sum, file) => sum + expectedText(file), 0);
  let text = 0;
  await reader.read(wanted, {
    signal: NEVER,
    done: (file) => {
      const { path } = file;
      const stamp = stamps.get(path);
      const taken = file.kind === 'read' ? openExport(file, stamp, shared) : file;
      found.set(path, taken);
      const expected = expectedText({ path, size: stamp?.size ?? 0 });
      if (taken.kind === 'read') takeUp(taken, (text += expected) / all);
      else all -= expected;
      reporter.progress(() => `read ${found.size} of ${walked.files.length} files`);
    },
  });
  // Files come in any order; what is said of them is in that of their paths.
  const results = walked.files.map((path) => found.get(path));
  const read = results.filter((file) => file?.kind === 'read');
  const skipped = results.filter((file) => file?.kind === 'skipped');
  return {
    logs: read.map(({ caseLog }) => caseLog),
    files: filesRead(walked, read, skipped),
    places: placesIn(read),
  };
}

function filesRead(
  walked: Walked,
  read: readonly OpenedExport[],
  skipped: readonly SkippedFile[],
): FilesRead {
  return {
    seen: walked.files.length,
    read: read.length,
    skipped: skipped.map(({ path, reason }) => ({ path, reason })),
    problems: [
      ...walked.problems.map((problem) => ({ ...problem, offset: 0, severity: 'error' as const })),
      ...read.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
    ],
    bytes: read.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}
