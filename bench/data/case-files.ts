import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { makeEvent, settingOfFile, time } from './event.ts';
import { randomFrom } from './random.ts';

/** Files of gzipped events under `folder`, as CloudTrail delivers them. */
export interface GzipFiles {
  readonly folder: string;
  readonly files: number;
  readonly eventsPerFile: number;
}

/** Every so manieth file also holds events that the file before it had delivered. */
const REPEATS_EVERY = 50;
const REPEATED = 25;

/** What is in the files, by the rules they are made by. */
export function contentsOf({ files, eventsPerFile }: GzipFiles): { events: number; duplicates: number } {
  const repeated = Math.min(REPEATED, eventsPerFile);
  return { events: files * eventsPerFile, duplicates: Math.floor(files / REPEATS_EVERY) * repeated };
}

/** Writes file `file` of them. Returns how many bytes it has unpacked. */
export function writeGzipFile({ folder, eventsPerFile }: GzipFiles, file: number): number {
  const records = recordsOf(file, eventsPerFile);
  if (file % REPEATS_EVERY === REPEATS_EVERY - 1)
    records.push(...recordsOf(file - 1, eventsPerFile).slice(0, REPEATED));
  const text = Buffer.from(`{"Records":[${records.join(',')}]}`);
  const path = join(folder, pathOf(file));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, gzipSync(text));
  return text.length;
}

/** The events of a file, each as JSON. */
export function recordsOf(file: number, count: number): string[] {
  const random = randomFrom(file + 1);
  const setting = settingOfFile(file);
  return Array.from({ length: count }, (_, index) => {
    const second = setting.second + (index * 300) / count;
    return JSON.stringify(makeEvent(random, file * count + index, { ...setting, second }));
  });
}

function pathOf(file: number): string {
  const { accountId, region, second } = settingOfFile(file);
  const [date, clock] = time(second + 300).split('T');
  const minute = `${date!.replaceAll('-', '')}T${clock!.slice(0, 5).replace(':', '')}Z`;
  const name = `${accountId}_CloudTrail_${region}_${minute}_${randomFrom(-file).letters(16)}.json.gz`;
  return join('AWSLogs', accountId, 'CloudTrail', region, ...date!.split('-'), name);
}
