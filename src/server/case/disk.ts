import type { ExportFile } from '../../scan/read-export.ts';
import { readExportInSteps } from '../../scan/read-export.ts';
import { fileStamp, type FileStamp } from '../../scan/read-file.ts';
import { walkInSteps, type Walked } from '../../scan/walk.ts';
import type { Scanner } from '../../core/log/scanner.ts';

/** Where the files of a case come from: a port, because whatever reads them may one day run elsewhere. */
export interface Disk {
  walk(paths: readonly string[]): Generator<void, Walked>;
  stamp(path: string): FileStamp | undefined;
  /** What is larger than `limit` bytes, packed or unpacked, is skipped. */
  read(path: string, limit: number): Generator<void, ExportFile>;
}

export function localDisk(scanner: Scanner | undefined): Disk {
  return {
    walk: walkInSteps,
    stamp: fileStamp,
    read: (path, limit) => readExportInSteps(path, { scanner, limit }),
  };
}
