import { parentPort, workerData } from 'node:worker_threads';
import { makeEngine } from './engine.ts';
import type { FileToRead } from './files/packed-export.ts';
import { Sender } from './pool/sender.ts';
import type { ThreadData, ThreadMessage } from './pool/threads.ts';
import { packingToSend } from './files/read-packed.ts';
import { BatchReader } from './batches/read-batches.ts';

// A thread that reads the files it is sent. Whatever it needs besides is made here, from plain data.
const { parts, filesRead } = workerData as ThreadData;
const engine = makeEngine(parts);
const sender = new Sender(answer);
const reader = new BatchReader(engine, packingToSend(engine), parts);

parentPort!.on('message', (files: readonly FileToRead[]) => {
  for (const read of reader.readInSteps(files)) {
    if (!read) continue;
    sender.send(read);
    Atomics.add(filesRead, 0, read.kind === 'batch' ? read.files.length : 1);
  }
  sender.flush();
});
// What fails of them fails before any file does.
void engine.rules;
answer('ready');

function answer(message: ThreadMessage, transferred: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transferred);
}
