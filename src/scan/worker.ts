import { parentPort, workerData } from 'node:worker_threads';
import { inOneGo } from '../core/log/steps.ts';
import { makeEngine, type EngineParts } from './engine.ts';
import type { FileToRead } from './packed-export.ts';
import type { ThreadMessage } from './pool/threads.ts';
import { readPackedInSteps, transferable } from './read-packed.ts';

// A thread that reads the files it is sent. Whatever it needs besides is made here, from plain data.
const engine = makeEngine(workerData as EngineParts);

parentPort!.on('message', (files: readonly FileToRead[]) => {
  for (const file of files) {
    const read = inOneGo(readPackedInSteps(file, engine));
    answer(read, read.kind === 'read' ? transferable(read) : []);
  }
});
answer('ready');

function answer(message: ThreadMessage, transferred: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transferred);
}
