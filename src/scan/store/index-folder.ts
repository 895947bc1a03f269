import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readIndex, type IndexBlocks } from './read-index.ts';
import { UNFINISHED, writeIndex, type Blocks } from './write-index.ts';

const EXTENSION = '.index';
/** All indexes together; that is some thirty million events. */
const MOST_BYTES = 2 ** 31;
/** Whoever was still writing after an hour does so no more. */
const ABANDONED_MS = 3_600_000;

/** A folder of indexes: one for each set of paths that is loaded as a case. What was used longest ago goes first. */
export class IndexFolder {
  readonly #folder: string;
  readonly #mostBytes: number;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** The index of the case at `roots`, if there is one that can be read. */
  *read(roots: readonly string[]): Generator<void, IndexBlocks | undefined> {
    const path = this.#pathOf(roots);
    const index = yield* readIndex(path);
    if (index) markAsUsed(path);
    return index;
  }

  /** Writes the index of the case at `roots` in place of the one before. Throws what the file system throws. */
  *write(roots: readonly string[], blocks: Blocks): Generator<void, void> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    yield* writeIndex(this.#pathOf(roots), blocks);
    this.#makeRoom();
  }

  #pathOf(roots: readonly string[]): string {
    const all = [...new Set(roots.map((root) => resolve(root)))].toSorted();
    const name = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 32);
    return join(this.#folder, name + EXTENSION);
  }

  #makeRoom(): void {
    const entries = readdirSync(this.#folder).flatMap((name) => sizeAndTime(join(this.#folder, name)));
    const abandoned = entries.filter(
      ({ path, used }) => path.endsWith(UNFINISHED) && used < Date.now() - ABANDONED_MS,
    );
    for (const { path } of abandoned) rmSync(path, { force: true });
    let bytes = 0;
    for (const { path, size } of entries.toSorted((a, b) => b.used - a.used)) {
      if (!path.endsWith(EXTENSION)) continue;
      bytes += size;
      if (bytes > this.#mostBytes) rmSync(path, { force: true });
    }
  }
}

function markAsUsed(path: string): void {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch {
    // It is only older than it should be.
  }
}

/** Nothing for what another process has just removed. */
function sizeAndTime(path: string): { path: string; size: number; used: number }[] {
  const status = statSync(path, { throwIfNoEntry: false });
  return status ? [{ path, size: status.size, used: status.mtimeMs }] : [];
}
