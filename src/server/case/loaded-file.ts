import type { OpenedExport } from '../../scan/files/open-export.ts';
import type { FileStamp } from '../../scan/files/read-file.ts';
import type { SkippedFile } from '../../scan/files/read-text.ts';
import type { Read } from '../document.ts';
import type { Engine } from '../engine.ts';
import { fileUri } from './file-uri.ts';

/** A file that was read from disk, or skipped. */
export interface LoadedFile {
  /** Also the id of its log. */
  readonly uri: string;
  readonly path: string;
  readonly file: OpenedExport | SkippedFile;
  /** What it was when it was read. */
  readonly stamp: FileStamp | undefined;
  /** With what it was read. */
  readonly engine: Engine;
  /** Undefined where it was skipped. */
  readonly read: Read | undefined;
  /** False where an editor cannot show it as it is. */
  readonly opensAsText: boolean;
  /** False for a file that was opened alone, and goes when it is closed. */
  readonly isInCase: boolean;
}

/** True of a file that may be read next time though it is the same: nothing of it could be read. */
export function isUnreadable({ file }: Pick<LoadedFile, 'file'>): boolean {
  return file.kind === 'skipped' && file.isUnreadable === true;
}

export function loadedFile(
  file: OpenedExport | SkippedFile,
  { stamp, engine, isInCase }: Pick<LoadedFile, 'stamp' | 'engine' | 'isInCase'>,
): LoadedFile {
  const { path } = file;
  const isRead = file.kind === 'read';
  return {
    uri: fileUri(path),
    path,
    file,
    stamp,
    engine,
    // A file on disk has no versions.
    read: isRead ? { version: 0, log: file.log, index: file.lines } : undefined,
    opensAsText: isRead ? canBeShown(file) : !path.endsWith('.gz'),
    isInCase,
  };
}

/** VS Code hands extensions no document above this. */
const MOST_CHARACTERS = 50 * 1024 * 1024;

function canBeShown({ isPacked, isTooLargeToDraw, log }: OpenedExport): boolean {
  return !isPacked && log.textLength <= MOST_CHARACTERS && !isTooLargeToDraw;
}
