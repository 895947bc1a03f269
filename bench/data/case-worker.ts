import { parentPort, workerData } from 'node:worker_threads';
import { writeGzipFile, type GzipFiles } from './case-files.ts';

/** Every `step`th file from `first` on is for this thread. */
interface Share {
  readonly files: GzipFiles;
  readonly first: number;
  readonly step: number;
}

const { files, first, step } = workerData as Share;
let bytes = 0;
for (let file = first; file < files.files; file += step) bytes += writeGzipFile(files, file);
parentPort!.postMessage(bytes);
