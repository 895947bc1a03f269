import type { FilesRead } from '../core/analysis/exports/summary.ts';
import type { Places } from '../core/analysis/exports/location.ts';
import type { Investigation } from '../core/analysis/investigation.ts';
import type { Scanner } from '../core/log/scanner.ts';
import { placesIn } from './places.ts';
import { readExport, type ReadExport, type SkippedFile } from './read-export.ts';
import { walk } from './walk.ts';

/** What a scan met; the logs are in the investigation, each under its path. */
export interface Scanned {
  readonly files: FilesRead;
  readonly places: Places;
}

/** Whom a scan tells what it is doing, one line at a time. */
export interface ProgressReporter {
  progress(line: string): void;
}

/** Reads every export at `paths` into an investigation. */
export function scan(
  paths: readonly string[],
  investigation: Pick<Investigation, 'setLog'>,
  reporter: ProgressReporter,
  scanner?: Scanner,
): Scanned {
  const walked = walk(paths);
  const read: ReadExport[] = [];
  const skipped: SkippedFile[] = [];
  for (const [done, path] of walked.files.entries()) {
    reporter.progress(`reading file ${done + 1} of ${walked.files.length}`);
    const file = readExport(path, scanner);
    if (file.kind === 'skipped') {
      skipped.push(file);
      continue;
    }
    read.push(file);
    investigation.setLog(path, file.log);
  }
  return {
    files: {
      seen: walked.files.length,
      read: read.length,
      skipped: skipped.map(({ path, reason }) => ({ path, reason })),
      problems: [
        ...walked.problems.map((problem) => ({ ...problem, offset: 0, severity: 'error' as const })),
        ...read.flatMap(({ path, problems }) => problems.map((problem) => ({ path, ...problem }))),
      ],
      bytes: read.reduce((sum, { bytes }) => sum + bytes, 0),
    },
    places: placesIn(read),
  };
}
