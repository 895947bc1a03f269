import { indexText, type TextIndex } from '../../core/log/text-index.ts';
import type { ExportFile, ReadExport } from '../../scan/read-export.ts';
import type { FileStamp } from '../../scan/read-file.ts';
import type { Read } from '../document.ts';
import { isTooLargeToDraw } from '../requests/document-status.ts';
import { fileUri } from './file-uri.ts';

/** A file that was read from disk, or skipped. */
export interface LoadedFile {
  /** Also the id of its log. */
  readonly uri: string;
  readonly path: string;
  readonly file: ExportFile;
  /** What it was when it was read. */
  readonly stamp: FileStamp | undefined;
  /** Undefined where it was skipped. */
  readonly read: Read | undefined;
  /** False where an editor cannot show it as it is. */
  readonly opensAsText: boolean;
  /** False for a file that was opened alone, and goes when it is closed. */
  readonly isInCase: boolean;
}

export function loadedFile(
  path: string,
  file: ExportFile,
  stamp: FileStamp | undefined,
  isInCase: boolean,
): LoadedFile {
  const isRead = file.kind === 'read';
  return {
    uri: fileUri(path),
    path,
    file,
    stamp,
    read: isRead ? readOf(file) : undefined,
    opensAsText: isRead ? canBeShown(file) : !path.endsWith('.gz'),
    isInCase,
  };
}

/** A file on disk has no versions. Few are ever shown, so the text is indexed when somebody asks for lines. */
function readOf({ log }: ReadExport): Read {
  let index: TextIndex | undefined;
  return {
    version: 0,
    log,
    get index() {
      return (index ??= indexText(log.text.subarray()));
    },
  };
}

/** VS Code hands extensions no document above this. */
const MOST_CHARACTERS = 50 * 1024 * 1024;

function canBeShown({ isPacked, log }: ReadExport): boolean {
  const text = log.text.subarray();
  return !isPacked && text.length <= MOST_CHARACTERS && !isTooLargeToDraw(text);
}
