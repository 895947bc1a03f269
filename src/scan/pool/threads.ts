import { Worker } from 'node:worker_threads';
import { lazy } from '../../core/analysis/lazy.ts';
import { Slabs } from '../../core/log/packed/slabs.ts';
import { parsedRules } from '../../core/detect/parse/document.ts';
import type { EngineParts } from '../engine.ts';
import { sharedBytes } from './shared-bytes.ts';
import type { PoolWorker, StartWorker } from './pool.ts';
import { Receiver, type Message } from './receiver.ts';

/** What a thread answers: first that it is ready, then the files in the order it was given. */
export type ThreadMessage = 'ready' | Message;

/** What a thread begins with. */
export interface ThreadData {
  readonly parts: EngineParts;
  /** One number, shared: how many files it has read so far, be they handed back or not. */
  readonly filesRead: Int32Array;
}

/**
 * What is read of a file is handed over and gone: with a small nursery a thread takes half the memory, and stays in the
 * processor's cache.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 16 };

/** Starts threads that run `script` (the bundle of `worker.ts`) with an engine of these parts. */
export function threads(script: string, parts: EngineParts): StartWorker {
  const sharedParts = lazy(() => shared(parts));
  const slabs = new Slabs();
  return ({ ready, done, died }): PoolWorker => {
    const filesRead = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const workerData: ThreadData = { parts: sharedParts(), filesRead };
    let worker: Worker;
    try {
      worker = new Worker(script, { workerData, resourceLimits });
    } catch (error) {
      queueMicrotask(() => died((error as Error).message));
      return { read() {}, stop() {} };
    }
    let reason: string | undefined;
    /** Undefined once nothing more is read: it holds what was sent, and the worker takes a while to end. */
    let receiver: Receiver | undefined = new Receiver(slabs, done);
    worker.on('message', (message: ThreadMessage) => {
      if (message === 'ready') ready();
      else receiver?.receive(message);
    });
    worker.on('error', (error) => (reason = error.message));
    worker.on('exit', (code) =>
      died(reason ?? `it ended with code ${code}`, Atomics.load(filesRead, 0) - (receiver?.handedBack ?? 0)),
    );
    return {
      read: (files) => {
        receiver?.expect(files);
        worker.postMessage(files);
      },
      stop: () => {
        receiver = undefined;
        void worker.terminate();
      },
    };
  };
}

/** The table of networks and the list of words are large: all threads look into the same bytes. The rules are parsed here for all. */
function shared(parts: EngineParts): EngineParts {
  const asn = { ...parts.asn, bytes: sharedBytes(parts.asn.bytes) };
  return { ...parts, ruleFiles: parts.ruleFiles.map(parsedRules), asn, words: sharedBytes(parts.words) };
}
