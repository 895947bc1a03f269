import { readFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { gunzipSync } from 'node:zlib';
import type { FileQueue } from './threads.ts';

const { task, paths, taken } = workerData as FileQueue;
for (let next = take(); next < paths.length; next = take()) {
  const packed = readFileSync(paths[next]!);
  // With room for all of it in one piece it is a fifth faster than by default.
  const text = gunzipSync(packed, { chunkSize: packed.readUInt32LE(packed.length - 4) + 64 });
  if (task === 'parse') JSON.parse(text.toString());
}

function take(): number {
  return Atomics.add(taken, 0, 1);
}
