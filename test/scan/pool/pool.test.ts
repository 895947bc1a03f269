import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pool, type PoolWorker, type StartWorker, type WorkerEvents } from '../../../src/scan/pool/pool.ts';
import type { FileToRead, PackedFile, ReadResult } from '../../../src/scan/files/packed-export.ts';

const KIB = 1024;

test('the biggest go first, and tiny ones in groups', async () => {
  const { workers, read } = poolOf(1);
  const { paths, ended } = read(['tiny1', 1], ['big', 900 * KIB], ['tiny2', 2], ['middle', 600 * KIB]);
  assert.deepEqual(workers[0]!.messages, [['big']]);
  workers[0]!.finish();
  assert.deepEqual(workers[0]!.messages, [['big'], ['middle']]);
  workers[0]!.finish();
  assert.deepEqual(workers[0]!.messages, [['big'], ['middle'], ['tiny2', 'tiny1']]);
  workers[0]!.finish();
  workers[0]!.finish();
  assert.deepEqual(await ended, []);
  assert.deepEqual(paths, ['big', 'middle', 'tiny2', 'tiny1']);
});

test('no more workers are started than there is work for, and all are stopped when it is done', async () => {
  const { workers, read } = poolOf(4);
  const { ended } = read(['a', 900 * KIB], ['b', 900 * KIB]);
  assert.equal(workers.length, 2);
  for (const worker of workers) worker.finish();
  await ended;
  assert.deepEqual(
    workers.map(({ isStopped }) => isStopped),
    [true, true],
  );
});

test('workers that were started ahead do what comes then', async () => {
  const { pool, workers, read } = poolOf(2);
  pool.start();
  pool.start();
  assert.equal(workers.length, 2);
  const { ended } = read(['a', 900 * KIB]);
  pool.rest();
  assert.deepEqual(
    workers.map(({ isStopped }) => isStopped),
    [false, false],
  );
  workers[0]!.finish();
  await ended;
  assert.deepEqual(
    workers.map(({ messages, isStopped }) => [messages, isStopped]),
    [
      [[['a']], true],
      [[], true],
    ],
  );
});

test('workers that were started for nothing are stopped', async () => {
  const { pool, workers, read } = poolOf(2);
  pool.start();
  pool.rest();
  assert.deepEqual(
    workers.map(({ isStopped }) => isStopped),
    [true, true],
  );
  const { paths, ended } = read(['a', 900 * KIB]);
  workers[2]!.finish();
  await ended;
  assert.deepEqual(paths, ['a']);
});

test('a worker that ends before there is anything to read is none to count on', async () => {
  const { pool, workers, read } = poolOf(2, { isReady: false });
  pool.start();
  for (const worker of [...workers]) worker.die();
  assert.deepEqual(
    (await read(['a', 1]).ended).map(({ path }) => path),
    ['a'],
  );
});

test('a worker has its next files before it is through with the last ones', () => {
  const { workers, read } = poolOf(1);
  read(...Array.from({ length: 6 }, (_, n): [string, number] => [`f${n}`, 200 * KIB]));
  assert.deepEqual(
    workers[0]!.messages.map(({ length }) => length),
    [2],
  );
  workers[0]!.finish();
  assert.deepEqual(
    workers[0]!.messages.map(({ length }) => length),
    [2, 2],
  );
});

test('a worker has its next piece before it is through with the last one', () => {
  const { workers, read } = poolOf(2, { arePieces: true });
  read(...['a', 'b', 'c', 'd', 'e'].map((name, n): [string, number] => [name, (900 - n) * KIB]));
  const messages = (): string[][][] => workers.map((worker) => worker.messages);
  assert.deepEqual(messages(), [[['a']], [['b']]]);
  workers[1]!.finish();
  assert.deepEqual(messages(), [
    [['a'], ['c']],
    [['b'], ['d']],
  ]);
  workers[1]!.finish();
  assert.deepEqual(messages(), [
    [['a'], ['c']],
    [['b'], ['d'], ['e']],
  ]);
});

test('texts of more than a gigabyte are not read at the same time', () => {
  const { workers, read } = poolOf(2);
  read(['a.json', 900 * KIB * KIB], ['b.json', 800 * KIB * KIB], ['c.json', 10 * KIB * KIB]);
  assert.deepEqual(workers[0]!.messages, [['a.json']]);
  assert.deepEqual(workers[1]!.messages, [['c.json']]);
  workers[1]!.finish();
  assert.deepEqual(workers[1]!.messages, [['c.json']]);
  workers[0]!.finish();
  assert.deepEqual([...workers[0]!.messages, ...workers[1]!.messages].flat().toSorted(), [
    'a.json',
    'b.json',
    'c.json',
  ]);
});

test('a file that ends its worker is tried once more, the others of its group are read elsewhere', async () => {
  const { workers, read } = poolOf(1);
  const { files, paths, ended } = read(['a', 4], ['b', 3], ['poison', 2], ['d', 1]);
  workers[0]!.finish();
  workers[0]!.finish();
  workers[0]!.die();
  assert.equal(workers.length, 2);
  assert.deepEqual(workers[1]!.messages, [['poison']]);
  workers[1]!.finish('poison');
  workers[1]!.finish();
  assert.deepEqual(await ended, []);
  assert.deepEqual(paths, ['a', 'b', 'poison', 'd']);
  assert.ok(files.every(({ reason }) => reason === 'read'));
});

test('what a worker had read and not handed back when it ended is not to blame', async () => {
  const { workers, read } = poolOf(1);
  const { paths, ended } = read(['a', 5], ['b', 4], ['c', 3], ['poison', 2], ['e', 1]);
  workers[0]!.finish();
  workers[0]!.die({ unsent: 2 });
  assert.deepEqual(workers[1]!.messages, [['poison']]);
  workers[1]!.finish();
  assert.deepEqual(workers[1]!.messages, [['poison'], ['b', 'c', 'e']]);
  for (const path of ['b', 'c', 'e']) workers[1]!.finish(path);
  assert.deepEqual(await ended, []);
  assert.deepEqual(paths, ['a', 'poison', 'b', 'c', 'e']);
});

test('a file that ends its worker twice is skipped with the reason', async () => {
  const { workers, read } = poolOf(2);
  const { files, ended } = read(['poison', 900 * KIB], ['b', 800 * KIB]);
  workers[0]!.die();
  workers[2]!.die();
  workers[1]!.finish();
  assert.deepEqual(await ended, []);
  assert.deepEqual(files, [
    { kind: 'skipped', path: 'poison', reason: 'reading it failed twice: out of memory' },
    { kind: 'skipped', path: 'b', reason: 'read' },
  ]);
});

test('where no worker can be started, the files come back', async () => {
  const { workers, read } = poolOf(2, { isReady: false });
  const { paths, ended } = read(['a', 900 * KIB], ['b', 800 * KIB]);
  workers[0]!.die();
  workers[1]!.die();
  assert.deepEqual((await ended).map(({ path }) => path).toSorted(), ['a', 'b']);
  assert.deepEqual(paths, []);
  assert.equal(workers.length, 2);
  assert.deepEqual((await read(['c', 1]).ended).length, 1);
});

test('where one worker cannot be started, the others read its files', async () => {
  const { workers, read } = poolOf(2, { isReady: false });
  const { paths, ended } = read(['a', 900 * KIB], ['b', 800 * KIB]);
  workers[0]!.events.ready();
  workers[1]!.die();
  workers[0]!.finish();
  workers[0]!.finish();
  assert.deepEqual(await ended, []);
  assert.deepEqual(paths, ['a', 'b']);
  assert.equal(workers.length, 2);
});

test('a signal settles at once, and nothing comes afterwards', async () => {
  const { workers, read } = poolOf(2);
  const { paths, ended, controller } = read(['a', 900 * KIB], ['b', 800 * KIB], ['c', 700 * KIB]);
  workers[1]!.finish();
  controller.abort();
  assert.deepEqual(await ended, []);
  for (const worker of workers) worker.finish();
  workers[0]!.die();
  assert.deepEqual(paths, ['b']);
  assert.ok(workers.every(({ isStopped }) => isStopped));
  assert.equal(workers.length, 2);
});

test('what is asked for later goes first, and outlives the end of the other', async () => {
  const { workers, read } = poolOf(1);
  const first = read(['a', 100 * KIB], ['b', 90 * KIB]);
  const second = read(['c', 300 * KIB]);
  assert.deepEqual(workers[0]!.messages, [['a', 'b'], ['c']]);
  first.controller.abort();
  assert.deepEqual(await first.ended, []);
  assert.deepEqual(workers[1]!.messages, [['c']]);
  workers[1]!.finish();
  assert.deepEqual(await second.ended, []);
  assert.deepEqual([first.paths, second.paths], [[], ['c']]);
});

test('whatever dies when, each file is handed back once', async () => {
  for (let seed = 1; seed <= 50; seed++) {
    const random = randomNumbers(seed);
    const { workers, here, read } = poolOf(3, { hasHere: seed % 2 === 0 });
    const names = Array.from({ length: 40 }, (_, n): [string, number] => [`f${n}`, random() * 400 * KIB]);
    const { paths, ended } = read(...names);
    for (let step = 0; step < 1000 && paths.length < names.length; step++) {
      const alive = [...workers, ...here].filter((worker) => worker.isBusy);
      const worker = alive[Math.floor(random() * alive.length)]!;
      if (random() < 0.1) worker.die();
      else worker.finish();
    }
    assert.deepEqual(await ended, [], `seed ${seed}`);
    assert.deepEqual(paths.toSorted(), names.map(([name]) => name).toSorted(), `seed ${seed}`);
  }
});

test('who reads in this thread has one group at a time, and threads have more ahead than otherwise', () => {
  const { workers, here, read } = poolOf(1, { hasHere: true });
  read(...Array.from({ length: 11 }, (_, n): [string, number] => [`f${n}`, 200 * KIB]));
  const lengths = () => [workers, here].map(([worker]) => worker!.messages.map(({ length }) => length));
  assert.deepEqual(lengths(), [[2], [2]]);
  workers[0]!.finish();
  assert.deepEqual(lengths(), [[2, 2], [2]]);
  here[0]!.finish();
  assert.deepEqual(lengths(), [[2, 2, 2], [2]]);
  here[0]!.finish();
  assert.deepEqual(lengths(), [
    [2, 2, 2, 2],
    [2, 1],
  ]);
});

test('what ends its reader here is tried once more in a thread, and what ends a thread not here', async () => {
  const { workers, here, read } = poolOf(1, { hasHere: true });
  const { files, ended } = read(['a', 900 * KIB], ['poison', 800 * KIB]);
  here[0]!.die();
  workers[0]!.finish();
  assert.deepEqual(workers[0]!.messages, [['a'], ['poison']]);
  workers[0]!.die();
  assert.deepEqual(await ended, []);
  const reason = 'reading it failed twice: out of memory';
  assert.deepEqual(
    files.map((file) => [file.path, file.reason]),
    [
      ['a', 'read'],
      ['poison', reason],
    ],
  );

  const other = poolOf(1, { hasHere: true });
  const reading = other.read(['poison', 900 * KIB], ['b', 800 * KIB]);
  other.workers[0]!.die();
  other.here[0]!.finish();
  assert.deepEqual(other.here[0]!.messages, [['b']]);
  assert.deepEqual(other.workers[1]!.messages, [['poison']]);
  other.workers[1]!.finish();
  assert.deepEqual(await reading.ended, []);
});

test('a text that may take all memory is not read here', () => {
  const { workers, here, read } = poolOf(1, { hasHere: true });
  read(['a.json', 100 * KIB * KIB], ['b.json', 130 * KIB * KIB], ['c.json', 129 * KIB * KIB]);
  assert.deepEqual([workers[0]!.messages, here[0]!.messages], [[['b.json']], [['a.json']]]);
  here[0]!.finish();
  assert.deepEqual(here[0]!.messages, [['a.json']]);
});

test('where no thread can be started, what is safe is read here, and the rest comes back', async () => {
  const { workers, here, read } = poolOf(1, { hasHere: true, isReady: false });
  const { paths, ended } = read(['a', 900 * KIB], ['b', 800 * KIB], ['poison', 700 * KIB]);
  here[0]!.events.ready();
  workers[0]!.die();
  for (const path of ['b', 'a']) here[0]!.finish(path);
  here[0]!.die();
  assert.deepEqual(
    (await ended).map(({ path }) => path),
    ['poison'],
  );
  assert.deepEqual(paths, ['b', 'a']);
  assert.deepEqual([workers.length, here.length], [1, 1]);
});

/** A worker that does nothing by itself. */
class FakeWorker implements PoolWorker {
  readonly events: WorkerEvents;
  readonly messages: string[][] = [];
  #tasks: FileToRead[] = [];
  #isDead = false;
  isStopped = false;

  constructor(events: WorkerEvents) {
    this.events = events;
  }

  get isBusy(): boolean {
    return this.#tasks.length > 0 && !this.#isDead && !this.isStopped;
  }

  read(files: readonly FileToRead[]): void {
    this.messages.push(files.map(({ path }) => path));
    this.#tasks.push(...files);
  }

  stop(): void {
    this.isStopped = true;
  }

  finish(path = this.#tasks[0]!.path): void {
    assert.equal(this.#tasks.shift()!.path, path);
    this.events.done({ kind: 'skipped', path, reason: 'read' });
  }

  die({ unsent = 0 } = {}): void {
    this.#isDead = true;
    this.events.died('out of memory', unsent);
  }
}

function poolOf(size: number, { isReady = true, arePieces = false, hasHere = false } = {}) {
  const workers: FakeWorker[] = [];
  const here: FakeWorker[] = [];
  const startAmong =
    (those: FakeWorker[]): StartWorker =>
    (events) => {
      const worker = new FakeWorker(events);
      those.push(worker);
      if (isReady) events.ready();
      return worker;
    };
  const pool = new Pool(startAmong(workers), size, hasHere ? startAmong(here) : undefined);
  const read = (...sizes: readonly [path: string, size: number][]) => {
    const controller = new AbortController();
    const files: (PackedFile & { kind: 'skipped' })[] = [];
    const paths: string[] = [];
    const done = (file: ReadResult): void => {
      assert.ok(file.kind === 'skipped');
      files.push(file);
      paths.push(file.path);
    };
    const piece = arePieces && { piece: {} as NonNullable<FileToRead['piece']> };
    const wanted = sizes.map(([path, bytes]) => ({ path, id: path, size: bytes, ...piece }));
    return { files, paths, controller, ended: pool.read(wanted, { signal: controller.signal, done }) };
  };
  return { pool, workers, here, read };
}

/** Numbers from 0 to 1, the same for the same seed. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}
