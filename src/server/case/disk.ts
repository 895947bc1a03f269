import { FileReader, type FileReaderOptions, type ReadOptions } from '../../scan/files/file-reader.ts';
import type { FileToRead } from '../../scan/files/packed-export.ts';
import { fileStamp, type FileStamp } from '../../scan/files/read-file.ts';
import { walkInSteps, type Walked } from '../../scan/walk.ts';

/** Where the files of a case come from: a port, so that a test can play it. */
export interface Disk {
  walk(paths: readonly string[]): Generator<void, Walked>;
  stamp(path: string): FileStamp | undefined;
  /** A reader of files with one engine; `run` does work in this thread in turns. */
  reader(options: Pick<FileReaderOptions, 'engine' | 'parts' | 'run'>): CaseReader;
}

/** Reads files and hands each back as it is done, in any order. */
export interface CaseReader {
  /** Resolves when each file was handed back, or at once when the signal comes. */
  read(files: readonly FileToRead[], options: ReadOptions): Promise<void>;
  /** Ends whatever it reads. */
  close(): void;
}

/** So much is read in the server's turns without anybody noticing. */
const FEW_BYTES = 1 << 22;

/** The disk of this computer. `script` is what the threads run that read files. */
export function localDisk(script: string): Disk {
  return {
    walk: walkInSteps,
    stamp: fileStamp,
    reader: (options) => new FileReader({ ...options, script, fewBytes: FEW_BYTES }),
  };
}
