import { StringTable } from '../../core/log/columns/strings.ts';
import { Slabs } from '../../core/log/packed/slabs.ts';
import { BatchReader } from '../batches/read-batches.ts';
import type { PackedBatch } from '../batches/packed-batch.ts';
import type { Engine, EngineParts } from '../engine.ts';
import type { FileToRead, ReadAlone } from '../files/packed-export.ts';
import { packingToSend } from '../files/read-packed.ts';
import { Receiver, type Message } from './receiver.ts';
import type { PoolWorker, StartWorker, WorkerEvents } from './pool.ts';
import { Sender } from './sender.ts';

/** So long, in milliseconds, may everything else wait that there is to be done. */
const LONGEST_TURN = 8;

/** Reads in this thread, in turns. */
export function thisThread(engine: Engine, parts: Pick<EngineParts, 'forReferences'>): StartWorker {
  const slabs = new Slabs();
  return (events) => {
    const packing = packingToSend(engine);
    const reader = new BatchReader(engine, packing, parts);
    events.ready();
    // What is remembered of the log that was read last may hold its columns, but not the kernel's memory by them.
    const release = (): void => void (packing.columns().strings = new StringTable());
    return new TurnReader(reader, slabs, events, release);
  };
}

/**
 * What it reads is packed as if it were sent and unpacked at once: then nothing tells who has read a file, and all that was
 * found stays spelled.
 */
class TurnReader implements PoolWorker {
  readonly #reader: BatchReader;
  readonly #receiver: Receiver;
  readonly #sender: Sender;
  readonly #died: WorkerEvents['died'];
  readonly #release: () => void;
  #waiting: (readonly FileToRead[])[] = [];
  #reading: Generator<ReadAlone | PackedBatch | void, void> | undefined;
  #goesOn = false;
  #isOver = false;

  /** `release` gives back what it reads into. */
  constructor(reader: BatchReader, slabs: Slabs, { done, died }: WorkerEvents, release: () => void) {
    this.#reader = reader;
    this.#died = died;
    this.#release = release;
    this.#receiver = new Receiver(slabs, done);
    this.#sender = new Sender((message: Message) => this.#receiver.receive(message));
  }

  read(files: readonly FileToRead[]): void {
    this.#receiver.expect(files);
    this.#waiting.push(files);
    this.#goOn();
  }

  stop(): void {
    this.#isOver = true;
    this.#reading?.return();
    this.#release();
  }

  /** Sees to it that there is another turn. */
  #goOn(): void {
    if (this.#goesOn) return;
    this.#goesOn = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#goesOn = false;
    if (this.#isOver) return;
    let step;
    try {
      this.#reading ??= this.#reader.readInSteps(this.#waiting.shift()!);
      step = nextOf(this.#reading);
    } catch (error) {
      this.#end((error as Error).message);
      return;
    }
    if (step.done) {
      this.#reading = undefined;
      this.#sender.flush();
    } else if (step.value) this.#sender.send(step.value);
    if (this.#reading || this.#waiting.length > 0) this.#goOn();
  }

  /** What is being read has ended it. */
  #end(reason: string): void {
    this.#sender.flush();
    this.#isOver = true;
    this.#died(reason);
  }
}

/** The next step with something, or the one at which the turn is over. */
function nextOf<T>(reading: Generator<T | void, void>): IteratorResult<T | void, void> {
  const until = performance.now() + LONGEST_TURN;
  let step = reading.next();
  while (!step.done && !step.value && performance.now() < until) step = reading.next();
  return step;
}
