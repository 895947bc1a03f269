import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadCount } from '../process/threads.ts';
import { recordsOf, type GzipFiles } from './case-files.ts';
import { generateLog } from './log.ts';

/** How large a case is. */
export interface CaseSize {
  /** Compressed files of `eventsPerFile` events. */
  readonly files: number;
  readonly eventsPerFile: number;
  /** Compressed files of one event. */
  readonly tinyFiles: number;
  /** An export that is one line, uncompressed. */
  readonly lineBytes: number;
  /** An export as somebody formatted it. */
  readonly prettyBytes: number;
}

export interface MadeFiles extends GzipFiles {
  /** Of all of them, unpacked. */
  readonly bytes: number;
}

export interface MadeFile {
  readonly path: string;
  readonly bytes: number;
  readonly events: number;
}

export interface BenchCase {
  readonly gzip: MadeFiles;
  readonly tiny: MadeFiles;
  readonly line: MadeFile;
  readonly pretty: MadeFile;
}

/** Writes the files of a case under `folder`. */
export async function makeCase(folder: string, size: CaseSize): Promise<BenchCase> {
  const { files, eventsPerFile, tinyFiles, lineBytes, prettyBytes } = size;
  const line = writeLine(join(folder, 'line.json'), lineBytes);
  const pretty = writePretty(join(folder, 'pretty.json'), prettyBytes);
  const gzip = await writeFiles({ folder: join(folder, 'gzip'), files, eventsPerFile });
  const tiny = await writeFiles({ folder: join(folder, 'tiny'), files: tinyFiles, eventsPerFile: 1 });
  return { gzip, tiny, line, pretty };
}

async function writeFiles(files: GzipFiles): Promise<MadeFiles> {
  const threads = threadCount();
  const bytes = await Promise.all(
    Array.from({ length: threads }, (_, first) => writeInThread({ files, first, step: threads })),
  );
  return { ...files, bytes: bytes.reduce((sum, count) => sum + count, 0) };
}

function writeInThread(share: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('case-worker.ts', import.meta.url), { workerData: share });
    worker.on('message', resolve).on('error', reject);
  });
}

function writeLine(path: string, length: number): MadeFile {
  const file = openSync(path, 'w');
  let bytes = writeSync(file, '{"Records":[');
  let events = 0;
  for (let part = 0; bytes < length; part++) {
    const records = recordsOf(part, 500);
    bytes += writeSync(file, (part === 0 ? '' : ',') + records.join());
    events += records.length;
  }
  bytes += writeSync(file, ']}');
  closeSync(file);
  return { path, bytes, events };
}

function writePretty(path: string, length: number): MadeFile {
  const text = Buffer.from(generateLog(length, 'pretty'));
  writeFileSync(path, text);
  return { path, bytes: text.length, events: JSON.parse(text.toString()).Records.length };
}
