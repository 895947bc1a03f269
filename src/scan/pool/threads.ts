import { Worker } from 'node:worker_threads';
import { parsedRules } from '../../core/detect/parse/document.ts';
import type { EngineParts } from '../engine.ts';
import type { PackedFile } from '../packed-export.ts';
import type { PoolWorker, StartWorker } from './pool.ts';

/** What a thread answers: first that it is ready, then each file in the order it was given. */
export type ThreadMessage = 'ready' | PackedFile;

/** Starts threads that run `script` (the bundle of `worker.ts`) with an engine of these parts. */
export function threads(script: string, parts: EngineParts): StartWorker {
  const workerData = shared(parts);
  return ({ ready, done, died }): PoolWorker => {
    let worker: Worker;
    try {
      worker = new Worker(script, { workerData });
    } catch (error) {
      queueMicrotask(() => died((error as Error).message));
      return { read() {}, stop() {} };
    }
    let reason: string | undefined;
    worker.on('message', (message: ThreadMessage) => (message === 'ready' ? ready() : done(message)));
    worker.on('error', (error) => (reason = error.message));
    worker.on('exit', (code) => died(reason ?? `it ended with code ${code}`));
    return {
      read: (files) => worker.postMessage(files),
      stop: () => void worker.terminate(),
    };
  };
}

/** The table of networks is the one large part: all threads look into the same bytes. The rules are parsed here for all. */
function shared(parts: EngineParts): EngineParts {
  const { bytes } = parts.asn;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return { ...parts, ruleFiles: parts.ruleFiles.map(parsedRules), asn: { ...parts.asn, bytes: copy } };
}
