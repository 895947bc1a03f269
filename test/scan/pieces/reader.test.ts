/** Large files that come in pieces, from threads or from this one. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { generateLog } from '../../../bench/data/log.ts';
import { ROOT } from '../../../scripts/lib/paths.ts';
import { inOneGo } from '../../../src/core/log/steps.ts';
import { FileReader } from '../../../src/scan/files/file-reader.ts';
import type { FileToRead, PackedFile } from '../../../src/scan/files/packed-export.ts';
import { ENGINE, fileWith, plain, readWhole } from './check.ts';

const PLAIN = generateLog(200_000, 'one-line', 1);
const LINES = (JSON.parse(PLAIN) as { readonly Records: readonly object[] }).Records.map((record) =>
  JSON.stringify(record),
).join('\n');
const MIDDLE = PLAIN.length >> 1;

const FILES: Readonly<Record<string, string | Buffer>> = {
  'plain.json': PLAIN,
  'lines.jsonl': LINES,
  'cut.json': PLAIN.slice(0, -500),
  'damaged.json': `${PLAIN.slice(0, MIDDLE)}"${PLAIN.slice(MIDDLE)}`,
  'odd.json': PLAIN.replace('"eventVersion":', '"eventVersion"'),
  'plain.json.gz': gzipSync(PLAIN),
  'members.jsonl.gz': Buffer.concat([gzipSync(`${LINES}\n`), gzipSync(LINES)]),
  'cut.json.gz': gzipSync(PLAIN).subarray(0, -300),
  'odd.json.gz': gzipSync(PLAIN.replace('"eventVersion":', '"eventVersion"')),
  'notes.txt': 'no log at all '.repeat(10_000),
};

for (const [workers, names] of [
  [0, Object.keys(FILES)],
  [1, ['lines.jsonl']],
  [2, Object.keys(FILES)],
  [3, ['plain.json', 'cut.json']],
] as const) {
  test(`${workers} threads`, async (t) => {
    const files = names.map((name) => fileWith(t, FILES[name]!, name));
    const read = await readAll(files, workers);
    assert.deepEqual(
      read.map(plain),
      files.map((file) => plain(readWhole(file))),
    );
  });
}

test('a signal ends the reading of a large file', async (t) => {
  const file = fileWith(t, PLAIN);
  const controller = new AbortController();
  const reading = readAll([file], 2, controller.signal);
  controller.abort();
  assert.deepEqual(await reading, []);
});

/** In the order of the files. */
async function readAll(
  files: readonly FileToRead[],
  workers: number,
  signal = new AbortController().signal,
): Promise<PackedFile[]> {
  const read = new Map<string, PackedFile>();
  const reader = new FileReader({
    ...ENGINE,
    script: join(ROOT, 'src', 'scan', 'worker.ts'),
    workers,
    fewBytes: 0,
    run: async (steps: Generator<void, void>) => inOneGo(steps),
    pieces: {
      pieceBytes: 9000,
      packedPieceBytes: 9000,
      leastBytes: 20_000,
      leastPackedBytes: 5_000,
      mostBytes: 2 ** 31,
    },
  });
  await reader.read(files, { signal, done: (file) => read.set(file.path, file) });
  return files.flatMap(({ path }) => read.get(path) ?? []);
}
