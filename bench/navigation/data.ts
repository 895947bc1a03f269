import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { recordsOf, writeGzipFile } from '../data/case-files.ts';
import { chainRecords } from '../data/chain.ts';
import { groupRecords } from './groups.ts';

const EVENTS_PER_FILE = 500;
const GROUP_CALLS = 20;
const SESSIONS = (EVENTS_PER_FILE - GROUP_CALLS) / 4;
const CHAIN_SECOND = 3600;

/** The same events twice. */
export interface Forms {
  /** A folder of compressed files, as CloudTrail delivers them. */
  readonly compressed: string;
  /** One export that is a single line. */
  readonly plain: string;
  /** The compressed file of the user who assumes roles. */
  readonly chain: string;
}

/** Writes them under `folder`; among them a user who assumes a role again and again, and one who opens security groups. */
export function writeForms(folder: string, events: number): Forms {
  const compressed = join(folder, 'compressed');
  mkdirSync(compressed, { recursive: true });
  const plain = join(folder, 'plain.json');
  const chain = join(compressed, 'chain.json.gz');
  const file = openSync(plain, 'w');
  const chained = [
    ...groupRecords(GROUP_CALLS, CHAIN_SECOND),
    ...chainRecords(SESSIONS, CHAIN_SECOND),
  ].join();
  writeFileSync(chain, gzipSync(`{"Records":[${chained}]}`));
  writeSync(file, `{"Records":[${chained}`);
  for (let number = 1; number < events / EVENTS_PER_FILE; number++) {
    writeGzipFile({ folder: compressed, files: 0, eventsPerFile: EVENTS_PER_FILE }, number);
    writeSync(file, `,${recordsOf(number, EVENTS_PER_FILE).join()}`);
  }
  writeSync(file, ']}');
  closeSync(file);
  return { compressed, plain, chain };
}
