import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadCount } from '../process/threads.ts';

/** Each thread takes the next file when it is done with one. */
export interface FileQueue {
  readonly task: 'gunzip' | 'parse';
  readonly paths: readonly string[];
  /** How many are taken. */
  readonly taken: Int32Array;
}

/** Does something with every file of a folder, in threads. */
export async function readInThreads(folder: string, task: FileQueue['task']): Promise<void> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const workerData: FileQueue = { task, paths, taken: new Int32Array(new SharedArrayBuffer(4)) };
  await Promise.all(Array.from({ length: threadCount() }, () => finished(workerData)));
}

function finished(workerData: FileQueue): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('thread.ts', import.meta.url), { workerData });
    worker.on('exit', () => resolve()).on('error', reject);
  });
}
